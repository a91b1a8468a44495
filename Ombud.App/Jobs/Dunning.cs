// Drafts reminders of hearings that no department has answered in time: on working days, by day, each once. The adviser approves them or throws them away.
using Hangfire;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;

namespace Ombud.App.Jobs;

[AutomaticRetry(Attempts = 0)]
public sealed class Dunning(DunningDesk desk, DunningOptions options, Office office, CurrentUser user, TimeProvider clock, IServiceProvider services)
{
    static readonly TimeOnly Morning = new(7, 0);
    static readonly TimeOnly Evening = new(20, 0);

    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.Dunning, DraftAsync, stop);

    async Task DraftAsync(Claim claim, CancellationToken stop)
    {
        var (today, time) = (clock.DanishToday, TimeOnly.FromDateTime(clock.DanishNow.DateTime));
        if (!options.On || time < Morning || time >= Evening || !(await office.GetAsync(stop)).Calendar.IsWorkingDay(today)) return;
        user.Set(Actor.System);
        foreach (var number in await desk.LateAsync(today, stop)) await desk.DraftAsync(number, options.Rule, stop);
    }
}
