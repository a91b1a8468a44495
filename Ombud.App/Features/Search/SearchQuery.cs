// The facts of cases that a search has found.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Search;

public sealed class SearchQuery(IDbContextFactory<OmbudDb> dbs)
{
    public async Task<IReadOnlyDictionary<CaseNumber, CaseFacts>> FindAsync(IEnumerable<CaseNumber> numbers, CancellationToken stop = default)
    {
        var ids = numbers.Select(n => n.Key).ToList();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var found = await db.Cases.Where(c => ids.Contains(c.Id)).Select(CaseFacts.Of).ToListAsync(stop);
        return found.ToDictionary(f => f.Number);
    }

    public async Task<bool> ExistsAsync(CaseNumber number, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Cases.AnyAsync(c => c.Id == number.Key, stop);
    }
}
