// PostgreSQL: databases of its own beside the one that the connection names, which itself is left alone.
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Ombud.App.Data;

namespace Ombud.Bench.Stores;

sealed class PostgresStore(string folder, string connection, string name) : IStore
{
    string Database => $"{new NpgsqlConnectionStringBuilder(connection).Database ?? "ombud"}_bench_{name}";
    string ConnectionString => new NpgsqlConnectionStringBuilder(connection) { Database = Database }.ConnectionString;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Storage__DataFolder"] = Path.Combine(folder, name, "data"),
        ["Storage__Provider"] = "PostgreSql",
        ["Storage__ConnectionString"] = ConnectionString,
    };

    public IDbContextFactory<OmbudDb> Contexts => new Factory(ConnectionString);

    public async Task<bool> IsThereAsync()
    {
        await using var owner = new NpgsqlConnection(connection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = @name", owner);
        command.Parameters.AddWithValue("name", Database);
        return await command.ExecuteScalarAsync() is not null;
    }

    public async Task PrepareAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (Directory.Exists(Path.Combine(folder, name))) Directory.Delete(Path.Combine(folder, name), recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, name, "data"));
        await using var owner = new NpgsqlConnection(connection);
        await owner.OpenAsync();
        await ExecuteAsync(owner, $"DROP DATABASE IF EXISTS \"{Database}\" WITH (FORCE)");
        await ExecuteAsync(owner, $"CREATE DATABASE \"{Database}\"");
    }

    public async Task<long> BytesAsync()
    {
        await using var open = await OpenAsync();
        await using var command = open.CreateCommand();
        command.CommandText = "SELECT pg_database_size(current_database())";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public async Task<DbConnection> OpenAsync()
    {
        var open = new NpgsqlConnection(ConnectionString);
        await open.OpenAsync();
        return open;
    }

    public async Task<DbConnection> OpenBareAsync()
    {
        var open = await OpenAsync();
        await ExecuteAsync(open, "SET synchronous_commit = on; CREATE TABLE IF NOT EXISTS \"Bare\" (\"Id\" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, \"Content\" bytea)");
        return open;
    }

    public IStore Beside(string other) => new PostgresStore(folder, connection, other);

    /// <summary>The database as the app opens it.</summary>
    sealed class Factory(string connection) : IDbContextFactory<OmbudDb>
    {
        readonly PooledDbContextFactory<PostgresOmbudDb> contexts =
            new((DbContextOptions<PostgresOmbudDb>)new DbContextOptionsBuilder<PostgresOmbudDb>().UseOmbudPostgres(connection).Options);

        public OmbudDb CreateDbContext() => contexts.CreateDbContext();
    }

    static async Task ExecuteAsync(DbConnection on, string sql)
    {
        await using var command = on.CreateCommand();
#pragma warning disable CA2100 // Names of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
