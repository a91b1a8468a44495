// Who is switched off in Ombud, whatever the authority says.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.Domain.Cases;

namespace Ombud.App.Identity;

/// <summary>An adviser switches a person off under Settings; read again often enough that their open pages are lost within a minute.</summary>
public sealed class BlockedPeopleQuery(IDbContextFactory<OmbudDb> dbs, TimeProvider clock)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    volatile Known known = new([], default);

    sealed record Known(HashSet<string> Ids, DateTimeOffset At);

    public async ValueTask<bool> ContainsAsync(StaffId person, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (now - known.At >= Fresh)
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            known = new([.. await db.Staff.AsNoTracking().Where(s => !s.IsActive).Select(s => s.Id).ToListAsync(stop)], now);
        }
        return known.Ids.Contains(person.Value);
    }

    /// <summary>As it stands now, for whoever was let in a while ago.</summary>
    public async Task<bool> ContainsNowAsync(StaffId person, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Staff.AnyAsync(s => s.Id == person.Value && !s.IsActive, stop);
    }
}
