// An upgrade that is killed at any moment is begun anew by the next start, with every row there; a newer database is left alone.
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Data;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class MigrationTests : IDisposable
{
    /// <summary>How soon a start after a kill has to be through.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly string root = Directory.CreateTempSubdirectory("ombud-migrate-").FullName;

    [Fact]
    public async Task A_migration_that_is_killed_at_any_moment_is_done_by_the_next_start_with_every_row_there()
    {
        var (kills, seed, watch) = (ReliabilityReport.IsLong ? 100 : 3, Environment.TickCount, Stopwatch.StartNew());
        var random = new Random(seed);
        var old = await OldDatabase.MakeAsync(At("old"), cases: 400);
        var rows = await RowsAsync(old);
        var (whole, begun, slowest) = (await TimeAsync(old.CopyTo(At("whole"))), 0, TimeSpan.Zero);
        // One that came too late was measured on a slower moment of the machine: the next comes sooner, and at least one is in time.
        for (var kill = 0; kill < kills || (begun == 0 && kill < kills + 20); kill++)
        {
            var killed = old.CopyTo(At($"{kill}"));
#pragma warning disable CA5394 // Any moment will do; the seed is in the report.
            if (await KillAsync(killed, whole * (random.NextDouble() * 1.1))) begun++;
            else whole *= 0.8;
#pragma warning restore CA5394
            var start = Stopwatch.StartNew();
            var (code, said) = await OmbudCommand.RunAsync(["--migrate"], [("ASPNETCORE_ENVIRONMENT", "Development"), ("Demo__Cases", "0"), .. killed.Settings]);
            Assert.True(code == 0, $"{said}, seed {seed}");
            Assert.True(start.Elapsed < Patience, $"The start after a kill took {start.Elapsed.TotalSeconds:F0} s, seed {seed}");
            if (start.Elapsed > slowest) slowest = start.Elapsed;
            var after = await RowsAsync(killed);
            Assert.Equal(rows, rows.Keys.ToDictionary(table => table, table => after.GetValueOrDefault(table, "")));
            Directory.Delete(killed.Folder, recursive: true);
        }
        Assert.True(begun > 0, $"Every kill came after the end: nothing was tried, seed {seed}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{begun} of {kills} killed before the end, a whole one takes {whole.TotalMilliseconds:F0} ms.");
        ReliabilityReport.Append("Killed while migrating (Sqlite)", seed,
            ("Kills (SIGKILL) at random moments of an upgrade of several migrations, the lock of the database layer left behind", Text(kills)),
            ("Of them before it was done", Text(begun)),
            ("Next start that failed, or rows lost or altered", "0"),
            ($"Next start slower than {Patience.TotalSeconds:F0} s", "0"),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    [Fact]
    public async Task Two_that_migrate_at_the_same_time_come_one_after_the_other()
    {
        var old = await OldDatabase.MakeAsync(At("old"), cases: 20);
        var rows = await RowsAsync(old);
        await using var one = await VictimProcess.StartAsync(new(VictimOrders.Migrate, old.Folder, old.Keys));
        await using var other = await VictimProcess.StartAsync(new(VictimOrders.Migrate, old.Folder, old.Keys));
        await Task.WhenAll(one.BeginAsync(), other.BeginAsync());
        Assert.All(await Task.WhenAll(one.EndAsync(), other.EndAsync()), end => Assert.Equal((0, Victim.Done), (end.Code, end.Said[^1])));
        Assert.Equal(rows, await RowsAsync(old));
        await using var data = old.Open();
        await using var db = await data.DatabaseAsync();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
        await Soundness.AssertAsync(db);
    }

    /// <summary>Begins a migration and kills it. True: it was not done yet.</summary>
    static async Task<bool> KillAsync(OldDatabase database, TimeSpan after)
    {
        await using var victim = await VictimProcess.StartAsync(new(VictimOrders.Migrate, database.Folder, database.Keys));
        await victim.BeginAsync();
        await Task.WhenAny(victim.FirstAsync(), Task.Delay(after));
        return (await victim.KillAsync()) is [];
    }

    /// <summary>From the order to the end.</summary>
    static async Task<TimeSpan> TimeAsync(OldDatabase database)
    {
        await using var victim = await VictimProcess.StartAsync(new(VictimOrders.Migrate, database.Folder, database.Keys));
        var watch = Stopwatch.StartNew();
        await victim.BeginAsync();
        Assert.Equal(0, (await victim.EndAsync()).Code);
        return watch.Elapsed;
    }

    static async Task<IReadOnlyDictionary<string, string>> RowsAsync(OldDatabase database)
    {
        await using var data = database.Open();
        await using var db = await data.DatabaseAsync();
        return await OldDatabase.RowsAsync(db);
    }

    string At(string name) => Path.Combine(root, name);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
