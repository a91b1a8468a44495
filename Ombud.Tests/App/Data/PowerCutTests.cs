// Power cuts: of what was not synced, anything may be missing. Nothing acknowledged is; with less syncing something is, so the test can see it.
using System.Diagnostics;
using System.Globalization;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Data;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class PowerCutTests : IDisposable
{
    /// <summary>Small enough that cuts fall into checkpoints; durability does not depend on it.</summary>
    const string Checkpoints = "PRAGMA wal_autocheckpoint=250;";
    const string Database = "ombud.db";

    readonly string root = Directory.CreateTempSubdirectory("ombud-cut-").FullName;

    sealed record Outcome(int Cuts, int InCheckpoints, int Told, int Lost, int CutsThatLost, int Broken);

    [Fact]
    public async Task A_power_cut_loses_nothing_that_a_writer_was_told_is_saved()
    {
        var (seed, watch) = (Environment.TickCount, Stopwatch.StartNew());
        var kept = await CutAsync(runs: ReliabilityReport.IsLong ? 10 : 1, cuts: ReliabilityReport.IsLong ? 20 : 5, Checkpoints, seed);
        Assert.True(kept is { Lost: 0, Broken: 0, Told: > 0, InCheckpoints: > 0 }, $"{kept}, seed {seed}");
        var control = await CutAsync(runs: 1, cuts: ReliabilityReport.IsLong ? 40 : 10, Checkpoints + "PRAGMA synchronous=NORMAL;", seed);
        Assert.True(control is { Lost: > 0, Broken: 0 }, $"With less syncing nothing was lost: the test sees nothing. {control}, seed {seed}");
        var broken = await CutAsync(runs: 1, cuts: ReliabilityReport.IsLong ? 40 : 0, Checkpoints + "PRAGMA synchronous=OFF;", seed);
        Assert.True(!ReliabilityReport.IsLong || broken.Broken > 0, $"Without syncing nothing was broken: the test sees nothing. {broken}, seed {seed}");
        TestContext.Current.TestOutputHelper?.WriteLine($"FULL {kept}, NORMAL {control}, OFF {broken}, {watch.Elapsed.TotalSeconds:F0} s.");
        ReliabilityReport.Append("Power cuts", seed,
            ("Simulated power cuts while eight writers write: what was not synced is lost, kept or torn at random", Text(kept.Cuts)),
            ("Of them within a checkpoint", Text(kept.InCheckpoints)),
            ("Cases and changes that were acknowledged before the cuts, added up", Text(kept.Told)),
            ("Acknowledged and lost, numbers twice, gaps in the numbers", Text(kept.Lost)),
            ("Databases or access logs that do not hold", Text(kept.Broken)),
            ("The same with synchronous=NORMAL: cuts; of them with something lost; broken", $"{control.Cuts}; {control.CutsThatLost}; {control.Broken}"),
            ("The same with synchronous=OFF: cuts; broken", $"{broken.Cuts}; {broken.Broken}"),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    [Fact]
    public async Task A_power_cut_during_the_very_first_start_is_made_good_by_the_next()
    {
        var (seed, start, keys) = (Environment.TickCount, Directory.CreateDirectory(Path.Combine(root, "none")).FullName, Path.Combine(root, "first-keys"));
        var (random, ops) = (new Random(seed), await RecordAsync(VictimOrders.Migrate, start, keys, null, lines: 1));
        // The first of them make an empty database, with a journal beside it.
        var most = ReliabilityReport.IsLong ? ops.Count : 12;
        var disk = new CutDisk(start);
        for (var cut = 0; cut < most; cut++)
        {
            var left = Path.Combine(root, $"first-{cut}");
            disk.WriteTo(left, random, isAllLost: cut % 2 == 0);
            Assert.True((await LookAsync(left, keys, [])).Lost == 0, $"cut {cut}, seed {seed}");
            disk.Play(ops[cut]);
        }
        ReliabilityReport.Append("Power cuts during the very first start", seed, ("Simulated power cuts, one at each moment", Text(most)), ("Next start that failed", "0"));
    }

    /// <summary>Each run of writers gives many cuts; the last of them is where the next run begins.</summary>
    async Task<Outcome> CutAsync(int runs, int cuts, string pragmas, int seed)
    {
        var (random, total, keys) = (new Random(seed), new Outcome(0, 0, 0, 0, 0, 0), Path.Combine(root, $"keys-{Guid.NewGuid():N}"));
        var (start, before) = (Directory.CreateDirectory(Path.Combine(root, Guid.NewGuid().ToString("N"))).FullName, new List<string>());
        for (var run = 0; run < runs && cuts > 0; run++)
        {
            var ops = await RecordAsync(VictimOrders.Write, start, keys, pragmas, lines: 400);
            var disk = new CutDisk(start);
            var (at, said, left) = (0, new List<string>(before), "");
            foreach (var cut in Cuts(ops, cuts, random))
            {
                for (; at < cut; at++)
                {
                    disk.Play(ops[at]);
                    if (ops[at].Act is DiskAct.Told) said.Add(ops[at].Name);
                }
                left = Path.Combine(root, Guid.NewGuid().ToString("N"));
                disk.WriteTo(left, random, isAllLost: total.Cuts % 2 == 0);
                var (lost, told) = await LookAsync(left, keys, said);
                total = new(total.Cuts + 1, total.InCheckpoints + (ops[at].Name == Database && ops[at].Act is DiskAct.Write ? 1 : 0), total.Told + told,
                    total.Lost + (lost ?? 0), total.CutsThatLost + (lost > 0 ? 1 : 0), total.Broken + (lost is null ? 1 : 0));
            }
            (start, before) = (left, said);
        }
        return total;
    }

    /// <summary>Runs a victim on a copy until it has said enough, kills it, and gives what it asked of the disk.</summary>
    async Task<List<DiskOp>> RecordAsync(string task, string start, string keys, string? pragmas, int lines)
    {
        var (folder, record) = (Path.Combine(root, Guid.NewGuid().ToString("N")), Path.Combine(root, $"{Guid.NewGuid():N}.disk"));
        Copy(start, folder);
        await using (var victim = await VictimProcess.StartAsync(new(task, folder, keys, record, pragmas)))
        {
            await victim.BeginAsync();
            await victim.SaidAsync(lines);
            await victim.KillAsync();
        }
        return DiskRecorder.Read(record);
    }

    /// <summary>Every other one within a checkpoint: where the database itself is written.</summary>
    static List<int> Cuts(List<DiskOp> ops, int count, Random random)
    {
        var first = ops.FindIndex(op => op.Act is DiskAct.Told && op.Name != Victim.Ready);
        var inCheckpoint = ops.Index().Where(op => op.Item is { Act: DiskAct.Write, Name: Database } && op.Index > first).Select(op => op.Index).ToArray();
#pragma warning disable CA5394 // Any moment will do; the seed is in the report.
        return [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 || inCheckpoint is [] ? random.Next(ops.Count) : inCheckpoint[random.Next(inCheckpoint.Length)]).Order()];
#pragma warning restore CA5394
    }

    /// <summary>Starts on what the cut has left, as the app would. Lost: null if it does not hold together.</summary>
    static async Task<(int? Lost, int Told)> LookAsync(string left, string keys, List<string> said)
    {
        var (told, copy) = (new Told(), left + "-look");
        foreach (var line in said) told.Add(line);
        Copy(left, copy);
        try
        {
            await using var data = new DataLayer(copy, keys);
            await data.MigrateAsync();
            await using var db = await data.DatabaseAsync();
            await Soundness.AssertAsync(db);
            Assert.Null((await data.CheckLogAsync()).Fault);
            return (await told.LostAsync(db), told.Count);
        }
#pragma warning disable CA1031 // Whatever goes wrong on it: it does not hold together.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TestContext.Current.TestOutputHelper?.WriteLine(e.Message);
            return (null, told.Count);
        }
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
