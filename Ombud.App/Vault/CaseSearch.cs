// Searching as a person does it: right checked, search logged with its count, numbers given.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;

namespace Ombud.App.Vault;

public sealed class CaseSearch(SearchIndex index, IDbContextFactory<OmbudDb> dbs, CurrentUser user, TimeProvider clock)
{
    /// <summary>Null: no right to search. What was searched for is not logged.</summary>
    public async Task<SearchResult?> FindAsync(string text, CancellationToken stop = default)
    {
        if (user.Actor is not { } actor || !actor.Is(Roles.Adviser, Roles.System)) return null;
        var result = await index.FindAsync(text, stop);
        if (result.TooShort) return result;
        await using var db = await dbs.CreateDbContextAsync(stop);
        db.AccessLog.Add(new() { At = clock.GetUtcNow(), By = actor.Id.Value, Role = actor.Role, Purpose = Purpose.Search, Count = result.Hits.Count });
        await db.SaveChangesAsync(stop);
        return result;
    }
}
