// Hands reminders on to the channel that leaves the app, in the order in which they were made.
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Post;
using Ombud.Domain.Cases;

namespace Ombud.App.Jobs;

[AutomaticRetry(Attempts = 0)]
public sealed class ReminderDelivery(IDbContextFactory<OmbudDb> dbs, TimeProvider clock, IServiceProvider services)
{
    const int Batch = 200;

    public async Task RunAsync(CancellationToken stop)
    {
        var channel = services.GetRequiredService<LogChannel>();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var waiting = await db.Reminders.AsNoTracking().Where(r => r.SentAt == null).OrderBy(r => r.Id).Take(Batch).ToListAsync(stop);
        foreach (var reminder in waiting)
        {
            var now = clock.GetUtcNow();
            // Claimed before it is handed on: of two runs at once only one gets it.
            var claimed = await db.Reminders.Where(r => r.Id == reminder.Id && r.SentAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.SentAt, now), stop);
            if (claimed == 1) channel.Send(CaseNumber.FromKey(reminder.CaseId), reminder.Rule);
        }
        await services.GetRequiredService<Heartbeats>().BeatAsync(JobsSetup.ReminderDelivery, stop);
    }
}
