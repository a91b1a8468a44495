// Writes new rows through statements that stay prepared while their connection is open: most of what a small insert costs is its preparing.
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
        var inserts = prepared.GetOrCreateValue(db.Database.GetDbConnection());
        try
        {
            foreach (var entry in entries.OrderBy(e => DepthOf(e.Metadata)))
            {
                if (!inserts.TryGetValue(entry.Metadata, out var insert)) inserts[entry.Metadata] = insert = new(entry.Metadata, transaction.Connection!);
                insert.Insert(entry.Entity, transaction);
                entry.State = EntityState.Unchanged;
            }
        }
        catch (DbException e) { throw new DbUpdateException("A new row was not taken.", e); }
    }

    /// <summary>How many tables stand above this one; none refers to itself.</summary>
    internal static int DepthOf(IReadOnlyEntityType table) => table.GetForeignKeys().Select(key => DepthOf(key.PrincipalEntityType) + 1).DefaultIfEmpty().Max();
}
