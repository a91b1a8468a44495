// Draws the monthly sample of the access log: some looks at random, and every unusual one.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Desk;

/// <param name="Waiting">How many looks nobody has judged yet.</param>
public sealed record SampleProgress(int Month, int Waiting, DateOnly DueOn);

/// <summary>Drawn once a month for the month before. A log that is looked at only on suspicion protects nobody.</summary>
public sealed class AccessSample(IDbContextFactory<OmbudDb> dbs, Office office, SearchIndex index, WriteGate gate, AccessLogOptions options, TimeProvider clock)
{
    int drawn;

    sealed record Looked(string Node, long Sequence, DateTimeOffset At, string By, AccessAct Act, Purpose Purpose, long? CaseId)
    {
        public DateTimeOffset Local { get; } = At.InDenmark;
        public DateOnly Day => DateOnly.FromDateTime(Local.DateTime);
    }

    /// <summary>Year and month as one number: 202610.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    /// <summary>The last working day on which the sample of a month is to be judged.</summary>
    public DateOnly DueOn(int month)
    {
        var last = new DateOnly(month / 100, month % 100, 1).AddMonths(1).AddDays(options.ReviewDays - 1);
        while (!WorkingCalendar.PublicHolidaysOnly.IsWorkingDay(last)) last = last.AddDays(-1);
        return last;
    }

    /// <summary>How far the earliest sample that is not judged to its end has come. Null: nothing waits.</summary>
    public async Task<SampleProgress?> ProgressAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.AccessReviews.Where(r => r.Verdict == LookVerdict.Waiting).MinAsync(r => (int?)r.Month, stop) is not { } month) return null;
        var waiting = await db.AccessReviews.CountAsync(r => r.Month == month && r.Verdict == LookVerdict.Waiting, stop);
        return new(month, waiting, DueOn(month));
    }

    /// <summary>Does nothing if the sample is drawn already, or while the search index, which knows the names, is being filled.</summary>
    public async Task DrawAsync(CancellationToken stop)
    {
        var first = new DateOnly(clock.DanishToday.Year, clock.DanishToday.Month, 1).AddMonths(-1);
        var month = MonthOf(first);
        if (drawn == month || !index.IsReady) return;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (!await db.AccessReviews.AnyAsync(r => r.Month == month, stop))
        {
            var looks = await LooksAsync(db, first, stop);
            var reasons = await UnusualAsync(db, looks, stop);
            var usual = looks.Where(look => !reasons.ContainsKey(look)).ToArray();
            Random.Shared.Shuffle(usual);
            foreach (var look in usual.Take(options.Random)) reasons[look] = LookReasons.Random;
            await gate.WriteAsync(async turn =>
            {
                if (await turn.AccessReviews.AnyAsync(r => r.Month == month, CancellationToken.None)) return false;
                turn.AccessReviews.AddRange(reasons.Select(r => new AccessReviewRow { Node = r.Key.Node, Sequence = r.Key.Sequence, Month = month, Reasons = r.Value }));
                await turn.SaveChangesAsync(CancellationToken.None);
                return true;
            });
        }
        drawn = month;
    }

    /// <summary>What people did in a month; what jobs did is counted elsewhere, and a calendar programme comes by itself at all hours.</summary>
    static async Task<List<Looked>> LooksAsync(OmbudDb db, DateOnly first, CancellationToken stop)
    {
        var (from, to) = (DanishTime.FromDanish(first, TimeOnly.MinValue), DanishTime.FromDanish(first.AddMonths(1), TimeOnly.MinValue));
        return await db.AccessLog.AsNoTracking().Where(a => a.At >= from && a.At < to && a.Role != Roles.System && !(a.Purpose == Purpose.CalendarFeed && a.Act == AccessAct.Read))
            .OrderBy(a => a.At).ThenBy(a => a.Sequence)
            .Select(a => new Looked(a.Node, a.Sequence, a.At, a.By, a.Act, a.Purpose, a.CaseId)).ToListAsync(stop);
    }

    /// <summary>One row stands for looks that are unusual in the same way: a person's evening, hour, or visits to one case.</summary>
    async Task<Dictionary<Looked, LookReasons>> UnusualAsync(OmbudDb db, List<Looked> looks, CancellationToken stop)
    {
        var data = await office.GetAsync(stop);
        var reasons = new Dictionary<Looked, LookReasons>();
        void Mark(IEnumerable<Looked> found, LookReasons why)
        {
            foreach (var look in found) reasons[look] = reasons.GetValueOrDefault(look) | why;
        }

        Mark(looks.Where(look => IsOutOfHours(look, data.WithoutClosures)).GroupBy(l => (l.By, l.Day)).Select(g => g.First()), LookReasons.OutOfHours);
        // Names on the board cover all that stands on it: whoever switches them on has not gone from case to case.
        Mark(looks.Where(l => l.CaseId is not null && l.Purpose is not Purpose.Names).GroupBy(l => (l.By, l.Day, l.Local.Hour))
            .Where(g => g.Select(l => l.CaseId).Distinct().Count() > options.ManyAnHour).Select(g => g.Last()), LookReasons.ManyAnHour);
        Mark(looks.Where(l => l.Act is AccessAct.Export), LookReasons.Export);

        var byCase = looks.Where(l => l.CaseId is not null && l.Act is AccessAct.Read).GroupBy(l => (l.By, Case: l.CaseId!.Value)).Select(g => g.Last()).ToList();
        var ids = byCase.Select(l => l.CaseId!.Value).Distinct().ToList();
        var concluded = await db.Cases.Where(c => EF.Parameter(ids).Contains(c.Id) && c.ConcludedOn != null).ToDictionaryAsync(c => c.Id, c => c.ConcludedOn!.Value, stop);
        // Whom the system itself asks to review an aged case opens it for that.
        Mark(byCase.Where(l => l.Purpose is not Purpose.Review && concluded.TryGetValue(l.CaseId!.Value, out var on) && OneYearRule.IsTimeBarred(on, l.Day)), LookReasons.LongClosed);

        foreach (var person in byCase.GroupBy(l => l.By))
        {
            var named = await index.NamedAsync(data.NameOf(new StaffId(person.Key)).Split(' ')[^1], stop);
            Mark(person.Where(l => named.Contains(CaseNumber.FromKey(l.CaseId!.Value))), LookReasons.OwnName);
        }
        return reasons;
    }

    bool IsOutOfHours(Looked look, WorkingCalendar calendar)
    {
        var time = TimeOnly.FromDateTime(look.Local.DateTime);
        return time < options.DayBegins || time >= options.DayEnds || !calendar.IsWorkingDay(look.Day);
    }
}
