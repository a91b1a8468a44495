// Tells during a call whether the caller is known, and no more than the role may know. Every answer is in the access log.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

/// <param name="Numbers">The cases, newest first; empty for everybody but the adviser.</param>
/// <param name="OpenCase">The one open case, which the call may be added to. Never shown to intake: it is passed on, not told.</param>
/// <param name="IsLimited">No answer: this person has asked too often within an hour.</param>
public sealed record KnownCaller(bool IsKnown, IReadOnlyList<CaseNumber> Numbers, CaseNumber? OpenCase, bool IsLimited = false)
{
    public static readonly KnownCaller Nobody = new(false, [], null);
    public static readonly KnownCaller TooMany = new(false, [], null, IsLimited: true);
}

public sealed class KnownCallers(Lookups lookups, IDbContextFactory<OmbudDb> dbs, AccessLog log, Rights rights, TimeProvider clock)
{
    /// <summary>More people than this an hour no phone brings: whoever asks on is trying out numbers. An adviser may look anyway.</summary>
    public const int HintsAnHour = 60;

    /// <summary>Fewer digits are no phone number yet.</summary>
    const int PhoneDigits = 8;

    /// <summary>Is there something to look up in what has been typed so far?</summary>
    public static bool CanAsk(string? phone, string? cpr) => IsPhone(phone) || CprNumber.TryParse(cpr, out _);

    public async Task<KnownCaller> FindAsync(string? phone, string? cpr, CancellationToken stop = default)
    {
        if (!CanAsk(phone, cpr)) return KnownCaller.Nobody;
        var actor = await rights.NeedAsync(Purpose.KnownCaller, Roles.Adviser, Roles.Intake);
        if (actor.Is(Roles.Intake) && await HintsAsync(actor, stop) >= HintsAnHour)
        {
            await log.WriteAsync(actor, new Look(AccessAct.Refused, Purpose.KnownCaller, Count: 0));
            return KnownCaller.TooMany;
        }
        List<CaseNumber> found = [];
        if (IsPhone(phone)) found.AddRange(await lookups.FindAsync(LookupField.Phone, phone, stop));
        if (CprNumber.TryParse(cpr, out var number)) found.AddRange(await lookups.FindAsync(LookupField.Cpr, number.Reveal(), stop));
        await using var db = await dbs.CreateDbContextAsync(stop);
        var keys = found.Select(n => n.Key).Distinct().ToList();
        keys = await db.Cases.Where(c => keys.Contains(c.Id)).OpenTo(actor.Id, db).OrderByDescending(c => c.Id).Select(c => c.Id).ToListAsync(stop);
        var numbers = keys.ConvertAll(CaseNumber.FromKey);

        // Not to be known is told as well, so it is logged as well: a look that covered no case.
        await log.WriteAsync(actor, numbers.Count == 0
            ? [new Look(AccessAct.Read, Purpose.KnownCaller, Count: 0)]
            : numbers.ConvertAll(n => new Look(AccessAct.Read, Purpose.KnownCaller, n)));

        var open = await db.Cases.AsNoTracking().Where(c => keys.Contains(c.Id) && c.IsOpen).Select(c => c.Id).OrderBy(id => id).Take(2).ToListAsync(stop);
        return new(keys.Count > 0, actor.Is(Roles.Adviser) ? numbers : [], open is [var only] ? CaseNumber.FromKey(only) : null);
    }

    /// <summary>How often this person has asked in the last hour; the rows of one answer share their instant.</summary>
    async Task<int> HintsAsync(Actor actor, CancellationToken stop)
    {
        var since = clock.GetUtcNow().AddHours(-1);
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.AccessLog.Where(a => a.By == actor.Id.Value && a.At > since && a.Purpose == Purpose.KnownCaller && a.Act == AccessAct.Read)
            .Select(a => a.At).Distinct().CountAsync(stop);
    }

    static bool IsPhone(string? phone) => phone?.Count(char.IsAsciiDigit) >= PhoneDigits;
}
