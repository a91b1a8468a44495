// A migration of PostgreSQL that is killed at any moment is done by the next start.
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
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
        using var server = await PostgresServer.StartAsync();
        var whole = Stopwatch.StartNew();
        await MigrateAsync(await server.EmptyAsync("whole"), seed);
        var (longest, slowest) = (whole.Elapsed, TimeSpan.Zero);
        // One that came too late was measured on a slower moment of the machine: the next comes sooner, and at least one is in time.
        for (var kill = 0; kill < kills || (begun == 0 && kill < kills + 20); kill++)
        {
            var database = await server.EmptyAsync($"killed_{kill}");
            using (var process = Process.Start(Start(database))!)
            {
                var draining = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
#pragma warning disable CA5394 // Any moment will do; the seed is in the report.
                await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(longest * (0.3 + (random.NextDouble() * 0.7))));
#pragma warning restore CA5394
                if (!process.HasExited) begun++;
                else longest *= 0.8;
                process.Kill();
                await draining;
            }
            var next = Stopwatch.StartNew();
            await MigrateAsync(database, seed);
            Assert.True(next.Elapsed < Patience, $"The start after a kill took {next.Elapsed.TotalSeconds:F0} s, seed {seed}");
            if (next.Elapsed > slowest) slowest = next.Elapsed;
            await using var db = new PostgresOmbudDb((DbContextOptions<PostgresOmbudDb>)new DbContextOptionsBuilder<PostgresOmbudDb>().UseOmbudPostgres($"{database};Pooling=false").Options);
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

    async Task MigrateAsync(string database, int seed)
    {
        using var process = Process.Start(Start(database))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Concat(said)}, seed {seed}");
    }

    ProcessStartInfo Start(string database)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OmbudDb).Assembly.Location, "--migrate"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = root };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Storage__Provider"] = StorageOptions.PostgreSql;
        start.Environment["Storage__ConnectionString"] = database;
        start.Environment["Storage__DataFolder"] = Path.Combine(root, "data");
        start.Environment["Demo__Cases"] = "0";
        return start;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
