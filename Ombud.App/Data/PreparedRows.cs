// Writes new rows and counters through statements that stay prepared while their connection is open: most of what a small insert costs is its preparing.
using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ombud.App.Data;

/// <summary>Belongs to one unit of work, and forgets its statements with the connection that they were prepared on.</summary>
sealed class PreparedRows
{
    readonly Dictionary<Type, RowInsert> inserts = [];
    SqliteConnection? on;
    SqliteStatement? take;

    public void Insert(IEntityType table, object row, SqliteConnection connection)
    {
        Begin(connection);
        if (!inserts.TryGetValue(table.ClrType, out var insert)) inserts[table.ClrType] = insert = new(table, connection);
        insert.Insert(row);
    }

    /// <summary>Adds to a counter and gives its new value.</summary>
    public long Take(string counter, int count, SqliteConnection connection)
    {
        Begin(connection);
        take ??= new(connection, """INSERT INTO "Counters" ("Name", "Value") VALUES (?1, ?2) ON CONFLICT ("Name") DO UPDATE SET "Value" = "Value" + ?2 RETURNING "Value" """);
        take.Bind(1, counter);
        take.Bind(2, count);
        return take.Run();
    }

    void Begin(SqliteConnection connection)
    {
        if (on == connection) return;
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
        take?.Dispose();
        take = null;
        foreach (var insert in inserts.Values) insert.Dispose();
        inserts.Clear();
    }
}
