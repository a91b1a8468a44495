// Writes new rows through statements that stay prepared while their connection is open: most of what a small insert costs is its preparing.
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ombud.App.Data;

/// <summary>Belongs to one unit of work, and forgets its statements with the connection that they were prepared on.</summary>
sealed class PreparedRows
{
    readonly Dictionary<Type, RowInsert> inserts = [];
    DbConnection? on;

    public void Insert(IEntityType table, object row, DbConnection connection, DbTransaction transaction)
    {
        if (on != connection) Begin(connection);
        if (!inserts.TryGetValue(table.ClrType, out var insert)) inserts[table.ClrType] = insert = new(table, connection);
        insert.Insert(row, transaction);
    }

    void Begin(DbConnection connection)
    {
        Forget();
        on = connection;
        connection.StateChange += OnStateChange;
    }

    /// <summary>
    /// A connection that is closed and opened again may be another one underneath, from the pool: what was prepared on the first would
    /// still write there, outside of the transaction.
    /// </summary>
    void OnStateChange(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState is ConnectionState.Closed) Forget();
    }

    void Forget()
    {
        if (on is not null) on.StateChange -= OnStateChange;
        on = null;
        foreach (var insert in inserts.Values) insert.Dispose();
        inserts.Clear();
    }
}
