// Asks the database every other second whether it is there, so that open pages know before somebody tries to save.
using Microsoft.EntityFrameworkCore;

namespace Ombud.App.Data;

sealed class DatabaseWatch(IDbContextFactory<OmbudDb> dbs, DatabaseState state) : BackgroundService
{
    static readonly TimeSpan Between = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The wall clock of the process: a database is lost in real time.
        using var timer = new PeriodicTimer(Between, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default))
        {
            var isThere = await AnswersAsync(stoppingToken);
            if (!stoppingToken.IsCancellationRequested) state.Tell(isGone: !isThere);
        }
    }

    async Task<bool> AnswersAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(patience.Token);
            _ = await db.Counters.AsNoTracking().AnyAsync(patience.Token);
            return true;
        }
#pragma warning disable CA1031 // Whatever keeps the database from answering, it does not answer; the watch itself goes on.
        catch (Exception) { return false; }
#pragma warning restore CA1031
    }
}
