// The monthly round of the keys, and what must follow from an erasure.
using Hangfire;
using Ombud.App.Desk;
using Ombud.App.Vault;

namespace Ombud.App.Jobs;

[AutomaticRetry(Attempts = 0)]
public sealed class KeyUpkeep(Erasures erasures, EpochRotation rotation, IServiceProvider services)
{
    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.KeyUpkeep, async (_, ending) =>
    {
        await erasures.CompleteLedgerAsync(ending);
        await rotation.RunAsync(ending);
    }, stop);
}
