// Sends the approved letters that are due, one after the other, and reads what the other side says of those that went before.
using Hangfire;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Post;

namespace Ombud.App.Jobs;

/// <summary>
/// A copy is noted as being sent before it is, so that a node that takes over leaves it alone for as long as a sending may take. Whoever ends
/// between the other side's "yes" and the commit sends the same letter once more, under the same id; that cannot be helped with mail, and
/// Digital Post knows it again.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class LetterDispatch(Claims claims, CaseFeed feed, CurrentUser user, DigitalPostReceipts receipts, IServiceProvider services)
{
    const int Batch = 100;

    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.LetterDispatch, SendAsync, stop);

    async Task SendAsync(Claim claim, CancellationToken stop)
    {
        user.Set(Actor.System);
        var post = services.GetRequiredService<LetterPost>();
        // Each attempt leaves the queue or moves to a later time, so that there is an end.
        while (await post.DueAsync(Batch, stop) is { Count: > 0 } due)
            foreach (var copy in due)
            {
                stop.ThrowIfCancellationRequested();
                DateTimeOffset? begin = null;
                if (!await claims.WriteAsync(claim, async db => begin = await post.TakeAsync(db, copy, stop))) return;
                if (begin is null) continue; // taken care of by hand meanwhile
                if (await post.SendAsync(copy, begin.Value, stop) is not { } result) return;
                // What left the house is noted whatever ends meanwhile; whoever has lost the lease stops after that.
                CaseChanged? changed = null;
                var holds = await claims.NoteAsync(claim, isOut: result is SendResult.Sent, async db => changed = await post.RecordAsync(db, copy, result, CancellationToken.None));
                if (changed is not null) feed.Announce(changed);
                if (!holds) return;
            }
        if (await ReadReceiptsAsync(post, claim, stop)) await MissReceiptsAsync(post, claim, stop);
    }

    /// <summary>Noted first, then moved away: whoever ends in between reads it again, and it says nothing new. False: there may be more.</summary>
    async Task<bool> ReadReceiptsAsync(LetterPost post, Claim claim, CancellationToken stop)
    {
        var read = receipts.Read(Batch);
        foreach (var receipt in read)
        {
            stop.ThrowIfCancellationRequested();
            (bool IsKnown, CaseChanged? Changed) noted = default;
            if (!await claims.WriteAsync(claim, async db => noted = await post.RecordReceiptAsync(db, receipt.Id, receipt.Kind is ReceiptKind.Received, CancellationToken.None))) return false;
            if (noted.Changed is not null) feed.Announce(noted.Changed);
            if (noted.IsKnown) receipts.Done(receipt);
            else receipts.SetAside(receipt);
        }
        return read.Count < Batch;
    }

    /// <summary>Only when all receipts were read: one of them may be the one that is waited for.</summary>
    async Task MissReceiptsAsync(LetterPost post, Claim claim, CancellationToken stop)
    {
        foreach (var copy in await post.WithoutReceiptAsync(Batch, stop))
        {
            stop.ThrowIfCancellationRequested();
            CaseChanged? changed = null;
            if (!await claims.WriteAsync(claim, async db => changed = await post.RecordNoReceiptAsync(db, copy, CancellationToken.None))) return;
            if (changed is not null) feed.Announce(changed);
        }
    }
}
