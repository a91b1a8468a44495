// All that is missing of SQLite's schema in one transaction: whoever is killed meanwhile leaves the database as it was.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
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
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            throw new SettingsException("The database is to be migrated, but another program has been writing to it for ten minutes. End that, then start again.", e);
        }
    }

    static async Task ApplyAsync(SqliteOmbudDb db, SqliteConnection connection, SqliteTransaction transaction, CancellationToken stop)
    {
        var (migrations, history) = (db.GetService<IMigrationsAssembly>(), db.GetService<IHistoryRepository>());
        await RunAsync(connection, transaction, history.GetCreateIfNotExistsScript(), stop);
        foreach (var name in (await db.Database.GetPendingMigrationsAsync(stop)).ToList())
        {
            foreach (var statement in StatementsOf(db, migrations.CreateMigration(migrations.Migrations[name], db.Database.ProviderName!)))
                await RunAsync(connection, transaction, statement, stop);
            await RunAsync(connection, transaction, history.GetInsertScript(new(name, Migrator.Version)), stop);
        }
        // What was left by a version that still locked by a row.
        await RunAsync(connection, transaction, """DROP TABLE IF EXISTS "__EFMigrationsLock" """, stop);
        if (await RunAsync(connection, transaction, "SELECT \"table\" FROM pragma_foreign_key_check", stop) is string table)
            throw new InvalidOperationException($"The migration would leave rows in {table} that refer to nothing. The database is as it was.");
    }

    static IEnumerable<string> StatementsOf(SqliteOmbudDb db, Migration migration)
    {
        var model = db.GetService<IModelRuntimeInitializer>().Initialize(((IMutableModel)migration.TargetModel).FinalizeModel(), designTime: true, validationLogger: null);
        return db.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations, model, MigrationsSqlGenerationOptions.NoTransactions).Select(command => command.CommandText);
    }

    static async Task<object?> RunAsync(SqliteConnection connection, SqliteTransaction? transaction, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The statements are the program's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(stop);
    }
}
