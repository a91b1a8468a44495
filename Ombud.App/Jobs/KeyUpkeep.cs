// The monthly round of the keys, and what must follow from an erasure.
using Hangfire;
using Ombud.App.Desk;
using Ombud.App.Vault;

namespace Ombud.App.Jobs;

[AutomaticRetry(Attempts = 0)]
public sealed class KeyUpkeep(Erasures erasures, EpochRotation rotation, IServiceProvider services)
{
    public async Task RunAsync(CancellationToken stop)
    {
        await erasures.CompleteLedgerAsync(stop);
        await rotation.RunAsync(stop);
        await services.GetRequiredService<Heartbeats>().BeatAsync(JobsSetup.KeyUpkeep, stop);
    }
}
