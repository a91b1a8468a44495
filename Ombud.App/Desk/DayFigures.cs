// What the day asks of an adviser, in numbers: of the cases, letters and messages that are open to them.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Incoming;

namespace Ombud.App.Desk;

/// <summary>Letters that wait for somebody.</summary>
public sealed record LettersToday(int ToApprove, int ToPrint, int Failed)
{
    public bool Any => ToApprove + ToPrint + Failed > 0;

    /// <summary>Whoever is shut out of a case does not see that there is a letter in it.</summary>
    internal static async Task<LettersToday> OfAsync(OmbudDb db, StaffId adviser, CancellationToken stop)
    {
        var outbox = db.Outbox.Where(o => !db.Conflicts.Any(c => c.CaseId == o.CaseId && c.Who == adviser.Value));
        return new(
            await db.Letters.CountAsync(l => l.ApprovedAt == null && !db.Conflicts.Any(c => c.CaseId == l.CaseId && c.Who == adviser.Value), stop),
            await outbox.CountAsync(o => o.State == CopyState.Queued && o.Channel == Channel.Letter, stop),
            await outbox.CountAsync(o => o.State == CopyState.Failed, stop));
    }
}

/// <summary>What came in and waits for somebody.</summary>
public sealed record IncomingToday(int ToPlace, int Unreadable)
{
    public bool Any => ToPlace + Unreadable > 0;

    internal static async Task<IncomingToday> OfAsync(OmbudDb db, StaffId adviser, CancellationToken stop)
    {
        var mine = IncomingDesk.OpenTo(db, adviser);
        return new(await mine.CountAsync(i => i.State == IncomingState.Waiting, stop), await mine.CountAsync(i => i.State == IncomingState.Unreadable, stop));
    }
}

public sealed record DayFigures(int Overdue, int DueToday, int Soon, int CallBacks, LettersToday Letters, IncomingToday Incoming)
{
    public bool Any => Overdue + DueToday + Soon + CallBacks > 0 || Letters.Any || Incoming.Any;

    internal static async Task<DayFigures> OfAsync(OmbudDb db, StaffId adviser, DateOnly today, WorkingCalendar calendar, CancellationToken stop)
    {
        var open = await db.Cases.AsNoTracking().OpenTo(adviser, db).Where(c => c.IsOpen).Select(CaseFacts.Of).ToListAsync(stop);
        var levels = open.Where(f => f is { IsWaited: true, DueOn: not null }).CountBy(f => f.StatusOn(today, calendar)!.Value.Level).ToDictionary();
        return new(
            levels.GetValueOrDefault(DeadlineLevel.Overdue), levels.GetValueOrDefault(DeadlineLevel.Today), levels.GetValueOrDefault(DeadlineLevel.Soon),
            open.Count(f => f.CallBackOn <= today), await LettersToday.OfAsync(db, adviser, stop), await IncomingToday.OfAsync(db, adviser, stop));
    }
}
