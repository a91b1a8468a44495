// The drill: two copies are made while the app runs, everything is lost, and the office works on, with the ring or with the escrow alone.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Backup;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Jobs;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class BackupTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("ombud-backup-").FullName;

    string At(string name) => Path.Combine(root, name);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait(KeyStepsTests.Step, "Back up"), Trait(KeyStepsTests.Step, "Restore"), Trait(KeyStepsTests.Step, "Restore with the escrow alone")]
    public async Task A_lost_machine_is_put_back_with_the_ring_or_with_the_escrow_alone(bool withEscrowAlone)
    {
        var settings = MakeCertificates();
        CaseNumber number;
        await using (var host = new OmbudHost(settings: AsHostSettings(settings), folder: At("data")))
        {
            number = await RegisterAsync(host, "Asta Lyngdal");
            host.Clock.Advance(TimeSpan.FromDays(40));
            await RegisterAsync(host, "Bo Kornmod");
            await SucceedsAsync(["--backup", At("copies")], "2 epochs", "data", settings);
            await RegisterAsync(host, "Signe Uldum"); // after the copy, so lost with the machine
            await host.RunJobAsync<AccessLogUpkeep>(job => job.RunAsync(default));
        }
        Assert.Empty(Planted.FindTextIn([At("copies")], "Asta Lyngdal"));
        Directory.Delete(At("data"), recursive: true);
        Directory.Delete(At("data-keys"), recursive: true);
        if (withEscrowAlone)
        {
            Directory.Delete(Path.Combine(At("copies"), "keys", "ring"), recursive: true);
            foreach (var key in Directory.GetFiles(Path.Combine(At("copies"), "keys"), "*.key")) await File.WriteAllBytesAsync(key, []);
            settings = [.. settings, ("Protection__EscrowKeyFile", At("escrow.pfx")), ("Protection__EscrowKeyPassword", "offline")];
        }
        await SucceedsAsync(["--restore", At("copies")], "2 epochs", "data", settings);
        await SucceedsAsync(["--verify-audit"], "unbroken", "data", settings);

        await using var again = new OmbudHost(settings: AsHostSettings(settings), folder: At("data"));
        var dossier = await again.AsAsync("adviser", services => services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.CaseHandling));
        Assert.Equal("Asta Lyngdal", dossier!.Party.Name);
        await using var db = await again.DatabaseAsync();
        Assert.Equal(2, await db.Cases.CountAsync());
        if (db.Database.IsSqlite()) Assert.Equal(["wal"], await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync());
        Assert.Equal(1, await db.AccessLog.CountAsync(a => a.Act == AccessAct.Export && a.Purpose == Purpose.Backup));
        Assert.Null((await again.Services.GetRequiredService<AccessLogCheck>().RunAsync()).Fault);
    }

    [Fact]
    public async Task A_backup_that_would_not_open_fails_loudly()
    {
        await using var host = new OmbudHost(folder: At("data"));
        await RegisterAsync(host, "Asta Lyngdal");
        await BackUpAsync(host, At("copies"), At("copies/keys"));
        var epoch = Assert.Single(Directory.GetFiles(At("data-keys"), "epoch-*.key"));
        File.Move(epoch, At("kept.key"));
        var (code, said) = await RunAsync(["--backup", At("copies")], "data");
        Assert.NotEqual(0, code);
        Assert.Contains("epoch 202611", said, StringComparison.Ordinal);
        // The copy that still opens is not given up for one that does not.
        Assert.True(File.Exists(Path.Combine(At("copies/keys"), Path.GetFileName(epoch))));
    }

    [Fact]
    public async Task Only_the_newest_copy_of_the_keys_is_kept()
    {
        await using var host = new OmbudHost(folder: At("data"));
        await RegisterAsync(host, "Asta Lyngdal");
        Assert.Equal(1, (await BackUpAsync(host, At("copies"), At("safe"))).Epochs);
        await File.WriteAllTextAsync(Path.Combine(At("safe"), "epoch-200001.key"), "a key that was destroyed since");
        host.Clock.Advance(TimeSpan.FromDays(1));
        await BackUpAsync(host, At("copies"), At("safe"));
        Assert.False(File.Exists(Path.Combine(At("safe"), "epoch-200001.key")));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(At("copies"), "archives")).Length);
        Assert.False(Directory.Exists(Path.Combine(At("copies"), "keys")));
    }

    [Fact]
    public async Task Nothing_that_is_there_is_overwritten()
    {
        await using (var host = new OmbudHost(folder: At("data")))
        {
            await RegisterAsync(host, "Asta Lyngdal");
            await BackUpAsync(host, At("copies"), Path.Combine(At("copies"), BackupWriter.Keys));
        }
        var (code, said) = await RunAsync(["--restore", At("copies")], "data");
        Assert.Equal(2, code);
        Assert.Contains("Nothing is overwritten", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_that_fails_leaves_nothing_behind_and_the_next_one_can_begin()
    {
        await using (var host = new OmbudHost(folder: At("data")))
        {
            await RegisterAsync(host, "Asta Lyngdal");
            await BackUpAsync(host, At("copies"), At("copies/keys"));
        }
        Directory.Delete(At("data"), recursive: true);
        Directory.Delete(At("data-keys"), recursive: true);
        Directory.CreateDirectory(At("data-keys"));
        await File.WriteAllTextAsync(At("data-keys/note.txt"), "not of this restore");
        Directory.CreateDirectory(At("data"));
        await File.WriteAllTextAsync(At("data/ombud.db.old"), "set aside by somebody");
        var epoch = Assert.Single(Directory.GetFiles(At("copies/keys"), "epoch-*.key"));
        File.Move(epoch, At("kept.key"));
        var (code, said) = await RunAsync(["--restore", At("copies")], "data");
        Assert.Equal(2, code);
        Assert.Contains("epoch 202611", said, StringComparison.Ordinal);
        Assert.Equal([At("data-keys/note.txt")], Directory.GetFiles(At("data-keys"), "*", SearchOption.AllDirectories));
        Assert.Equal([At("data/ombud.db.old")], Directory.GetFiles(At("data"), "ombud.db*"));
        File.Move(At("kept.key"), epoch);
        await SucceedsAsync(["--restore", At("copies")], "1 epochs", "data");
        Assert.Equal("set aside by somebody", await File.ReadAllTextAsync(At("data/ombud.db.old")));
    }

    [Fact]
    public async Task A_backup_is_put_back_where_the_connection_string_says()
    {
        await using (var host = new OmbudHost(folder: At("data")))
        {
            await RegisterAsync(host, "Asta Lyngdal");
            await BackUpAsync(host, At("copies"), At("copies/keys"));
        }
        var (code, said) = await OmbudCommand.RunAsync(["--restore", At("copies")], ("ASPNETCORE_ENVIRONMENT", "Development"), ("Demo__Cases", "0"),
            ("Storage__DataFolder", At("other")), ("Storage__ConnectionString", $"Data Source={At("elsewhere.db")}"));
        Assert.True(code == 0, said);
        Assert.Empty(Directory.GetFiles(At("other"), "ombud.db*"));
        await using var db = OtherDatabase.OnFile(At("elsewhere.db"));
        Assert.Equal(1, await db.Cases.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal([At("elsewhere.db")], Directory.GetFiles(Path.GetDirectoryName(At("elsewhere.db"))!, "elsewhere.db*").Where(file => file.EndsWith(".db", StringComparison.Ordinal) || file.Contains("restoring", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ombud.db-wal"), InlineData("ombud.db-shm"), InlineData("ombud.db-journal")]
    public async Task What_an_old_database_left_beside_itself_is_not_taken_into_the_one_that_is_put_back(string left)
    {
        await using (var host = new OmbudHost(folder: At("data")))
        {
            await RegisterAsync(host, "Asta Lyngdal");
            await BackUpAsync(host, At("copies"), At("copies/keys"));
        }
        Directory.Delete(At("data"), recursive: true);
        Directory.Delete(At("data-keys"), recursive: true);
        Directory.CreateDirectory(At("data"));
        await File.WriteAllTextAsync(At($"data/{left}"), "of another database");
        var (code, said) = await RunAsync(["--restore", At("copies")], "data");
        Assert.Equal(2, code);
        Assert.Contains(left, said, StringComparison.Ordinal);
        Assert.Equal([At($"data/{left}")], Directory.GetFiles(At("data"), "ombud.db*"));
        Assert.Equal("of another database", await File.ReadAllTextAsync(At($"data/{left}")));
        File.Delete(At($"data/{left}"));
        await SucceedsAsync(["--restore", At("copies")], "1 epochs", "data");
    }

    [Fact]
    public async Task With_a_foreign_ring_the_app_says_so_and_does_not_start()
    {
        await using (var host = new OmbudHost(folder: At("data"))) await RegisterAsync(host, "Asta Lyngdal");
        Directory.Delete(Path.Combine(At("data-keys"), "ring"), recursive: true);
        var (code, said) = await RunAsync([], "data");
        Assert.Equal(2, code);
        Assert.Contains("does not open", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    static Task<BackupDone> BackUpAsync(OmbudHost host, string folder, string keys) =>
        host.Services.GetRequiredService<BackupWriter>().WriteAsync(Path.Combine(folder, BackupWriter.Archives), keys);

    async Task SucceedsAsync(string[] arguments, string expected, string data, params (string, string)[] settings)
    {
        var (code, said) = await RunAsync(arguments, data, settings);
        Assert.True(code == 0, said);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    Task<(int Code, string Said)> RunAsync(string[] arguments, string data, params (string, string)[] settings) =>
        OmbudCommand.RunAsync(arguments, [("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__DataFolder", At(data)), ("Demo__Cases", "0"), .. settings]);

    static Dictionary<string, string?> AsHostSettings(IEnumerable<(string Name, string Value)> settings) =>
        settings.ToDictionary(s => s.Name.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value);

    /// <summary>One for the ring, and the two halves of one for the escrow.</summary>
    (string, string)[] MakeCertificates()
    {
        using (var ring = Make("CN=Ombud ring")) File.WriteAllBytes(At("ring.pfx"), ring.Export(X509ContentType.Pkcs12, "online"));
        using (var escrow = Make("CN=Ombud escrow"))
        {
            File.WriteAllBytes(At("escrow.pfx"), escrow.Export(X509ContentType.Pkcs12, "offline"));
            File.WriteAllBytes(At("escrow.cer"), escrow.Export(X509ContentType.Cert));
        }
        return [("Protection__CertificateFile", At("ring.pfx")), ("Protection__CertificatePassword", "online"), ("Protection__EscrowCertificateFile", At("escrow.cer"))];
    }

    static X509Certificate2 Make(string name)
    {
        using var key = RSA.Create(3072);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    static async Task<CaseNumber> RegisterAsync(OmbudHost host, string name)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Caller = new(name) }));
        Assert.Null(refused);
        return registered!.Number;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
