// What the start page of each role is drawn from: the open cases, a person's registrations, the latest looks.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Reporting;

namespace Ombud.App.Features.Today;

/// <summary>One look at content: who, when, what for. Never what stood there.</summary>
public sealed record Look(string Id, DateTimeOffset At, StaffId By, string Role, CaseNumber? Number, Purpose Purpose, int Count);

public sealed record LookCount(Purpose Purpose, int Today, int ThisWeek);

/// <param name="Sample">The sample of a month that waits to be judged, if one does.</param>
public sealed record Looks(IReadOnlyList<Look> Latest, IReadOnlyList<LookCount> Counts, SampleProgress? Sample);

/// <param name="Line">The office's answers this year, with what is too small to show hidden.</param>
public sealed record SupervisorDay(SlaLine Line, int Open, int Overdue);

public sealed class TodayQuery(IDbContextFactory<OmbudDb> dbs, Office office, SlaQuery sla, AccessSample samples, Rights rights, TimeProvider clock)
{
    public const int LatestLooks = 50;

    /// <summary>All open cases as the adviser's day; a few hundred rows from the index of open cases.</summary>
    public async Task<AdviserDay> AdviserAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("today");
        var actor = await rights.NeedAsync(Purpose.Page, Roles.Adviser);
        var data = await office.GetAsync(stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var open = await db.Cases.OpenTo(actor.Id, db).Where(c => c.IsOpen).OrderBy(c => c.Id).Select(CaseFacts.Of).ToListAsync(stop);
        return AdviserDay.From(open, clock.DanishToday, data, await ReplyByAsync(db, stop),
            await db.Cases.OpenTo(actor.Id, db).Where(c => c.JournalGapSince != null).SumAsync(c => c.JournalGaps, stop), await LettersToday.OfAsync(db, actor.Id, stop), await IncomingToday.OfAsync(db, actor.Id, stop));
    }

    /// <summary>The cases in which a department has a hearing before it, and until when it is to reply. None of a time before the case was reopened.</summary>
    static async Task<IReadOnlyDictionary<CaseNumber, DateOnly>> ReplyByAsync(OmbudDb db, CancellationToken stop)
    {
        var hearings = await (from letter in db.Letters
                              where letter.ReplyBy != null && db.Outbox.Any(o => o.LetterId == letter.Id && (o.State == CopyState.Sent || o.State == CopyState.Received || (o.State == CopyState.Failed && o.Problem == SendProblem.NoReceipt)))
                              join row in db.Cases on letter.CaseId equals row.Id
                              where row.IsOpen
                              select new { row.Id, row.ClockFrom, letter.ApprovedAt, ReplyBy = letter.ReplyBy!.Value }).ToListAsync(stop);
        return hearings.Where(h => h.ApprovedAt!.Value.DanishDate >= h.ClockFrom)
            .GroupBy(h => CaseNumber.FromKey(h.Id)).ToDictionary(of => of.Key, of => of.Min(h => h.ReplyBy));
    }

    /// <summary>How many contacts whoever asks has registered today, read backwards from the last event of all.</summary>
    public async Task<int> RegisteredTodayAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("today");
        var by = (await rights.NeedAsync(Purpose.Page, Roles.Intake, Roles.Adviser)).Id;
        var since = StartOf(clock.DanishToday);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var latest = db.Events.AsNoTracking().OrderByDescending(e => e.Position)
            .Select(e => new { e.At, e.By, IsContact = e.Sequence == 1 || e.Body.Contains("\"contact-added\"") }).AsAsyncEnumerable();
        return await latest.TakeWhile(e => e.At >= since).CountAsync(e => e.By == by.Value && e.IsContact, stop);
    }

    /// <summary>The whole office in a few figures: what is open now, and how this year's answers kept their time, as the report counts them.</summary>
    public async Task<SupervisorDay> SupervisorAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("today");
        await rights.NeedAsync(Purpose.Page, Roles.Supervisor, Roles.Adviser);
        var today = clock.DanishToday;
        var year = await sla.RunAsync(new(today.Year, 1, 1), today, suppress: true, stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var waiting = await db.Cases.Where(c => c.IsOpen).Select(CaseFacts.Of).ToListAsync(stop);
        return new(year.Total, waiting.Count, waiting.Count(f => f.IsWaited && f.DueOn < today));
    }

    public async Task<Looks> LooksAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("today");
        await rights.NeedAsync(Purpose.Audit, Roles.DataProtection);
        var today = clock.DanishToday;
        var (day, week) = (StartOf(today), StartOf(today.AddDays(-(((int)today.DayOfWeek + 6) % 7))));
        await using var db = await dbs.CreateDbContextAsync(stop);
        // A calendar programme comes every hour by itself: it is counted, and stands in the whole log.
        var latest = await db.AccessLog.AsNoTracking().Where(a => !(a.Purpose == Purpose.CalendarFeed && a.Act == AccessAct.Read)).OrderByDescending(a => a.At).ThenByDescending(a => a.Sequence).Take(LatestLooks).ToListAsync(stop);
        var counts = await db.AccessLog.Where(a => a.At >= week).GroupBy(a => a.Purpose)
            .Select(g => new { g.Key, Today = g.Count(a => a.At >= day), Week = g.Count() }).ToListAsync(stop);
        return new(
            [.. latest.Select(a => new Look($"{a.Node}.{a.Sequence}", a.At, new(a.By), a.Role, a.CaseId is { } id ? CaseNumber.FromKey(id) : null, a.Purpose, a.Count))],
            [.. counts.Select(c => new LookCount(c.Key, c.Today, c.Week)).OrderByDescending(c => c.ThisWeek)],
            await samples.ProgressAsync(stop));
    }

    static DateTimeOffset StartOf(DateOnly day) => DanishTime.FromDanish(day, TimeOnly.MinValue);
}
