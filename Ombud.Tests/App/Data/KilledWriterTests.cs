// Writers at the data layer are killed at random moments: what they were told is saved is there, and everything fits together.
using System.Diagnostics;
using System.Globalization;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Data;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class KilledWriterTests : IDisposable
{
    /// <summary>So many kills on one database; then a new one, which keeps the checks short.</summary>
    const int OnOne = 50;

    readonly string root = Directory.CreateTempSubdirectory("ombud-killed-").FullName;

    [Fact]
    public async Task Nothing_that_a_writer_was_told_is_saved_is_lost_however_often_the_process_is_killed()
    {
        var (kills, seed, watch) = (ReliabilityReport.IsLong ? 1000 : 5, Environment.TickCount, Stopwatch.StartNew());
        var (all, databases) = (0, Enumerable.Range(0, (kills + OnOne - 1) / OnOne));
        await Parallel.ForEachAsync(databases, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (database, _) =>
        {
            var (random, told, folder) = (new Random(seed + database), new Told(), Path.Combine(root, $"{database}"));
            for (var kill = 0; kill < Math.Min(OnOne, kills - (database * OnOne)); kill++)
            {
                foreach (var line in await RunAndKillAsync(folder, random, isEarly: kill % 5 == 4)) told.Add(line);
                await AssertAsync(folder, told, $"seed {seed}, database {database}, kill {kill}");
            }
            Interlocked.Add(ref all, told.Count);
        });
        Assert.True(all > 0, "Every kill came before the first answer: nothing was tried.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{all} acknowledged by processes that were killed, in {watch.Elapsed.TotalSeconds:F0} s.");
        ReliabilityReport.Append("Killed at the data layer", seed,
            ("Kills (SIGKILL) of a process that writes", kills.ToString(CultureInfo.InvariantCulture)),
            ("Writers at once", Victim.Writers.ToString(CultureInfo.InvariantCulture)),
            ("Cases and changes acknowledged", all.ToString(CultureInfo.InvariantCulture)),
            ("Acknowledged and lost, numbers twice, gaps in the numbers", "0"),
            ("PRAGMA integrity_check and the chain of the access log, after each kill", "ok"),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    /// <param name="isEarly">The time counts from the order to begin: also while the database is opened and recovered.</param>
    static async Task<IReadOnlyList<string>> RunAndKillAsync(string folder, Random random, bool isEarly)
    {
#pragma warning disable CA5394 // Any moment will do; the seed is in the report.
        var (after, atMost) = (random.Next(1, 200), random.Next(1, 300));
#pragma warning restore CA5394
        await using var victim = await VictimProcess.StartAsync(new(VictimOrders.Write, folder, folder + "-keys"));
        await victim.BeginAsync();
        if (!isEarly) await victim.FirstAsync();
        await Task.WhenAny(victim.SaidAsync(after), Task.Delay(atMost));
        return await victim.KillAsync();
    }

    /// <summary>On a copy, so that the next one finds what the killed one has left.</summary>
    static async Task AssertAsync(string folder, Told told, string run)
    {
        var copy = folder + "-copy";
        Directory.CreateDirectory(copy);
        if (Directory.Exists(folder))
            foreach (var file in Directory.GetFiles(folder).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal))) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        await using (var data = new DataLayer(copy, folder + "-keys"))
        {
            await data.MigrateAsync();
            await using var db = await data.DatabaseAsync();
            Assert.True(await told.LostAsync(db) == 0, $"Something acknowledged was lost: {run}");
            await Soundness.AssertAsync(db);
            Assert.True((await data.CheckLogAsync()).Fault is null, $"The access log does not hold: {run}");
        }
        Directory.Delete(copy, recursive: true);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
