// When the office is closed, and what that does to the open cases' dates: both are saved together or not at all.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Desk;

/// <summary>An open case whose own target a closing moves. Its citizen must be told by <paramref name="OriginalDueOn"/>.</summary>
/// <param name="Number">Null: a case that whoever reads this is shut out of.</param>
public sealed record MovedDue(CaseNumber? Number, DateOnly OriginalDueOn, DateOnly DueOn, DateOnly NewDueOn);

/// <param name="Moved">The cases that got a later date; empty when refused.</param>
public sealed record ClosingSaved(IReadOnlyList<MovedDue> Moved, Refusal? Refused = null);

public sealed partial class OfficeDesk
{
    /// <summary>What adding a closure would do; nothing is saved.</summary>
    public Task<ClosingSaved> PreviewClosureAsync(DateOnly from, DateOnly to, CancellationToken stop = default) =>
        PreviewAsync(() => OfficeCheck.Closure(from, to, clock.DanishToday), calendar => calendar.WithClosure(from, to), stop);

    /// <summary>What switching a closing day on or off would do; nothing is saved.</summary>
    public Task<ClosingSaved> PreviewClosingDayAsync(OfficeClosingDay day, bool isClosed, CancellationToken stop = default) =>
        PreviewAsync(() => Enum.IsDefined(day) ? [] : [new("day", Problem.UnknownCode)], calendar => calendar.WithClosingDay(day, isClosed), stop);

    async Task<ClosingSaved> PreviewAsync(Func<IReadOnlyList<FieldProblem>> check, Func<WorkingCalendar, WorkingCalendar> change, CancellationToken stop)
    {
        if (await AllowedAsync() is not { } actor) return new([], new Refusal.NotAllowedForRole());
        if (check() is { Count: > 0 } problems) return new([], new Refusal.InvalidInput(problems));
        var data = await office.GetAsync(stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        return new(await AsSeenByAsync(db, actor, await MovedAsync(db, data.WithoutClosures, change(data.Calendar), stop), stop));
    }

    public Task<ClosingSaved> AddClosureAsync(DateOnly from, DateOnly to, ClosureReason reason, CancellationToken stop = default) =>
        ChangeClosingAsync(async db =>
        {
            if (OfficeCheck.Closure(from, to, clock.DanishToday) is { Count: > 0 } problems) return new Refusal.InvalidInput(problems);
            if (!Enum.IsDefined(reason)) return new Refusal.InvalidInput([new("reason", Problem.UnknownCode)]);
            if (await db.Closures.AnyAsync(c => c.From == from && c.To == to, stop)) return new Refusal.InvalidInput([new("from", Problem.AlreadyUsed)]);
            db.Closures.Add(new() { From = from, To = to, Reason = reason });
            return null;
        }, stop);

    /// <summary>Cases received from now on count the days again. A later date that a citizen was promised is not taken back.</summary>
    public Task<ClosingSaved> RemoveClosureAsync(long id, CancellationToken stop = default) =>
        ChangeClosingAsync(async db =>
        {
            if (await db.Closures.SingleOrDefaultAsync(c => c.Id == id, stop) is { } row) db.Closures.Remove(row);
            return null;
        }, stop);

    public Task<ClosingSaved> SetClosingDayAsync(OfficeClosingDay day, bool isClosed, CancellationToken stop = default) =>
        ChangeClosingAsync(async db =>
        {
            if (!Enum.IsDefined(day)) return new Refusal.InvalidInput([new("day", Problem.UnknownCode)]);
            if (await db.ClosingRules.SingleOrDefaultAsync(r => r.Day == day, stop) is { } row) row.IsClosed = isClosed;
            else db.ClosingRules.Add(new() { Day = day, IsClosed = isClosed });
            return null;
        }, stop);

    async Task<ClosingSaved> ChangeClosingAsync(Func<OmbudDb, Task<Refusal?>> change, CancellationToken stop)
    {
        using var command = Measures.Command("office-changed");
        if (await AllowedAsync() is not { } actor) return new([], command.Ended(new Refusal.NotAllowedForRole()));
        var changes = new List<CaseChanged>();
        var (saved, refused) = await gate.WriteAsync<(ClosingSaved?, Refusal?)>(async db =>
        {
            var before = await Office.ReadAsync(db, stop);
            if (await change(db) is { } no) return (null, no);
            await SaveAsync(db, actor, stop);
            var after = await Office.ReadAsync(db, stop);
            var moved = await MovedAsync(db, before.WithoutClosures, after.Calendar, stop);
            foreach (var move in moved)
            {
                var subject = await CaseStore.LoadAsync(db, move.Number!.Value, stop) ?? throw new InvalidOperationException("A case has no events.");
                if (subject.MoveDue(move.NewDueOn, DelayReason.Absence) is { } fixedDate) throw new InvalidOperationException($"An open case's date could not be moved: {fixedDate.Code}.");
                changes.Add(await desk.SaveAsync(db, subject, hasContent: false, Purpose.CaseHandling, actor, after, stop));
            }
            return (new ClosingSaved(await AsSeenByAsync(db, actor, moved, stop)), null);
        }).OrRefusedAsync();
        command.Ended(refused);
        if (saved is null) return new([], refused);
        office.Forget();
        foreach (var changed in changes) feed.Announce(changed);
        return saved;
    }

    /// <summary>A case with a conflict of interest is counted, not named.</summary>
    static async Task<IReadOnlyList<MovedDue>> AsSeenByAsync(OmbudDb db, Actor actor, IReadOnlyList<MovedDue> moved, CancellationToken stop)
    {
        var closed = await db.ClosedToAsync(actor.Id, stop);
        return closed.Count == 0 ? moved : [.. moved.Select(move => closed.Contains(move.Number!.Value.Key) ? move with { Number = null } : move)];
    }

    /// <summary>
    /// The open cases without a reply whose own target is later by this calendar than what they were promised so far.
    /// A date only ever moves later; the original one never moves.
    /// </summary>
    /// <param name="counted">The calendar by which the original dates were counted, for cases whose working days were not kept.</param>
    static async Task<IReadOnlyList<MovedDue>> MovedAsync(OmbudDb db, WorkingCalendar counted, WorkingCalendar calendar, CancellationToken stop)
    {
        var waiting = await db.Cases.AsNoTracking()
            .Where(c => c.IsOpen && c.FirstReplyOn == null && c.OriginalDueOn != null && c.DueOn != null)
            .Select(c => new { c.Id, c.Kind, c.Written, c.ClockFrom, Original = c.OriginalDueOn!.Value, Due = c.DueOn!.Value, c.PromisedDays })
            .ToListAsync(stop);
        return
        [
            .. from c in waiting
               let days = c.PromisedDays ?? (c is { Kind: HelpKind.Complaint, Written: true } ? OfficeData.WrittenComplaintDays : counted.WorkingDaysBetween(c.ClockFrom, c.Original))
               where days > 0
               let due = calendar.AddWorkingDays(c.ClockFrom, days)
               where due > c.Due
               orderby c.Original, c.Id
               select new MovedDue(CaseNumber.FromKey(c.Id), c.Original, c.Due, due),
        ];
    }
}
