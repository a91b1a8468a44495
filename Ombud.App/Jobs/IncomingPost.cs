// Takes in what lies in the folders of mail and Digital Post, and brings to an end what a crash left half.
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
        foreach (var file in folders.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (!await taking.TakeAsync(claim, file, stop)) return;
            folders.Done(file);
        }
    }
}
