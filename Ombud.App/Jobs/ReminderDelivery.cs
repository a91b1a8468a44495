// Hands reminders on to the channel that leaves the app, in the order in which they were made.
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Post;
using Ombud.Domain.Cases;

namespace Ombud.App.Jobs;

[AutomaticRetry(Attempts = 0)]
public sealed class ReminderDelivery(IDbContextFactory<OmbudDb> dbs, Claims claims, TimeProvider clock, IServiceProvider services)
{
    const int Batch = 200;

    public Task RunAsync(CancellationToken stop) =>
        services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.ReminderDelivery, DeliverAsync, stop);

    async Task DeliverAsync(Claim claim, CancellationToken stop)
    {
        var channel = services.GetRequiredService<LogChannel>();
        await using var db = await dbs.CreateDbContextAsync(stop);
        while (await db.Reminders.AsNoTracking().Where(r => r.SentAt == null).OrderBy(r => r.Id).Take(Batch).ToListAsync(stop) is { Count: > 0 } waiting)
            foreach (var reminder in waiting)
            {
                stop.ThrowIfCancellationRequested();
                channel.Send(CaseNumber.FromKey(reminder.CaseId), reminder.Rule);
                var now = clock.GetUtcNow();
                // What is sent is noted whatever ends meanwhile. Each note renews the lease for the next one; whoever has lost it stops.
                if (!await claims.WriteAsync(claim, writing => writing.Reminders.Where(r => r.Id == reminder.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.SentAt, now), CancellationToken.None))) return;
            }
    }
}
