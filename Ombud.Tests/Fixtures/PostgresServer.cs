// One PostgreSQL for the tests of a run, started when the first of them asks, and a fresh database for each host.
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Hangfire.Logging;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ombud.App.Data;

namespace Ombud.Tests.Fixtures;

/// <summary>The real server of Debian's package, in a temporary folder, on loopback; it ends with the process that started it, however that ends.</summary>
sealed class PostgresServer : IDisposable
{
    const string Template = "ombud_template";
    static readonly Lazy<Task<PostgresServer>> Shared = new(async () =>
    {
        var server = await StartAsync();
        await server.MakeTemplateAsync();
        return server;
    });

    readonly Process process;
    readonly string password;
    readonly int port;
    readonly SemaphoreSlim one = new(1, 1);

    PostgresServer(Process process, string password, int port) => (this.process, this.password, this.port) = (process, password, port);

    /// <summary>Whether this run tests on PostgreSQL what else it tests on SQLite.</summary>
    public static bool IsWanted { get; } = Environment.GetEnvironmentVariable("OMBUD_TEST_PROVIDER") == StorageOptions.PostgreSql;

    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>One of its own, for tests that stop and start it.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var port = Ports.Free();
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var folder = Path.Combine(Path.GetTempPath(), $"ombud-postgres-{Guid.NewGuid():N}");
        var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "Fixtures", "postgres.sh"), folder, $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await process.StandardInput.WriteLineAsync(password);
        await process.StandardInput.FlushAsync();
        if (await process.StandardOutput.ReadLineAsync() != "ready") throw new InvalidOperationException("PostgreSQL did not start; test.sh installs it.");
        return new(process, password, port);
    }

    public string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "ombud", Password = password, Database = database, MaxPoolSize = 30 }.ConnectionString;

    /// <summary>The database that belongs to a folder of data: empty, with the schema as it is, when it is first asked for.</summary>
    public async Task<string> DatabaseOfAsync(string folder)
    {
        var name = $"of_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..24]}";
        await one.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
            await connection.OpenAsync();
            await using var known = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = @name", connection) { Parameters = { new("name", name) } };
            if ((long)(await known.ExecuteScalarAsync())! == 0) await RunAsync(connection, $"CREATE DATABASE \"{name}\" TEMPLATE {Template}");
        }
        finally { one.Release(); }
        return ConnectionTo(name);
    }

    /// <summary>A database with nothing in it at all.</summary>
    public async Task<string> EmptyAsync(string name)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await RunAsync(connection, $"CREATE DATABASE \"{name}\"");
        return ConnectionTo(name);
    }

    /// <summary>As if the machine had been switched off and on: every connection breaks.</summary>
    public Task RestartAsync() => TellAsync("restart");
    public Task HaltAsync() => TellAsync("stop");
    public Task ResumeAsync() => TellAsync("start");

    async Task TellAsync(string what)
    {
        await process.StandardInput.WriteLineAsync(what);
        await process.StandardInput.FlushAsync();
        Assert.Equal("done", await process.StandardOutput.ReadLineAsync());
    }

    async Task MakeTemplateAsync()
    {
        var connection = await EmptyAsync(Template);
        await using (var db = OtherDatabase.OnServer(connection))
            await db.Database.MigrateAsync();
        // What each host would make when it starts. The library writes to the log of the host that came last, which may be gone.
        LogProvider.SetCurrentLogProvider(null);
        await using var jobs = new NpgsqlConnection($"{connection};Pooling=false");
        await jobs.OpenAsync();
        PostgreSqlObjectsInstaller.Install(jobs);
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Names are made by the tests.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The server ends with the input of its keeper.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        one.Dispose();
    }
}
