// All that is missing of SQLite's schema in one transaction: whoever is killed meanwhile leaves the database as it was.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ombud.App.Data;

/// <summary>
/// The database layer's own way commits in the middle of a table that is made anew, and locks by a row that a killed process leaves
/// behind for ever. The writer's place of SQLite is a lock that dies with its holder: two who migrate at once come one after the other.
/// </summary>
static class SqliteMigration
{
    /// <summary>How long somebody else may write, or migrate, before this is given up; in seconds.</summary>
    const int Patience = 600;

    const int Busy = 5;

    public static async Task RunAsync(string connectionString, CancellationToken stop)
    {
        // References are checked at the end: a table that is made anew is gone for a moment. They cannot be switched off inside a
        // transaction, and a connection from the pool would keep them off.
        var own = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, ForeignKeys = false, DefaultTimeout = Patience };
        await using var db = new SqliteOmbudDb((DbContextOptions<SqliteOmbudDb>)new DbContextOptionsBuilder<SqliteOmbudDb>().UseOmbudSqlite(own.ToString()).Options);
        await db.Database.OpenConnectionAsync(stop);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await RunAsync(connection, null, "PRAGMA journal_mode=WAL", stop);
        if (!(await db.Database.GetPendingMigrationsAsync(stop)).Any()) return;
        await using var transaction = Begin(connection);
        await db.Database.UseTransactionAsync(transaction, stop);
        // Whoever has waited finds it done, or done by a newer version.
        await Migrator.RefuseNewerAsync(db, stop);
        await ApplyAsync(db, connection, transaction, stop);
        await transaction.CommitAsync(stop);
    }

    static SqliteTransaction Begin(SqliteConnection connection)
    {
        try { return connection.BeginTransaction(deferred: false); }
        catch (SqliteException e) when (e.SqliteErrorCode == Busy)
        {
            throw new SettingsException("The database is to be migrated, but another program has been writing to it for ten minutes. End that, then start again.", e);
        }
    }

    static async Task ApplyAsync(SqliteOmbudDb db, SqliteConnection connection, SqliteTransaction transaction, CancellationToken stop)
    {
        var (known, before) = (db.Database.GetMigrations().ToList(), (await db.Database.GetAppliedMigrationsAsync(stop)).ToHashSet());
        foreach (var (at, next) in known.Index())
            if (!before.Contains(next))
                await RunAsync(connection, transaction, ScriptOf(db, at == 0 ? Migration.InitialDatabase : known[at - 1], next), stop);
        // What was left by a version that still locked by a row.
        await RunAsync(connection, transaction, """DROP TABLE IF EXISTS "__EFMigrationsLock" """, stop);
        foreach (var made in known.Except(before))
            await RunAsync(connection, transaction, """UPDATE "__EFMigrationsHistory" SET "ProductVersion" = @version WHERE "MigrationId" = @made""", stop, ("@version", Migrator.Version), ("@made", made));
        if (await RunAsync(connection, transaction, "SELECT \"table\" FROM pragma_foreign_key_check", stop) is string table)
            throw new InvalidOperationException($"The migration would leave rows in {table} that refer to nothing. The database is as it was.");
    }

    static string ScriptOf(SqliteOmbudDb db, string from, string to) =>
        db.GetService<IMigrator>().GenerateScript(from, to, MigrationsSqlGenerationOptions.NoTransactions);

    static async Task<object?> RunAsync(SqliteConnection connection, SqliteTransaction? transaction, string sql, CancellationToken stop, params (string Name, string Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The statements are the program's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return await command.ExecuteScalarAsync(stop);
    }
}
