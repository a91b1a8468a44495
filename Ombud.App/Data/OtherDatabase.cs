// Opens a database beside the one that the app works on: an archive, one to move to, or the app's own while nobody works on it.
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Ombud.App.Data;

public static class OtherDatabase
{
    const string AtWork = "Somebody is at work on the database that is to be copied. Stop Ombud on every machine first: what is written from now on would be lost.";

    public static SqliteOmbudDb OnFile(string file) => Sqlite(options => options.UseOmbudSqlite(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString));

    /// <summary>Without a pool: once disposed, nothing of it is left that looks like an app at work.</summary>
    public static PostgresOmbudDb OnServer(string connection) =>
        new((DbContextOptions<PostgresOmbudDb>)new DbContextOptionsBuilder<PostgresOmbudDb>().UseOmbudPostgres($"{connection};Pooling=false").Options);

    /// <summary>A database as SQLite keeps it: the file and what lies beside it while it is open.</summary>
    public static string[] PartsOf(string file) => [file, $"{file}-wal", $"{file}-shm", $"{file}-journal"];

    /// <summary>With all that belongs to it.</summary>
    public static void Delete(string file)
    {
        foreach (var part in PartsOf(file)) File.Delete(part);
    }

    /// <summary>The file that a connection string names. Null: it names a server.</summary>
    /// <exception cref="SettingsException">It names neither.</exception>
    public static string? FileOf(string connection)
    {
        var parts = new DbConnectionStringBuilder();
        try { parts.ConnectionString = connection; }
        catch (ArgumentException) { parts.Clear(); }
        if (parts.TryGetValue("Data Source", out var file)) return Path.GetFullPath($"{file}");
        return parts.ContainsKey("Host") ? null
            : throw new SettingsException("A database is named as \"Host=db.example;Database=ombud;Username=ombud\" or as \"Data Source=/mnt/archive/ombud.db\".");
    }

    /// <summary>The database of the settings for oneself. Until it is disposed nobody else can write to it; on SQLite, not even open it.</summary>
    public static async Task<OmbudDb> OpenAloneAsync(this StorageOptions storage, CancellationToken stop)
    {
        if (!storage.IsPostgres) return Sqlite(await LockAsync(storage.Connection, stop));
        var db = OnServer(storage.Connection);
        await db.Database.OpenConnectionAsync(stop);
        if (await db.TryHaveAloneAsync(stop)) return db;
        await db.DisposeAsync();
        throw new SettingsException(AtWork);
    }

    /// <summary>The lock has to be asked for before anything else: whoever has the file open, idle or not, shares it otherwise.</summary>
    static async Task<SqliteConnection> LockAsync(string connectionString, CancellationToken stop)
    {
        var named = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 1 };
        if (!File.Exists(named.DataSource)) throw new SettingsException($"There is no database at {named.DataSource}.");
        var connection = new SqliteConnection(named.ConnectionString);
        try
        {
            await connection.OpenAsync(stop);
            // One by one: what goes wrong after a statement that answers is not told.
            foreach (var statement in (string[])["PRAGMA locking_mode = exclusive", "BEGIN IMMEDIATE", "COMMIT"])
            {
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the three.
                command.CommandText = statement;
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync(stop);
            }
            return connection;
        }
        catch (SqliteException e)
        {
            await connection.DisposeAsync();
            throw e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED ? new SettingsException(AtWork) : e;
        }
    }

    static SqliteOmbudDb Sqlite(SqliteConnection connection) => Sqlite(options => options.UseSqlite(connection, contextOwnsConnection: true));

    static SqliteOmbudDb Sqlite(Action<DbContextOptionsBuilder> use)
    {
        var options = new DbContextOptionsBuilder<SqliteOmbudDb>();
        use(options);
        return new(options.Options);
    }
}
