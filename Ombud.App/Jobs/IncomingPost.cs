// Takes in what lies in the folders of mail and Digital Post, and brings to an end what a crash left half.
using System.Runtime.ExceptionServices;
using Hangfire;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Post;

namespace Ombud.App.Jobs;

/// <summary>A file is moved away once it is sealed and committed: whoever ends in between reads it again, and knows it again.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class IncomingPost(IncomingFolders folders, IncomingTaking taking, CurrentUser user, IServiceProvider services)
{
    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.IncomingPost, TakeAsync, stop);

    async Task TakeAsync(Claim claim, CancellationToken stop)
    {
        user.Set(Actor.System);
        // First what needs no folder: one may be away.
        await services.GetRequiredService<IncomingFiling>().RunAsync(only: null, stop);
        await taking.ForgetOldAsync(stop);
        ExceptionDispatchInfo? mistake = null;
        try { folders.DeleteRead(); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { mistake = ExceptionDispatchInfo.Capture(e); }
        foreach (var file in folders.Read())
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                if (!await taking.TakeAsync(claim, file, stop)) return;
                folders.Done(file);
            }
#pragma warning disable CA1031 // What one file runs into must not hold up those after it; the job fails for it at the end.
            catch (Exception e) when (e is IOException || (e is not OperationCanceledException && !DatabaseState.IsLoss(e))) { mistake ??= ExceptionDispatchInfo.Capture(e); }
#pragma warning restore CA1031
        }
        mistake?.Throw();
    }
}
