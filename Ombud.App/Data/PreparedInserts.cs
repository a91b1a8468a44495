// Writes new rows through statements that stay prepared while their connection is open: most of what a small insert costs is its preparing.
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ombud.App.Data;

/// <summary>
/// Within a transaction whose unit of work takes nothing away, the new rows go first, in the order of what they refer to; what changes
/// is left to the database layer. For SQLite, where each row would be a command of its own.
/// </summary>
sealed class PreparedInserts : SaveChangesInterceptor
{
    readonly ConditionalWeakTable<DbConnection, Dictionary<IEntityType, RowInsert>> prepared = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is { } db && db.Database.CurrentTransaction is { } transaction) Insert(db, transaction.GetDbTransaction());
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(SavingChanges(eventData, result));

    void Insert(DbContext db, DbTransaction transaction)
    {
        var entries = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Deleted).ToList();
        if (entries.Any(e => e.State is EntityState.Deleted || e.Metadata.GetProperties().Any(p => p.ValueGenerated is not ValueGenerated.Never))) return;
        var connection = db.Database.GetDbConnection();
        var inserts = prepared.TryGetValue(connection, out var known) ? known : Begin(connection);
        try
        {
            foreach (var entry in entries.OrderBy(e => DepthOf(e.Metadata)))
            {
                if (!inserts.TryGetValue(entry.Metadata, out var insert)) inserts[entry.Metadata] = insert = new(entry.Metadata, connection);
                insert.Insert(entry.Entity, transaction);
                entry.State = EntityState.Unchanged;
            }
        }
        catch (DbException e) { throw new DbUpdateException("A new row was not taken.", e); }
    }

    /// <summary>
    /// A connection that is closed and opened again may be another one underneath, from the pool: what was prepared on the first would
    /// still write there, outside of the transaction.
    /// </summary>
    Dictionary<IEntityType, RowInsert> Begin(DbConnection connection)
    {
        connection.StateChange += Forget;
        return prepared.GetOrCreateValue(connection);
    }

    void Forget(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState is not ConnectionState.Closed || sender is not DbConnection closed || !prepared.TryGetValue(closed, out var inserts)) return;
        closed.StateChange -= Forget;
        prepared.Remove(closed);
        foreach (var insert in inserts.Values) insert.Dispose();
    }

    /// <summary>How many tables stand above this one; none refers to itself.</summary>
    internal static int DepthOf(IReadOnlyEntityType table) => table.GetForeignKeys().Select(key => DepthOf(key.PrincipalEntityType) + 1).DefaultIfEmpty().Max();
}
