// The facts of cases that a search has found.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Search;

public sealed class SearchQuery(IDbContextFactory<OmbudDb> dbs, Rights rights)
{
    public async Task<IReadOnlyDictionary<CaseNumber, CaseFacts>> FindAsync(IEnumerable<CaseNumber> numbers, CancellationToken stop = default)
    {
        using var asked = Measures.Query("search-facts");
        var actor = await rights.NeedAsync(Purpose.Search, Roles.Adviser);
        var ids = numbers.Select(n => n.Key).ToList();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var found = await db.Cases.Where(c => ids.Contains(c.Id)).OpenTo(actor.Id, db).Select(CaseFacts.Of).ToListAsync(stop);
        return found.ToDictionary(f => f.Number);
    }

    public async Task<bool> ExistsAsync(CaseNumber number, CancellationToken stop = default)
    {
        await rights.NeedAsync(Purpose.Search, Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Cases.AnyAsync(c => c.Id == number.Key, stop);
    }
}
