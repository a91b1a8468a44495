// The access log of the invented office: what people looked at while they did what the cases tell, and a few looks that ask for a question.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Demo;

sealed class DemoLooks(IDbContextFactory<OmbudDb> dbs, AccessLog log, TimeProvider clock)
{
    const int Days = 70, MostChanges = 1_500;

    public async Task FillAsync(int seed, CancellationToken stop)
    {
        var since = clock.GetUtcNow().AddDays(-Days);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var changes = await db.Events.AsNoTracking().Where(e => e.At >= since && e.Role != Roles.System).OrderByDescending(e => e.At).Take(MostChanges)
            .Select(e => new { e.At, e.By, e.Role, e.CaseId, IsFirst = e.Sequence == 1 }).ToListAsync(stop);
        var random = new Random(seed);
        var ids = changes.Select(e => e.CaseId).Distinct().ToList();
        var concluded = await db.Cases.Where(c => EF.Parameter(ids).Contains(c.Id) && c.ConcludedOn != null).ToDictionaryAsync(c => c.Id, c => c.ConcludedOn!.Value, stop);
        Purpose PurposeOf(long id, DateTimeOffset at) =>
            concluded.TryGetValue(id, out var on) && OneYearRule.IsTimeBarred(on, at.DanishDate) ? Purpose.Review : Purpose.CaseHandling;
        var looks = changes.SelectMany(e => Around(e.At, new Actor(new(e.By), e.Role), CaseNumber.FromKey(e.CaseId), e.IsFirst ? Purpose.Registration : PurposeOf(e.CaseId, e.At), random)).ToList();
        looks.AddRange(await OddAsync(db, stop));
        await log.ImportAsync([.. looks.Where(l => l.At < clock.GetUtcNow()).OrderBy(l => l.At)]);
    }

    /// <summary>Who changes a case has read it before, and sometimes searched for it.</summary>
    static IEnumerable<(DateTimeOffset At, Actor By, Look Look)> Around(DateTimeOffset at, Actor by, CaseNumber number, Purpose purpose, Random random)
    {
        if (purpose is Purpose.Registration) yield return (at.AddSeconds(-40), by, new(AccessAct.Read, Purpose.KnownCaller, Count: 0));
        else if (by.Is(Roles.Adviser))
        {
            if (random.Next(5) == 0) yield return (at.AddMinutes(-4), by, new(AccessAct.Read, Purpose.Search, Count: random.Next(1, 12)));
            yield return (at.AddMinutes(-3), by, new(AccessAct.Read, purpose, number));
        }
        yield return (at, by, new(AccessAct.Change, purpose, number));
    }

    /// <summary>Last month: a case late in the evening, and one that was closed long ago.</summary>
    async Task<IReadOnlyList<(DateTimeOffset At, Actor By, Look Look)>> OddAsync(OmbudDb db, CancellationToken stop)
    {
        var month = new DateOnly(clock.DanishToday.Year, clock.DanishToday.Month, 1).AddMonths(-1);
        var adviser = new Actor(DemoPerson.All[0].Id, Roles.Adviser);
        List<(DateTimeOffset, Actor, Look)> odd = [];
        if (await db.Cases.Where(c => c.IsOpen).OrderBy(c => c.Id).Select(c => (long?)c.Id).FirstOrDefaultAsync(stop) is { } open)
            odd.Add((DanishTime.FromDanish(month.AddDays(19), new(22, 47)), adviser, new(AccessAct.Read, Purpose.CaseHandling, CaseNumber.FromKey(open))));
        var yearBefore = month.AddYears(-1).AddDays(-20);
        if (await db.Cases.Where(c => c.ConcludedOn < yearBefore).OrderBy(c => c.Id).Select(c => (long?)c.Id).FirstOrDefaultAsync(stop) is { } closed)
            odd.Add((DanishTime.FromDanish(month.AddDays(13), new(11, 15)), adviser, new(AccessAct.Read, Purpose.CaseHandling, CaseNumber.FromKey(closed))));
        return odd;
    }
}
