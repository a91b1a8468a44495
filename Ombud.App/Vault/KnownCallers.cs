// Tells during a call whether the caller is known, and no more than the role may know. Every answer is in the access log.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Purpose = Ombud.App.Data.Tables.Purpose;

namespace Ombud.App.Vault;

/// <param name="Numbers">The cases, newest first; empty for everybody but the adviser.</param>
/// <param name="OpenCase">The one open case, which the call may be added to. Never shown to intake: it is passed on, not told.</param>
public sealed record KnownCaller(bool IsKnown, IReadOnlyList<CaseNumber> Numbers, CaseNumber? OpenCase)
{
    public static readonly KnownCaller Nobody = new(false, [], null);
}

public sealed class KnownCallers(SearchIndex index, IDbContextFactory<OmbudDb> dbs, CurrentUser user, TimeProvider clock)
{
    /// <summary>Fewer digits are no phone number yet.</summary>
    const int PhoneDigits = 8;

    /// <summary>Is there something to look up in what has been typed so far?</summary>
    public static bool CanAsk(string? phone, string? cpr) => IsPhone(phone) || CprNumber.TryParse(cpr, out _);

    public async Task<KnownCaller> FindAsync(string? phone, string? cpr, CancellationToken stop = default)
    {
        if (user.Actor is not { } actor || !actor.Is(Roles.Adviser, Roles.Intake) || !CanAsk(phone, cpr)) return KnownCaller.Nobody;
        List<CaseNumber> found = [];
        if (IsPhone(phone)) found.AddRange(await index.FindExactAsync(ExactKind.Phone, phone!, stop));
        if (CprNumber.TryParse(cpr, out var number)) found.AddRange(await index.FindExactAsync(ExactKind.Cpr, number.Reveal(), stop));
        var numbers = found.Distinct().OrderDescending().ToList();
        var keys = numbers.Select(n => n.Key).ToList();

        await using var db = await dbs.CreateDbContextAsync(stop);
        var at = clock.GetUtcNow();
        // Not to be known is told as well, so it is logged as well: a look that covered no case.
        if (keys.Count == 0) db.AccessLog.Add(new() { At = at, By = actor.Id.Value, Role = actor.Role, Purpose = Purpose.KnownCaller, Count = 0 });
        db.AccessLog.AddRange(keys.Select(key => new Data.Tables.AccessRow { At = at, By = actor.Id.Value, Role = actor.Role, CaseId = key, Purpose = Purpose.KnownCaller }));
        await db.SaveChangesAsync(stop);

        var open = await db.Cases.AsNoTracking().Where(c => keys.Contains(c.Id) && c.IsOpen).Select(c => c.Id).OrderBy(id => id).Take(2).ToListAsync(stop);
        return new(keys.Count > 0, actor.Is(Roles.Adviser) ? numbers : [], open is [var only] ? CaseNumber.FromKey(only) : null);
    }

    static bool IsPhone(string? phone) => phone?.Count(char.IsAsciiDigit) >= PhoneDigits;
}
