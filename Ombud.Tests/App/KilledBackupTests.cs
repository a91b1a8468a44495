// Backup and restore are killed at random moments: no half of either is ever taken for a whole, and the next one goes through.
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Backup;
using Ombud.App.Data;
using Ombud.App.Protection;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class KilledBackupTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("ombud-cut-off-").FullName;

    string At(string name) => Path.Combine(root, name);

    [Fact]
    public async Task A_restore_that_is_killed_leaves_no_database_in_which_an_erased_case_is_back_and_the_next_one_goes_through()
    {
        var (kills, seed, watch) = (ReliabilityReport.IsLong ? 40 : 2, Environment.TickCount, Stopwatch.StartNew());
        var (random, erased, cutOff) = (new Random(seed), await MakeBackupAsync(), 0);
        var whole = await TimeAsync(["--restore", At("copies")], "whole", "whole");
        for (var kill = 0; kill < kills || (cutOff == 0 && kill < kills + 20); kill++)
        {
            await KillAsync(["--restore", At("copies")], $"{kill}", $"{kill}", whole, random);
            var isDone = File.Exists(At($"{kill}/ombud.db"));
            if (isDone) whole *= 0.8;
            if (File.Exists(At($"{kill}/ombud.db.restoring")) && !isDone)
            {
                cutOff++;
                var (refused, why) = await RunAsync(["--migrate"], $"{kill}");
                Assert.Equal(2, refused);
                Assert.Contains("Run --restore again", why, StringComparison.Ordinal);
            }
            var (code, said) = await RunAsync(["--restore", At("copies")], $"{kill}");
            Assert.True(code == (isDone ? 2 : 0), $"{said}, seed {seed}");
            Assert.Empty(Directory.GetFiles(At($"{kill}"), "*.restoring*"));
            await AssertErasedAsync($"{kill}", erased);
        }
        Assert.True(cutOff > 0, $"Every kill came too early or too late: nothing was tried, seed {seed}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{cutOff} of {kills} cut off in the middle.");
        ReliabilityReport.Append("Killed while restoring", seed,
            ("Kills (SIGKILL) of --restore at random moments", Text(kills)),
            ("Of them with a restore under way; no start takes it for a database", Text(cutOff)),
            ("Next restore that failed, cases lost, erased cases that came back", "0"),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    [Fact]
    public async Task A_backup_that_is_killed_leaves_whole_archives_only_and_the_next_one_can_be_put_back()
    {
        var (kills, seed, watch) = (ReliabilityReport.IsLong ? 40 : 2, Environment.TickCount, Stopwatch.StartNew());
        var (random, erased) = (new Random(seed), await MakeBackupAsync());
        var whole = await TimeAsync(["--backup", At("others")], "data", "others/archives");
        var cutOff = 0;
        // One that came too late was measured on a slower moment of the machine: the next comes sooner, and at least one is in time.
        for (var kill = 0; kill < kills || (cutOff == 0 && kill < kills + 20); kill++)
            if (await KillAsync(["--backup", At("others")], "data", "others/archives", whole, random)) cutOff++;
            else whole *= 0.8;
        Assert.True(cutOff > 0, $"Every kill came after the end: nothing was tried, seed {seed}");
        var (code, said) = await RunAsync(["--backup", At("others")], "data");
        Assert.True(code == 0, $"{said}, seed {seed}");
        Assert.Empty(Directory.GetFiles(At("others/archives"), "*.half*"));
        foreach (var archive in Directory.GetFiles(At("others/archives")))
        {
            await using var db = new SqliteOmbudDb((DbContextOptions<SqliteOmbudDb>)new DbContextOptionsBuilder<SqliteOmbudDb>().UseOmbudSqlite($"Data Source={archive};Mode=ReadOnly;Pooling=False").Options);
            Assert.Equal(2, await db.Cases.CountAsync());
            await AssertWholeAsync(db);
        }
        (code, said) = await RunAsync(["--restore", At("others")], "again");
        Assert.True(code == 0, $"{said}, seed {seed}");
        await AssertErasedAsync("again", erased);
        ReliabilityReport.Append("Killed while backing up", seed,
            ("Kills (SIGKILL) of --backup at random moments", Text(kills)),
            ("Archives that are not whole, next backup or its restore that failed", "0"),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    [Fact]
    public async Task A_restore_that_was_cut_off_in_the_middle_of_a_key_begins_anew()
    {
        var erased = await MakeBackupAsync();
        Directory.CreateDirectory(At("new"));
        Directory.CreateDirectory(At("new-keys"));
        await File.WriteAllTextAsync(At("new/ombud.db.restoring"), "the beginning of an archive");
        foreach (var key in Directory.GetFiles(At("copies/keys"), "*.key"))
            await File.WriteAllBytesAsync(At($"new-keys/{Path.GetFileName(key)}"), (await File.ReadAllBytesAsync(key))[..40]);
        var (code, said) = await RunAsync(["--restore", At("copies")], "new");
        Assert.True(code == 0, said);
        await AssertErasedAsync("new", erased);
    }

    [Fact]
    public async Task A_key_that_is_not_of_the_copy_stays_and_stops_the_restore_that_begins_anew()
    {
        await MakeBackupAsync();
        Directory.CreateDirectory(At("new"));
        Directory.CreateDirectory(At("new-keys"));
        await File.WriteAllTextAsync(At("new/ombud.db.restoring"), "the beginning of an archive");
        await File.WriteAllTextAsync(At("new-keys/epoch-202611.key"), "a key of this installation");
        var (code, said) = await RunAsync(["--restore", At("copies")], "new");
        Assert.Equal(2, code);
        Assert.Contains("holds keys", said, StringComparison.Ordinal);
        Assert.Equal("a key of this installation", await File.ReadAllTextAsync(At("new-keys/epoch-202611.key")));
    }

    /// <summary>Two cases are backed up; one of them is erased, which the ledger among the copied keys knows and the archive does not.</summary>
    async Task<CaseNumber> MakeBackupAsync()
    {
        await using var host = new OmbudHost(folder: At("data"));
        Assert.Null((await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()))).Refused);
        var number = await host.ProposeErasureAsync();
        var backup = host.Services.GetService(typeof(BackupWriter)) as BackupWriter;
        await backup!.WriteAsync(At("copies/archives"), At("copies/keys"));
        await host.EraseAsync(number);
        File.Copy(At($"data-keys/{ErasureLedger.FileName}"), At($"copies/keys/{ErasureLedger.FileName}"), overwrite: true);
        return number;
    }

    async Task AssertErasedAsync(string data, CaseNumber erased)
    {
        await using var layer = new DataLayer(At(data), At($"{data}-keys"));
        await using var db = await layer.DatabaseAsync();
        Assert.Equal(2, await db.Cases.CountAsync());
        Assert.NotNull((await db.Cases.SingleAsync(c => c.Id == erased.Key)).ErasedOn);
        Assert.False(await db.DossierRecords.AnyAsync(d => d.CaseId == erased.Key) || await db.CaseKeys.AnyAsync(k => k.CaseId == erased.Key));
        await AssertWholeAsync(db);
        Assert.Null((await layer.CheckLogAsync()).Fault);
    }

    static async Task AssertWholeAsync(OmbudDb db) =>
        Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync());

    /// <summary>Kills a command after a random share of the time that it takes from its first file to its end. False: it had ended before.</summary>
    async Task<bool> KillAsync(string[] arguments, string data, string fills, TimeSpan whole, Random random)
    {
        using var process = await BeginAsync(arguments, data, fills);
#pragma warning disable CA5394 // Any moment will do; the seed is in the report.
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(whole * random.NextDouble()));
#pragma warning restore CA5394
        var isCutOff = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        return isCutOff;
    }

    /// <summary>From the first file to the end.</summary>
    async Task<TimeSpan> TimeAsync(string[] arguments, string data, string fills)
    {
        using var process = await BeginAsync(arguments, data, fills);
        var watch = Stopwatch.StartNew();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return watch.Elapsed;
    }

    /// <summary>Gives it when there is a new file of a database in the folder that it fills, or when it has ended.</summary>
    async Task<Process> BeginAsync(string[] arguments, string data, string fills)
    {
        var before = FilesIn(fills);
        var (process, _) = OmbudCommand.Start(root, arguments, Settings(data));
        while (!process.HasExited && FilesIn(fills).IsSubsetOf(before)) await Task.Delay(1);
        return process;
    }

    HashSet<string> FilesIn(string folder) => Directory.Exists(At(folder)) ? [.. Directory.GetFiles(At(folder), "ombud*")] : [];

    Task<(int Code, string Said)> RunAsync(string[] arguments, string data) => OmbudCommand.RunAsync(arguments, Settings(data));

    (string, string)[] Settings(string data) => [("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__DataFolder", At(data)), ("Demo__Cases", "0")];

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
