// Counts how the office keeps its answer times, for the report, its spreadsheet and the API. Reads facts, never content.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Data;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Reporting;

namespace Ombud.App.Desk;

/// <param name="Age">Working days since the clock started.</param>
public sealed record OpenCase(CaseNumber? Number, CaseState State, string? Department, int Age, DeadlineStatus Status);

public sealed class SlaQuery(IDbContextFactory<OmbudDb> dbs, Office office, Rights rights, TimeProvider clock)
{
    /// <summary>Cases that concern no department of the municipality.</summary>
    public const string NoDepartment = "";

    /// <summary>
    /// The report over the whole months from the one to the other date, by the month in which the clock started.
    /// A case that was concluded without any answer, because there was nobody to answer, is not counted.
    /// </summary>
    /// <param name="suppress">False holds for the adviser alone.</param>
    public async Task<SlaReport> RunAsync(DateOnly from, DateOnly to, bool suppress, CancellationToken stop = default)
    {
        var actor = await NeedAsync();
        return Assemble(await CountAsync(from, to, stop), suppress || actor.Is(Roles.Supervisor));
    }

    /// <summary>
    /// The report over these counts. Everybody may know how many cases of the office are open and overdue just now, so the
    /// parts of those two figures are left to the adviser: no cover could hold beside the exact sum.
    /// </summary>
    public static SlaReport Assemble(SlaCounts counts, bool suppress)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var report = SlaReport.From(counts.Cases, suppress ? new() : Suppression.Off, counts.Aside);
        return !suppress ? report : new(
            [.. report.ByDepartment.Select(group => group with { Line = WithoutOpen(group.Line) })],
            [.. report.ByMonth.Select(group => group with { Line = WithoutOpen(group.Line) })],
            report.Total);
    }

    static SlaLine WithoutOpen(SlaLine line) => line with { Open = Cell.Hidden, Overdue = Cell.Hidden };

    public async Task<SlaCounts> CountAsync(DateOnly from, DateOnly to, CancellationToken stop = default)
    {
        using var asked = Measures.Query("sla");
        await NeedAsync();
        var (first, last) = (MonthOf(from), MonthOf(to));
        await using var db = await dbs.CreateDbContextAsync(stop);
        var replied = await db.Cases.Where(c => c.ReplyDays != null && c.ClockMonth >= first && c.ClockMonth <= last)
            .GroupBy(c => new { c.ClockMonth, c.Department, c.InTime, c.InTimeMoved, c.Extended, c.ReplyDays })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(stop);
        var today = clock.DanishToday;
        var waiting = await db.Cases.Where(c => c.IsOpen && c.FirstReplyOn == null && c.ClockMonth >= first && c.ClockMonth <= last)
            .Select(c => new { c.ClockMonth, c.Department, c.Extended, c.OriginalDueOn, c.DueOn })
            .ToListAsync(stop);
        var lateTold = await db.Cases
            .Where(c => c.ToldOn != null && c.ToldOn <= c.OriginalDueOn && c.ClockMonth >= first && c.ClockMonth <= last
                && (c.AnsweredOn > c.OriginalDueOn || (c.AnsweredOn == null && c.IsOpen && c.OriginalDueOn < today)))
            .GroupBy(c => new { c.ClockMonth, c.Department })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(stop);
        var waited = await db.Cases
            .Where(c => c.WaitedDays > 0 && c.ClockMonth >= first && c.ClockMonth <= last
                && (c.AnsweredOn != null || c.WaitingSince == null) && (c.FirstReplyOn != null || c.IsOpen))
            .GroupBy(c => new { c.ClockMonth, c.Department })
            .Select(g => new { g.Key, Count = g.Count(), Days = g.Sum(c => c.WaitedDays) })
            .ToListAsync(stop);
        var owing = await db.Cases.Where(c => c.IsOpen && c.AnsweredOn == null && c.WaitingSince != null && c.ClockMonth >= first && c.ClockMonth <= last)
            .Select(c => new { c.ClockMonth, c.Department, c.WaitedDays, c.WaitingSince })
            .ToListAsync(stop);
        var calendar = (await office.GetAsync(stop)).WithoutClosures;
        return new(
        [
            .. replied.Select(r => new SlaCount(
                r.Key.Department ?? NoDepartment, DayOf(r.Key.ClockMonth), true, r.Key.InTime, r.Key.InTimeMoved, r.Key.Extended, r.Key.ReplyDays, r.Count)),
            .. waiting.Select(w => new SlaCount(
                w.Department ?? NoDepartment, DayOf(w.ClockMonth), false, InTime(w.OriginalDueOn), InTime(w.DueOn), w.Extended, null, 1)),
        ],
        [
            .. lateTold.Select(t => new SlaAside(t.Key.Department ?? NoDepartment, DayOf(t.Key.ClockMonth), t.Count)),
            .. waited.Select(w => new SlaAside(w.Key.Department ?? NoDepartment, DayOf(w.Key.ClockMonth), Waited: w.Count, WaitedDays: w.Days)),
            .. from o in owing
               let days = o.WaitedDays + Math.Max(0, calendar.WorkingDaysBetween(o.WaitingSince!.Value, today))
               where days > 0
               select new SlaAside(o.Department ?? NoDepartment, DayOf(o.ClockMonth), Waited: 1, WaitedDays: days),
        ]);

        bool? InTime(DateOnly? due) => due is { } day ? today <= day : null;
    }

    /// <summary>Every open case as it stands today.</summary>
    public async Task<IReadOnlyList<OpenCase>> OpenAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("sla");
        var actor = await NeedAsync();
        var data = await office.GetAsync(stop);
        var today = clock.DanishToday;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var open = await db.Cases.Where(c => c.IsOpen)
            .Select(c => new { c.Id, c.State, c.Department, c.ClockFrom, c.DueOn, c.FirstReplyOn })
            .ToListAsync(stop);
        var closed = await db.ClosedToAsync(actor.Id, stop);
        return
        [
            .. open.Select(c => new OpenCase(
                closed.Contains(c.Id) ? null : CaseNumber.FromKey(c.Id), c.State, c.Department,
                Math.Max(0, data.WithoutClosures.WorkingDaysBetween(c.ClockFrom, today)),
                ResponseDeadline.StatusOn(today, c.DueOn, c.FirstReplyOn, data.Calendar))),
        ];
    }

    /// <summary>The year of the first month that has anything to report; null in an empty office.</summary>
    public async Task<int?> FirstYearAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("sla");
        await NeedAsync();
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Cases.Where(c => c.ReplyDays != null).MinAsync(c => (int?)c.ClockMonth, stop) / 12;
    }

    ValueTask<Actor> NeedAsync() => rights.NeedAsync(Purpose.Page, Roles.Adviser, Roles.Supervisor, Roles.System);

    static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    static DateOnly DayOf(int month) => new(month / 12, (month % 12) + 1, 1);
}
