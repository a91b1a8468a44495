// Mails every adviser the day in numbers: on working days, at the first tick from seven in the morning, once. What has not left in the evening never does.
using Hangfire;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Localisation;

namespace Ombud.App.Jobs;

/// <summary>
/// Days on which the app stood still are not made good. Whoever ends between the mail server's "yes" and the commit sends the same mail once
/// more, under the same id.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class MorningDigest(DigestPost digests, Office office, Claims claims, TimeProvider clock, IServiceProvider services)
{
    static readonly TimeOnly Morning = new(7, 0);
    static readonly TimeOnly Evening = new(20, 0);

    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.MorningDigest, WorkAsync, stop);

    async Task WorkAsync(Claim claim, CancellationToken stop)
    {
        var (today, time) = (clock.DanishToday, TimeOnly.FromDateTime(clock.DanishNow.DateTime));
        var firstToSend = time < Evening ? today : today.AddDays(1);
        if (await digests.AnyLateAsync(firstToSend, stop) && !await claims.WriteAsync(claim, db => digests.DropAsync(db, firstToSend, stop))) return;
        if (!digests.IsOn || time < Morning || time >= Evening || !(await office.GetAsync(stop)).Calendar.IsWorkingDay(today)) return;
        // Looked up again inside the transaction: another run may have been faster.
        if (await digests.AnyMissingAsync(today, stop) && !await claims.WriteAsync(claim, db => digests.QueueAsync(db, today, stop))) return;
        foreach (var digest in await digests.DueAsync(today, stop))
        {
            stop.ThrowIfCancellationRequested();
            var result = await digests.SendAsync(digest, stop);
            // What left the house is noted whatever ends meanwhile. Whoever has lost the lease stops, and the other finds it unsent.
            if (!await claims.WriteAsync(claim, db => digests.RecordAsync(db, digest.MessageId, result, CancellationToken.None))) return;
        }
    }
}
