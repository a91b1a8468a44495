// Mails every adviser the day in numbers: on working days, at the first tick from seven in the morning, once. What has not left in the evening never does.
using Hangfire;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.App.Post;

namespace Ombud.App.Jobs;

/// <summary>
/// Days on which the app stood still are not made good. Whoever ends between the mail server's "yes" and the commit sends the same mail once
/// more, under the same id.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class MorningDigest(DigestPost digests, Claims claims, TimeProvider clock, IServiceProvider services)
{
    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.MorningDigest, WorkAsync, stop);

    async Task WorkAsync(Claim claim, CancellationToken stop)
    {
        var (today, hours) = (clock.DanishToday, services.GetRequiredService<WorkingHours>());
        var firstToSend = hours.IsEvening ? today.AddDays(1) : today;
        if (await digests.AnyLateAsync(firstToSend, stop) && !await claims.WriteAsync(claim, db => digests.DropAsync(db, firstToSend, stop))) return;
        if (!digests.IsOn || !await hours.AreNowAsync(stop)) return;
        // Looked up again inside the transaction: another run may have been faster.
        if (await digests.AnyMissingAsync(today, stop) && !await claims.WriteAsync(claim, db => digests.QueueAsync(db, today, stop))) return;
        foreach (var digest in await digests.DueAsync(today, stop))
        {
            stop.ThrowIfCancellationRequested();
            DateTimeOffset? begin = null;
            if (!await claims.WriteAsync(claim, async db => begin = await digests.TakeAsync(db, digest.MessageId, stop))) return;
            if (begin is null) continue;
            if (await digests.SendAsync(digest, begin.Value, stop) is not { } result) return;
            // What left the house is noted whatever ends meanwhile; whoever has lost the lease stops after that.
            if (!await claims.NoteAsync(claim, isOut: result is SendResult.Sent, db => digests.RecordAsync(db, digest.MessageId, result, CancellationToken.None))) return;
        }
    }
}
