// The drill on PostgreSQL: archives are files like those of an office without a server, and put everything back on an empty one.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App;
using Ombud.App.Backup;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Jobs;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.Postgres)]
public sealed class ServerBackupTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("ombud-server-").FullName;

    string At(string name) => Path.Combine(root, name);

    [Fact]
    [Trait(KeyStepsTests.Step, "On PostgreSQL")]
    public async Task A_lost_server_is_put_back_while_others_worked_and_what_was_erased_since_stays_erased()
    {
        CaseNumber kept, erased;
        Guid document;
        await using (var host = new OmbudHost(settings: await OnServerAsync(), folder: At("data")))
        {
            erased = await host.ProposeErasureAsync();
            kept = await host.RegisterAsync();
            document = (await host.AttachAsync(kept, SampleFile.Large(200_000), on: A.Today.AddDays(400))).Attached!.Id;
            var backup = host.Services.GetRequiredService<BackupWriter>();
            // Who writes meanwhile is neither held up nor half in the copy.
            var writing = Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.RegisterAsync()));
            Assert.Equal(2, (await backup.WriteAsync(At("copies/archives"), At("copies/keys"), Stop)).Epochs);
            await writing;
            await host.EraseAsync(erased);
            await host.RunJobAsync<AccessLogUpkeep>(job => job.RunAsync(default));
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await backup.WriteAsync(At("later/archives"), At("copies/keys"), Stop);
        }
        var archive = Assert.Single(Directory.GetFiles(At("copies/archives")));
        Assert.Matches("ombud-[0-9]{8}-[0-9]{6}[.]db$", archive);
        Assert.Empty(Planted.FindTextIn([At("copies")], "Asta Lyngdal"));
        await ComesBackAsync(await OnServerAsync(), kept, document, erased);
        await ComesBackAsync(new() { ["Storage:Provider"] = StorageOptions.Sqlite }, kept, document, erased);
    }

    async Task ComesBackAsync(Dictionary<string, string?> target, CaseNumber kept, Guid document, CaseNumber erased)
    {
        LoseFolders();
        var (code, said) = await CommandAsync(["--restore", At("copies")], target);
        Assert.True(code == 0, said);
        Assert.Contains("2 epochs", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(At("data"), "*.restoring*"));
        await using var again = new OmbudHost(settings: target, folder: At("data"));
        again.Clock.Advance(TimeSpan.FromDays(401));
        Assert.Equal(SampleFile.Large(200_000), await again.ReadAsync(kept, document));
        await using var db = await again.DatabaseAsync();
        Assert.NotNull((await db.Cases.SingleAsync(c => c.Id == erased.Key, Stop)).ErasedOn);
        Assert.False(await db.CaseKeys.AnyAsync(k => k.CaseId == erased.Key, Stop));
        Assert.Null((await again.Services.GetRequiredService<AccessLogCheck>().RunAsync(Stop)).Fault);
        await AssertWholeAsync(db);
        var last = await db.Cases.MaxAsync(c => c.Id, Stop);
        Assert.Equal(last + 1, (await again.RegisterAsync()).Key);
    }

    [Fact]
    public async Task A_restore_that_fails_leaves_nothing_behind_and_the_next_one_can_begin()
    {
        CaseNumber erased;
        await using (var host = new OmbudHost(settings: await OnServerAsync(), folder: At("data")))
        {
            erased = await host.ProposeErasureAsync();
            await host.EraseAsync(erased);
            await host.Services.GetRequiredService<BackupWriter>().WriteAsync(At("copies/archives"), At("copies/keys"), Stop);
        }
        LoseFolders();
        // What has to be done again after the restore cannot be read.
        var ledger = At("copies/keys/erasures.ledger");
        var whole = await File.ReadAllTextAsync(ledger, Stop);
        await File.WriteAllTextAsync(ledger, whole.Replace(';', ':'), Stop);
        var target = await OnServerAsync();
        var (code, said) = await CommandAsync(["--restore", At("copies")], target);
        Assert.Equal(2, code);
        Assert.Contains("erasures.ledger", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(At("data-keys"), "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(At("data"), "ombud.db*"));
        await using (var db = OtherDatabase.OnServer(target["Storage:ConnectionString"]!)) Assert.Equal(db.Tables.Count, (await EveryTable.EmptyAsync(db)).Count);

        await File.WriteAllTextAsync(ledger, whole, Stop);
        (code, said) = await CommandAsync(["--restore", At("copies")], target);
        Assert.True(code == 0, said);
        // There is a database now: nothing is put over it, and no key is brought.
        Directory.Delete(At("data-keys"), recursive: true);
        (code, said) = await CommandAsync(["--restore", At("copies")], target);
        Assert.Equal(2, code);
        Assert.Contains("Nothing is overwritten", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("data-keys")) && Directory.EnumerateFiles(At("data-keys"), "*.key").Any());
    }

    /// <summary>Each case with all its events, in positions without a gap.</summary>
    static async Task AssertWholeAsync(OmbudDb db)
    {
        var versions = await db.Cases.OrderBy(c => c.Id).Select(c => new { c.Id, Count = c.Version }).ToListAsync(Stop);
        Assert.Equal(versions, await db.Events.GroupBy(e => e.CaseId).OrderBy(g => g.Key).Select(g => new { Id = g.Key, Count = g.Count() }).ToListAsync(Stop));
        Assert.Equal(await db.Events.CountAsync(Stop), await db.Events.MaxAsync(e => e.Position, Stop));
        Assert.Equal(await db.Events.MaxAsync(e => e.Position, Stop), await db.Counters.Where(c => c.Name == CounterRow.Position).Select(c => c.Value).SingleAsync(Stop));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<Dictionary<string, string?>> OnServerAsync() => new()
    {
        ["Storage:Provider"] = StorageOptions.PostgreSql,
        ["Storage:ConnectionString"] = await (await PostgresServer.SharedAsync()).EmptyAsync($"backup-{Guid.NewGuid():N}"),
    };

    Task<(int Code, string Said)> CommandAsync(string[] arguments, Dictionary<string, string?> settings) => OmbudCommand.RunAsync(arguments,
        [("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__DataFolder", At("data")), ("Demo__Cases", "0"), .. settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value!))]);

    void LoseFolders()
    {
        Directory.Delete(At("data"), recursive: true);
        Directory.Delete(At("data-keys"), recursive: true);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
