// A migration of PostgreSQL that is killed at any moment is done by the next start.
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ombud.App.Data;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Data;

[Trait(Needs.Database, Needs.Postgres)]
public sealed class ServerMigrationTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly string root = Directory.CreateTempSubdirectory("ombud-server-migrate-").FullName;

    [Fact]
    public async Task A_migration_that_is_killed_at_any_moment_is_done_by_the_next_start()
    {
        var (kills, seed, watch, begun) = (ReliabilityReport.IsLong ? 100 : 3, Environment.TickCount, Stopwatch.StartNew(), 0);
        var random = new Random(seed);
        var server = await PostgresServer.SharedAsync();
        var (longest, slowest) = (await TimeAsync(server, await NewAsync(server)), TimeSpan.Zero);
        // One that came too late was measured on a slower moment of the machine: the next comes sooner, and at least one is in time.
        for (var kill = 0; kill < kills || (begun == 0 && kill < kills + 20); kill++)
        {
            var name = await NewAsync(server);
            var database = server.ConnectionTo(name);
#pragma warning disable CA5394 // Any moment will do; the seed is in the report.
            if (await KillAsync(server, name, longest * random.NextDouble())) begun++;
#pragma warning restore CA5394
            else longest *= 0.8;
            var next = Stopwatch.StartNew();
            await MigrateAsync(database, seed);
            Assert.True(next.Elapsed < Patience, $"The start after a kill took {next.Elapsed.TotalSeconds:F0} s, seed {seed}");
            if (next.Elapsed > slowest) slowest = next.Elapsed;
            await using var db = OtherDatabase.OnServer(database);
            Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
            // Every table is there, and the start has filled what every office begins with.
            Assert.Equal(0, await db.Cases.CountAsync());
            Assert.True(await db.ClosingRules.AnyAsync());
        }
        Assert.True(begun > 0, $"Every kill came after the end: nothing was tried, seed {seed}");
        ReliabilityReport.Append("Killed while migrating (PostgreSql)", seed,
            ("Kills (SIGKILL) of --migrate on an empty database at random moments", Text(kills)),
            ("Of them before it was done", Text(begun)),
            ("Next start that failed or left something out", "0"),
            ($"Next start slower than {Patience.TotalSeconds:F0} s", "0"),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    static async Task<string> NewAsync(PostgresServer server)
    {
        var name = $"migrate_{Guid.NewGuid():N}";
        await server.EmptyAsync(name);
        return name;
    }

    async Task MigrateAsync(string database, int seed)
    {
        var (code, said) = await OmbudCommand.RunAsync(["--migrate"], Settings(database));
        Assert.True(code == 0, $"{said}, seed {seed}");
    }

    /// <summary>From its first connection to the end.</summary>
    async Task<TimeSpan> TimeAsync(PostgresServer server, string name)
    {
        var (process, saying) = OmbudCommand.Start(root, ["--migrate"], Settings(server.ConnectionTo(name)));
        using var ended = process;
        await ConnectedAsync(server, name, process);
        var watch = Stopwatch.StartNew();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await saying);
        return watch.Elapsed;
    }

    /// <summary>Kills a migration some time after its first connection. False: it had ended before.</summary>
    async Task<bool> KillAsync(PostgresServer server, string name, TimeSpan after)
    {
        var (process, saying) = OmbudCommand.Start(root, ["--migrate"], Settings(server.ConnectionTo(name)));
        using var killed = process;
        await ConnectedAsync(server, name, process);
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(after));
        var isCutOff = !process.HasExited;
        process.Kill();
        _ = await saying;
        return isCutOff;
    }

    /// <summary>Done when somebody works on the database, or the one who was to has ended.</summary>
    static async Task ConnectedAsync(PostgresServer server, string name, Process process)
    {
        await using var watching = new NpgsqlConnection(server.ConnectionTo("postgres"));
        await watching.OpenAsync();
        await using var asked = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = @name", watching) { Parameters = { new("name", name) } };
        while (!process.HasExited && (long)(await asked.ExecuteScalarAsync())! == 0) await Task.Delay(2);
    }

    (string, string)[] Settings(string database) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__Provider", StorageOptions.PostgreSql), ("Storage__ConnectionString", database),
        ("Storage__DataFolder", Path.Combine(root, "data")), ("Demo__Cases", "0"),
    ];

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
