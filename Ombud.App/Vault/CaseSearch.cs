// Searching as a person does it: right checked, search logged with its count, numbers given.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

public sealed class CaseSearch(SearchIndex index, Lookups lookups, IDbContextFactory<OmbudDb> dbs, AccessLog log, CurrentUser user)
{
    /// <summary>Null: no right to search. What was searched for is not logged.</summary>
    public async Task<SearchResult?> FindAsync(string text, CancellationToken stop = default)
    {
        using var asked = Measures.Query("search");
        if (user.Actor is not { } actor) return null;
        if (!actor.Is(Roles.Adviser, Roles.System))
        {
            await log.WriteAsync(actor, new Look(AccessAct.Refused, Purpose.Search, Count: 0));
            return null;
        }
        var result = await index.FindAsync(text, await FindExactlyAsync(text.Trim(), stop), stop);
        if (result.TooShort) return result;
        result = await WithoutConflictsAsync(result, actor, stop);
        await log.WriteAsync(actor, new Look(AccessAct.Read, Purpose.Search, Count: result.Hits.Count));
        return result;
    }

    /// <summary>What somebody has a conflict of interest in is not found by them.</summary>
    async Task<SearchResult> WithoutConflictsAsync(SearchResult result, Actor actor, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var closed = await db.ClosedToAsync(actor.Id, stop);
        return closed.Count == 0 ? result : result with { Hits = [.. result.Hits.Where(hit => !closed.Contains(hit.Number.Key))] };
    }

    /// <summary>By case number, or by exactly this CPR number, phone, e-mail or number of the department.</summary>
    async Task<IReadOnlyDictionary<CaseNumber, MatchKinds>> FindExactlyAsync(string asked, CancellationToken stop)
    {
        var hits = new Dictionary<CaseNumber, MatchKinds>();
        if (CaseNumber.TryParse(asked, out var typed) && await IsThereAsync(typed, stop)) hits[typed] = MatchKinds.Number;
        if (CprNumber.TryParse(asked, out var cpr)) Add(await lookups.FindAsync(LookupField.Cpr, cpr.Reveal(), stop), MatchKinds.Cpr);
        else if (SearchText.IsNumber(asked)) Add(await lookups.FindAsync(LookupField.Phone, asked, stop), MatchKinds.Phone);
        if (asked.Contains('@', StringComparison.Ordinal)) Add(await lookups.FindAsync(LookupField.Email, asked, stop), MatchKinds.Email);
        if (asked.Length <= References.NumberLimit && asked.Any(char.IsAsciiDigit)) Add(await lookups.FindAsync(LookupField.External, asked, stop), MatchKinds.External);
        return hits;

        void Add(IEnumerable<CaseNumber> found, MatchKinds match)
        {
            foreach (var number in found) hits[number] = hits.GetValueOrDefault(number) | match;
        }
    }

    async Task<bool> IsThereAsync(CaseNumber number, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Cases.AnyAsync(c => c.Id == number.Key, stop);
    }
}
