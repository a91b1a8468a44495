// Drafts reminders of hearings that no department has answered in time: on working days, by day, each once. The adviser approves them or throws them away.
using Hangfire;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;

namespace Ombud.App.Jobs;

[AutomaticRetry(Attempts = 0)]
public sealed class Dunning(DunningDesk desk, DunningOptions options, CurrentUser user, TimeProvider clock, IServiceProvider services)
{
    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.Dunning, DraftAsync, stop);

    async Task DraftAsync(Claim claim, CancellationToken stop)
    {
        if (!options.On || !await services.GetRequiredService<WorkingHours>().AreNowAsync(stop)) return;
        user.Set(Actor.System);
        foreach (var number in await desk.LateAsync(clock.DanishToday, stop)) await desk.DraftAsync(number, options.Rule, stop);
    }
}
