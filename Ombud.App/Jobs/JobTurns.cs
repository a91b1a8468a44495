// One run of a job at a time, over all nodes; whoever comes while another is at it leaves it to them.
using Ombud.App.Data;

namespace Ombud.App.Jobs;

sealed class JobTurns(Claims claims, Heartbeats heartbeats)
{
    public async Task RunAsync(string job, Func<Claim, Task> run, CancellationToken stop)
    {
        if (await claims.TryTakeAsync($"job:{job}") is not { } claim) return;
        try { await run(claim); }
        finally { await claims.ReleaseAsync(claim); }
        await heartbeats.BeatAsync(job, stop);
    }
}
