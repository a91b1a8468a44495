// SQLite in a folder of the run.
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Ombud.App.Data;

namespace Ombud.Bench.Stores;

sealed class SqliteStore(string folder) : IStore
{
    string DataFolder => Path.Combine(folder, "data");
    string Database => Path.Combine(DataFolder, "ombud.db");

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Storage__DataFolder"] = DataFolder };

    public IDbContextFactory<OmbudDb> Contexts => new Factory(Database);

    public Task<bool> IsThereAsync() => Task.FromResult(File.Exists(Database));

    public Task PrepareAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var old in (string[])[DataFolder, $"{DataFolder}-keys"])
            if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        Directory.CreateDirectory(DataFolder);
        return Task.CompletedTask;
    }

    public Task<long> BytesAsync() => Task.FromResult(new DirectoryInfo(DataFolder).EnumerateFiles("ombud.db*").Sum(f => f.Length));

    public async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly");
        await connection.OpenAsync();
        return connection;
    }

    public async Task<DbConnection> OpenBareAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; CREATE TABLE IF NOT EXISTS \"Bare\" (\"Id\" INTEGER PRIMARY KEY, \"Content\" BLOB)";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public IStore Beside(string name) => new SqliteStore(Path.Combine(folder, name));

    /// <summary>The database as the app opens it.</summary>
    sealed class Factory(string database) : IDbContextFactory<OmbudDb>
    {
        readonly PooledDbContextFactory<SqliteOmbudDb> contexts =
            new((DbContextOptions<SqliteOmbudDb>)new DbContextOptionsBuilder<SqliteOmbudDb>().UseOmbudSqlite($"Data Source={database}").Options);

        public OmbudDb CreateDbContext() => contexts.CreateDbContext();
    }
}
