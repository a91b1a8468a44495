// Lets the writers of one process in one after the other, in the order in which they came; those who wait together share one commit.
using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Ombud.App.Data;

/// <summary>
/// SQLite has one writer at a time anyway; waiting here is fair and exact, where its own busy handler sleeps in growing steps. Nodes
/// that share a PostgreSQL take turns too: see <see cref="OmbudDb.WaitForTurnAsync"/>.
/// A durable commit rewrites the same pages for each of them; shared, it writes them once.
/// </summary>
public sealed class WriteGate(IDbContextFactory<OmbudDb> dbs) : IDisposable
{
    const int MostTogether = 32;
    const string Savepoint = "turn";

    readonly SemaphoreSlim one = new(1, 1);
    readonly ConcurrentQueue<Turn> waiting = new();
    int isWorking;
    OmbudDb? writer;

    /// <summary>What PostgreSQL calls the connection that writes here: news that come from it are this node's own.</summary>
    public int ServerProcess { get; private set; }

    /// <summary>For a writer that wants the database, and a transaction, for itself.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken stop)
    {
        await one.WaitAsync(stop);
        return new Leaving(one);
    }

    /// <summary>
    /// Writes in a transaction, and is done when that is on the disk. An exception undoes this writing alone. It runs apart
    /// from the caller: on another thread, with an empty change tracker, on a connection that stays open from one writing to the next.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<OmbudDb, Task<T>> write)
    {
        var turn = new Turn<T>(write);
        waiting.Enqueue(turn);
        Work();
        return turn.Written;
    }

    void Work()
    {
        if (Interlocked.Exchange(ref isWorking, 1) == 1) return;
        // Whoever came first lends the others neither language nor identity.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(WorkAsync);
    }

    async Task WorkAsync()
    {
        while (!waiting.IsEmpty)
        {
            List<Turn> taken = [];
            try { await WriteTogetherAsync(taken); }
#pragma warning disable CA1031 // Handed to those whose writing is lost with the transaction.
            catch (Exception e)
#pragma warning restore CA1031
            {
                await LeaveAsync();
                // Nobody came in: the gate is closed for good, and whoever waits is told so.
                if (taken.Count == 0) while (waiting.TryDequeue(out var next)) taken.Add(next);
                foreach (var turn in taken) turn.Fail(e);
            }
        }
        Volatile.Write(ref isWorking, 0);
        // Somebody may have come between the last look and the end of work.
        if (!waiting.IsEmpty) Work();
    }

    async Task WriteTogetherAsync(List<Turn> taken)
    {
        using (await EnterAsync(CancellationToken.None))
        {
            if (waiting.TryDequeue(out var first)) taken.Add(first);
            var (db, transaction) = await BeginAsync();
            await using var ending = transaction;
            for (var next = first; next is not null; next = Next(taken))
            {
                await RunAsync(next, db, transaction);
                db.ChangeTracker.Clear();
            }
            await transaction.CommitAsync();
        }
        foreach (var turn in taken) turn.Finish();
    }

    async Task<(OmbudDb, IDbContextTransaction)> BeginAsync()
    {
        if (writer is not null)
        {
            try { return (writer, await BeginAsync(writer)); }
            // It was kept open and has ended meanwhile, as when the database started again; nothing was written on it yet.
            catch (Exception e) when (e is DbException or InvalidOperationException { InnerException: DbException }) { await LeaveAsync(); }
        }
        writer = await ComeAsync();
        return (writer, await BeginAsync(writer));
    }

    static async Task<IDbContextTransaction> BeginAsync(OmbudDb db)
    {
        var transaction = await db.Database.BeginTransactionAsync();
        await db.WaitForTurnAsync(CancellationToken.None);
        return transaction;
    }

    async Task<OmbudDb> ComeAsync()
    {
        var db = await dbs.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        if (db.Database.GetDbConnection() is NpgsqlConnection connection) ServerProcess = connection.ProcessID;
        return db;
    }

    /// <summary>Nobody knows what state a connection is in on which a commit has failed.</summary>
    async Task LeaveAsync()
    {
        if (writer is not { } left) return;
        writer = null;
        left.ChangeTracker.Clear();
        await left.DisposeAsync();
    }

    Turn? Next(List<Turn> taken)
    {
        if (taken.Count >= MostTogether || !waiting.TryDequeue(out var next)) return null;
        taken.Add(next);
        return next;
    }

    static async Task RunAsync(Turn turn, OmbudDb db, IDbContextTransaction transaction)
    {
        await transaction.CreateSavepointAsync(Savepoint);
        try { await turn.RunAsync(db); }
#pragma warning disable CA1031 // Handed to the one whose writing it was; what the others wrote stands.
        catch (Exception e)
#pragma warning restore CA1031
        {
            turn.Fail(e);
            // A database that has run out of room may have undone the whole transaction: then the others have failed of the same.
            try { await transaction.RollbackToSavepointAsync(Savepoint); }
            catch (Exception undone) when (undone is DbException or InvalidOperationException && DatabaseState.IsLoss(e)) { ExceptionDispatchInfo.Throw(e); }
        }
        await transaction.ReleaseSavepointAsync(Savepoint);
    }

    /// <summary>Whoever is writing comes to an end first.</summary>
    public void Dispose()
    {
        one.Wait(TimeSpan.FromSeconds(10));
        writer?.Dispose();
        one.Dispose();
    }

    abstract class Turn
    {
        public abstract Task RunAsync(OmbudDb db);
        public abstract void Finish();
        public abstract void Fail(Exception why);
    }

    sealed class Turn<T>(Func<OmbudDb, Task<T>> write) : Turn
    {
        readonly TaskCompletionSource<T> written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        T result = default!;

        public Task<T> Written => written.Task;
        public override async Task RunAsync(OmbudDb db) => result = await write(db);
        public override void Finish() => written.TrySetResult(result);
        public override void Fail(Exception why) => written.TrySetException(why);
    }

    sealed class Leaving(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
