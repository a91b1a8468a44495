// One run of a job at a time, over all nodes; whoever comes while another is at it leaves it to them.
using Ombud.App.Data;

namespace Ombud.App.Jobs;

sealed class JobTurns(Claims claims, Heartbeats heartbeats)
{
    /// <summary>Often enough that one missed renewal does not cost the lease.</summary>
    static readonly TimeSpan Renewal = Claims.Lease / 4;

    /// <param name="run">Is told to stop when the claim is lost: another node has taken over.</param>
    public async Task RunAsync(string job, Func<Claim, CancellationToken, Task> run, CancellationToken stop)
    {
        if (await claims.TryTakeAsync($"job:{job}") is not { } claim) return;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var over = new CancellationTokenSource();
        var renewing = RenewAsync(claim, ending, over.Token);
        try { await run(claim, ending.Token); }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !stop.IsCancellationRequested) { } // another node is at it now
        finally
        {
            await over.CancelAsync();
            await renewing;
            await claims.ReleaseAsync(claim);
        }
        if (!ending.IsCancellationRequested) await heartbeats.BeatAsync(job, stop);
    }

    /// <summary>In real time, as the job itself runs.</summary>
    async Task RenewAsync(Claim claim, CancellationTokenSource ending, CancellationToken over)
    {
        using var timer = new PeriodicTimer(Renewal, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                if (await claims.WriteAsync(claim, _ => Task.CompletedTask)) continue;
                await ending.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) { } // the run is over
        catch (Exception e) when (DatabaseState.IsLoss(e)) { await ending.CancelAsync(); } // nobody knows who holds it
    }
}
