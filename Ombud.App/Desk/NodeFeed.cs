// Hears what other nodes have changed, and passes it on to this one's screens, search and memory.
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Post;
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

/// <summary>
/// News travel in the transaction that makes them, and arrive in the order of their commits. What was missed while the
/// connection was gone is found by event position; what is kept of settings and reminders is then forgotten altogether.
/// </summary>
sealed partial class NodeFeed(
    IDbContextFactory<OmbudDb> dbs, WriteGate gate, StorageOptions storage, CaseFeed cases, Office office, LetterTemplates templates, ReminderFeed reminders, RegisterFeed registers, IncomingFeed incoming, ILogger<NodeFeed> log)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    long last;

    /// <summary>Where the history stands is noted before anything is read; the first connection catches up from there.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var db = await dbs.CreateDbContextAsync(cancellationToken))
            last = await db.Counters.Where(c => c.Name == CounterRow.Position).Select(c => c.Value).FirstOrDefaultAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await ListenAsync(stoppingToken); }
#pragma warning disable CA1031 // Whatever ends the connection, the next one catches up.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Lost(log, e.GetType().Name);
                await Task.Delay(Pause, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) { return; }
#pragma warning restore CA1031
        }
    }

    async Task ListenAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(PostgresSetup.Complete(storage.ConnectionString!));
        connection.Notification += (_, heard) => Heard(heard.Payload, heard.PID == gate.ServerProcess);
        await connection.OpenAsync(stop);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"LISTEN {PostgresOmbudDb.News}";
            await command.ExecuteNonQueryAsync(stop);
        }
        await CatchUpAsync(stop);
        while (true) await connection.WaitAsync(stop);
    }

    async Task CatchUpAsync(CancellationToken stop)
    {
        var from = Volatile.Read(ref last);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var missed = await db.Events.AsNoTracking().Where(e => e.Position > from)
            .GroupBy(e => e.CaseId).Select(g => new { Case = g.Key, Position = g.Max(e => e.Position) }).OrderBy(g => g.Position).ToListAsync(stop);
        foreach (var one in missed) cases.Announce(new(CaseNumber.FromKey(one.Case), one.Position, StaffId.System, HasContent: true));
        if (missed.Count > 0) Volatile.Write(ref last, missed[^1].Position);
        ForgetOffice();
        reminders.Announce();
        registers.Announce();
        incoming.Announce();
        if (missed.Count > 0) CaughtUp(log, missed.Count);
    }

    void ForgetOffice()
    {
        office.Forget();
        templates.Forget();
    }

    void Heard(string news, bool isOwn)
    {
        var changed = NodeNews.Read(news);
        // Only what was heard counts: another node's change may be missing before one of our own.
        if (changed is not null) Volatile.Write(ref last, changed.Position);
        if (isOwn) return;
        if (changed is not null) cases.Announce(changed);
        else if (news == NodeNews.Office) ForgetOffice();
        else if (news == NodeNews.Reminders) reminders.Announce();
        else if (news == NodeNews.Registers) registers.Announce();
        else if (news == NodeNews.Incoming) incoming.Announce();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "News of other nodes are not heard at the moment: {Reason}.")]
    static partial void Lost(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} cases had changed while news were not heard.")]
    static partial void CaughtUp(ILogger log, int count);
}
