// Keeps the access log provable, looked at, and no longer than it is needed.
using Hangfire;
using Ombud.App.Desk;
using Ombud.App.Vault;

namespace Ombud.App.Jobs;

[AutomaticRetry(Attempts = 0)]
public sealed class AccessLogUpkeep(AccessLogAnchors anchors, AccessLogWatch watch, AccessSample sample, AccessLogOptions options, TimeProvider clock, IServiceProvider services)
{
    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.AccessLogUpkeep, (_, ending) => WorkAsync(ending), stop);

    async Task WorkAsync(CancellationToken stop)
    {
        await anchors.AnchorAsync(stop);
        await watch.CheckDailyAsync(stop);
        await sample.DrawAsync(stop);
        await anchors.CutAsync(clock.GetUtcNow().AddYears(-options.KeptYears), stop);
    }
}
