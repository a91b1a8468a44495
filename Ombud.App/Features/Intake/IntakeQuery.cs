// What the person who is signed in has registered today: number, time and kind, no content.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Data;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Intake;

/// <param name="Number">Null for a call that was added to a case: whose number that is, is not told.</param>
public sealed record OwnCall(DateTimeOffset At, CaseNumber? Number, HelpKind? Kind, Channel? Channel);

public sealed class IntakeQuery(IDbContextFactory<OmbudDb> dbs, Rights rights, TimeProvider clock)
{
    const string Added = """{"$type":"contact-added",""";

    public async Task<IReadOnlyList<OwnCall>> TodayAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("intake");
        var me = (await rights.NeedAsync(Purpose.Registration, Roles.Adviser, Roles.Intake)).Id.Value;
        var midnight = DanishTime.FromDanish(clock.DanishToday, TimeOnly.MinValue);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var opened = await (from happened in db.Events.AsNoTracking()
                            where happened.By == me && happened.At >= midnight && happened.Sequence == 1
                            join row in db.Cases on happened.CaseId equals row.Id
                            select new { happened.At, row.Id, row.Kind, row.Channel }).ToListAsync(stop);
        var added = await db.Events.AsNoTracking()
            .Where(e => e.By == me && e.At >= midnight && e.Sequence > 1 && e.Body.StartsWith(Added))
            .Select(e => e.At).ToListAsync(stop);
        return [.. opened.Select(o => new OwnCall(o.At, CaseNumber.FromKey(o.Id), o.Kind, o.Channel))
            .Concat(added.Select(at => new OwnCall(at, null, null, null))).OrderByDescending(c => c.At)];
    }
}
