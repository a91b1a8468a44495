// An office moves from a file to a server and works on; a copy that is not what was copied, or would overwrite something, is refused.
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App;
using Ombud.App.Backup;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Board;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.Postgres)]
public sealed class DatabaseCopyTests(DatabaseCopyTests.Filled filled) : IClassFixture<DatabaseCopyTests.Filled>
{
    /// <summary>The folder of an office that has stopped.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        public string Root { get; } = Directory.CreateTempSubdirectory("ombud-move-").FullName;
        public string Data => Path.Combine(Root, "data");
        internal Seen Before { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await using var host = new OmbudHost(150, 30, OnFile, Data);
            await EveryTable.FillAsync(host);
            Before = await Seen.ByAsync(host);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Root, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    static readonly Dictionary<string, string?> OnFile = new() { ["Storage:Provider"] = StorageOptions.Sqlite };

    string At(string name) => Path.Combine(filled.Root, name);

    [Fact]
    public async Task An_office_moves_to_PostgreSQL_works_on_where_it_stood_and_moves_back()
    {
        var target = await TargetAsync();
        var (code, said) = await CommandAsync(["--copy-to", target]);
        Assert.True(code == 0, said);
        var source = await SumsAsync(OtherDatabase.OnFile(Database));
        Assert.All(source, sum => Assert.True(sum.Rows > 0 && said.Contains($"{sum}", StringComparison.Ordinal), $"{sum}"));

        (code, said) = await CommandAsync(["--copy-to", $"Data Source={At("back.db")}"], ("Storage__Provider", StorageOptions.PostgreSql), ("Storage__ConnectionString", target));
        Assert.True(code == 0, said);
        var back = await SumsAsync(OtherDatabase.OnFile(At("back.db")));
        Assert.Equal(Without("AccessLog", source), Without("AccessLog", back));
        Assert.Equal(source.Single(s => s.Table == "AccessLog").Rows + 1, back.Single(s => s.Table == "AccessLog").Rows); // that it was copied once more

        await using var host = new OmbudHost(settings: OnServer(target), folder: filled.Data);
        Assert.Equal(filled.Before, await Seen.ByAsync(host));
        Assert.Null((await host.Services.GetRequiredService<AccessLogCheck>().RunAsync()).Fault);
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        Assert.Equal(filled.Before.Last + 1, registered!.Number.Key);
        // The database numbers these itself.
        Assert.Null((await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().AddClosureAsync(new(2027, 2, 15), new(2027, 2, 19), ClosureReason.Vacation))).Refused);
        await using var db = await host.DatabaseAsync();
        Assert.Equal(2, await db.Closures.MaxAsync(c => c.Id, Stop));
    }

    [Fact]
    public async Task What_a_target_alters_on_the_way_is_found_and_nothing_is_kept_of_the_copy()
    {
        var target = await TargetAsync();
        await using var to = OtherDatabase.OnServer(target);
        await to.Database.MigrateAsync(Stop);
        await to.Database.ExecuteSqlRawAsync("""
            CREATE FUNCTION alter_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."At" = NEW."At" + interval '1 millisecond'; RETURN NEW; END $$;
            CREATE TRIGGER alter_one BEFORE INSERT ON "Events" FOR EACH ROW WHEN (NEW."Position" = 100) EXECUTE FUNCTION alter_one();
            """, Stop);
        var (code, said) = await CommandAsync(["--copy-to", target]);
        Assert.Equal(2, code);
        Assert.Contains("The copy is not what was copied", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Equal(to.Tables.Count, (await EveryTable.EmptyAsync(to)).Count);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_copy_that_breaks_off_leaves_nothing_that_looks_whole_and_the_next_one_can_begin(bool toFile)
    {
        await using var from = OtherDatabase.OnFile(Database);
        var (target, file) = (await TargetAsync(), At("broken.db"));
        Task<IReadOnlyList<TableSum>> CopyAsync(OmbudDb to, Action<TableSum>? tell) => toFile ? DatabaseCopy.ToFileAsync(from, file, tell, Stop) : DatabaseCopy.RunAsync(from, to, tell, Stop);
        await using (var to = OtherDatabase.OnServer(target))
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => CopyAsync(to, sum => throw new OperationCanceledException(sum.Table)));
            if (toFile) Assert.False(File.Exists(file));
            else Assert.Equal(to.Tables.Count, (await EveryTable.EmptyAsync(to)).Count);
        }
        await using var again = OtherDatabase.OnServer(target);
        Assert.Equal(await SumsAsync(OtherDatabase.OnFile(Database)), await CopyAsync(again, null));
        if (toFile) Assert.Equal([file], Directory.GetFiles(filled.Root, "broken.db*"));
    }

    [Fact]
    public async Task Nothing_that_is_there_is_overwritten()
    {
        var target = await TargetAsync();
        await using (var host = new OmbudHost(settings: OnServer(target))) await host.RegisterAsync();
        await using var from = OtherDatabase.OnFile(Database);
        await using var to = OtherDatabase.OnServer(target);
        Assert.Contains("is not empty", (await Assert.ThrowsAsync<SettingsException>(() => DatabaseCopy.RunAsync(from, to, stop: Stop))).Message, StringComparison.Ordinal);
        Assert.Equal(1, await to.Cases.CountAsync(Stop));

        await File.WriteAllTextAsync(At("there.db"), "something else", Stop);
        Assert.Contains("is there already", (await Assert.ThrowsAsync<SettingsException>(() => DatabaseCopy.ToFileAsync(to, At("there.db"), stop: Stop))).Message, StringComparison.Ordinal);
        Assert.Equal("something else", await File.ReadAllTextAsync(At("there.db"), Stop));
    }

    [Fact]
    public async Task A_database_that_somebody_works_on_is_not_copied()
    {
        var target = await TargetAsync();
        foreach (var settings in (Dictionary<string, string?>[])[OnFile, OnServer(target)])
        {
            var storage = new StorageOptions { Provider = settings["Storage:Provider"]!, ConnectionString = settings.GetValueOrDefault("Storage:ConnectionString"), DataFolder = filled.Data };
            await using (var host = new OmbudHost(settings: settings, folder: filled.Data))
            {
                _ = host.Address;
                Assert.Contains("Stop Ombud", (await Assert.ThrowsAsync<SettingsException>(() => storage.OpenAloneAsync(Stop))).Message, StringComparison.Ordinal);
                await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(), "asked-once")); // whoever asks in vain is in nobody's way
            }
        }
        await using var alone = await new StorageOptions { DataFolder = filled.Data }.OpenAloneAsync(Stop);
        Assert.True(await alone.Bodies.AnyAsync(Stop));
        // Nor is it worked on while it is copied.
        await using var late = new SqliteConnection($"Data Source={Database};Pooling=False;Default Timeout=1");
        await late.OpenAsync(Stop);
        await using var asking = late.CreateCommand();
        asking.CommandText = "SELECT count(*) FROM \"Bodies\"";
        Assert.Contains("locked", (await Assert.ThrowsAsync<SqliteException>(() => asking.ExecuteScalarAsync(Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_is_none_is_said_clearly()
    {
        Assert.All((string[])["ombud.db", "Database=ombud", "=", ""], target => Assert.Throws<SettingsException>(() => OtherDatabase.FileOf(target)));
        Assert.Equal("/mnt/archive/ombud.db", OtherDatabase.FileOf("Data Source=/mnt/archive/ombud.db"));
        Assert.Null(OtherDatabase.FileOf("Host=db.example;Database=ombud"));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string Database => Path.Combine(filled.Data, "ombud.db");

    static async Task<string> TargetAsync() => await (await PostgresServer.SharedAsync()).EmptyAsync($"move-{Guid.NewGuid():N}");

    static Dictionary<string, string?> OnServer(string connection) => new() { ["Storage:Provider"] = StorageOptions.PostgreSql, ["Storage:ConnectionString"] = connection };

    static IEnumerable<TableSum> Without(string table, IEnumerable<TableSum> sums) => sums.Where(sum => sum.Table != table);

    static async Task<List<TableSum>> SumsAsync(OmbudDb database)
    {
        await using var db = database;
        var sums = new List<TableSum>();
        foreach (var table in EveryTable.Copied(db)) sums.Add(await TableSum.OfAsync(db, table, Stop));
        return sums;
    }

    Task<(int Code, string Said)> CommandAsync(string[] arguments, params (string, string)[] settings) =>
        OmbudCommand.RunAsync(arguments, [("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__DataFolder", filled.Data), ("Demo__Cases", "0"), .. settings]);

    /// <summary>What people see of an office.</summary>
    internal sealed record Seen(string Board, string Case, string Hits, string Report, long Last, CaseNumber Retried)
    {
        public static async Task<Seen> ByAsync(OmbudHost host)
        {
            await using var db = await host.DatabaseAsync();
            var shut = CaseNumber.FromKey(await db.Conflicts.Select(c => c.CaseId).MinAsync(Stop));
            var board = await host.Services.GetRequiredService<BoardSnapshot>().GetAsync(Stop);
            var dossier = (await host.AsAsync("adviser", services => services.GetRequiredService<Dossiers>().OpenAsync(shut, Purpose.CaseHandling)))!;
            var document = await host.ReadAsync(shut, dossier.Documents.Single().Id);
            using var client = await host.SignedInAsync("adviser");
            await host.Services.GetRequiredService<SearchIndex>().Ready;
            var hits = await host.AsAsync("adviser", async services => (List<SearchResult?>)[await services.GetRequiredService<CaseSearch>().FindAsync("lyngdal"), await services.GetRequiredService<CaseSearch>().FindAsync("00 12 34 56")]);
            Assert.All(hits, result => Assert.NotEmpty(result!.Hits));
            return new(
                JsonSerializer.Serialize(CaseStates.All.Select(board.In)),
                await client.GetStringAsync(new Uri($"api/v1/cases/{shut}", UriKind.Relative), Stop) + dossier.Party.Name + Convert.ToHexString(SHA256.HashData(document!)),
                JsonSerializer.Serialize(hits.Select(result => result!.Hits.OrderBy(hit => hit.Number.Key))),
                JsonSerializer.Serialize(await host.AsAsync("adviser", services => services.GetRequiredService<SlaQuery>().RunAsync(new(2025, 1, 1), new(2026, 12, 31), suppress: false))),
                await db.Cases.MaxAsync(c => c.Id, Stop),
                (await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(), "asked-once"))).Registered!.Number);
        }
    }
}
