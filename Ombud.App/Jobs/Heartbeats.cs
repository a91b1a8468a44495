// A sign of life: when each job last ran to its end.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Desk;

namespace Ombud.App.Jobs;

sealed class Heartbeats(IDbContextFactory<OmbudDb> dbs, TimeProvider clock, WriteGate gate)
{
    /// <summary>Without one for so long, something is wrong with the jobs: longer than a node that was killed at one holds it up, and the tick after that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task BeatAsync(string job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await gate.WriteAsync(async db =>
        {
            if (await db.Heartbeats.SingleOrDefaultAsync(h => h.Job == job, stop) is { } known) known.At = now;
            else db.Heartbeats.Add(new() { Job = job, At = now });
            return await db.SaveChangesAsync(stop);
        });
    }

    /// <summary>The jobs that have been silent for too long.</summary>
    public async Task<IReadOnlyList<string>> SilentAsync(CancellationToken stop)
    {
        var oldest = clock.GetUtcNow() - Patience;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var alive = await db.Heartbeats.AsNoTracking().Where(h => h.At >= oldest).Select(h => h.Job).ToListAsync(stop);
        return [.. JobsSetup.All.Except(alive)];
    }
}
