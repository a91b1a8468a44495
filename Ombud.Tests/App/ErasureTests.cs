// After an erasure, and once the key of its month is destroyed, nobody opens the case any more, whatever copies they have.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Backup;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Jobs;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Reporting;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

public sealed class ErasureTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("ombud-erasure-").FullName;

    string At(string name) => Path.Combine(root, name);

    [Trait(Needs.Database, Needs.SqliteFile)]
    [Fact]
    public async Task After_the_time_of_the_backups_nobody_opens_what_was_erased_and_the_figures_are_the_same()
    {
        File.WriteAllBytes(At("escrow.cer"), MakeEscrow());
        await using var host = new OmbudHost(settings: new() { ["Protection:EscrowCertificateFile"] = At("escrow.cer") }, folder: At("data"));
        var (number, kept) = (await ConcludeAsync(host, "Asta Lyngdal"), await ConcludeAsync(host, "Bo Kornmod"));
        await BackUpAsync(host, "first");
        host.Clock.Advance(TimeSpan.FromDays(400));
        await ProposeAsync(host, number);
        await host.RunJobAsync<KeyUpkeep>(job => job.RunAsync(default));
        await BackUpAsync(host, "second"); // a year later, under another month's key
        var before = await FiguresAsync(host);

        Assert.Null(await EraseAsync(host, number, number.ToString()));
        Assert.Equal(before, await FiguresAsync(host));
        host.Clock.Advance(TimeSpan.FromDays(40));
        await host.RunJobAsync<KeyUpkeep>(job => job.RunAsync(default)); // the living cases move on, the old keys are of no use from now on
        host.Clock.Advance(TimeSpan.FromDays(89));
        await host.RunJobAsync<KeyUpkeep>(job => job.RunAsync(default));
        await BackUpAsync(host, "keys-early");
        Assert.True(await OpensAsync(At("second/archives"), At("keys-early/keys"), number)); // within the time of the backups the archive still does
        host.Clock.Advance(TimeSpan.FromDays(5));
        await host.RunJobAsync<KeyUpkeep>(job => job.RunAsync(default));
        await BackUpAsync(host, "last");

        foreach (var archive in (string[])["first", "second", "keys-early", "last"])
            Assert.False(await OpensAsync(At($"{archive}/archives"), At("last/keys"), number), archive);
        Assert.DoesNotContain(Directory.GetFiles(At("last/keys"), "epoch-202611*"), _ => true);
        Assert.True(await OpensAsync(At("last/archives"), At("last/keys"), kept));
        Assert.Equal("Bo Kornmod", (await OpenAsync(host, kept)).Party.Name);
        Assert.Equal(before, await FiguresAsync(host));
    }

    [Fact]
    public async Task An_erasure_wants_a_proposal_and_the_number_typed_again_and_leaves_nothing_but_facts()
    {
        await using var host = new OmbudHost(folder: At("data"));
        var number = await ConcludeAsync(host, "Asta Lyngdal");
        Assert.IsType<Refusal.ErasureNotProposed>(await EraseAsync(host, number, number.ToString()));
        host.Clock.Advance(TimeSpan.FromDays(400));
        await ProposeAsync(host, number);
        Assert.Equal(Problem.Missing, Assert.IsType<Refusal.InvalidInput>(await EraseAsync(host, number, " ")).Problems[0].Problem);
        Assert.Equal(Problem.NotTheSame, Assert.IsType<Refusal.InvalidInput>(await EraseAsync(host, number, "2026-00099")).Problems[0].Problem);
        Assert.IsType<Refusal.NotAllowedForRole>(await EraseAsync(host, number, number.ToString(), "intake"));
        await host.AsAsync("adviser", async services => await services.GetRequiredService<Drafts>().SaveAsync($"note.{number.Key}", new Dictionary<string, string> { ["text"] = "Et halvt notat" }));

        Assert.Null(await EraseAsync(host, number, number.ToString()));

        await using var db = await host.DatabaseAsync();
        Assert.False(await db.CaseKeys.AnyAsync() || await db.DossierRecords.AnyAsync() || await db.Lookups.AnyAsync() || await db.Drafts.AnyAsync());
        Assert.Equal(host.Clock.GetUtcNow().Date, (await db.Cases.SingleAsync()).ErasedOn!.Value.ToDateTime(default));
        var index = host.Services.GetRequiredService<SearchIndex>();
        await index.SettledAsync(TestContext.Current.CancellationToken);
        Assert.Empty((await index.FindAsync("lyngdal")).Hits);
        Assert.IsType<Refusal.Erased>(await EraseAsync(host, number, number.ToString()));
        Assert.IsType<Refusal.Erased>(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Reopen(ReopeningReason.OurMistake, A.Today.AddDays(401), null, null, isOverride: true))));
        Assert.Equal(AccessAct.Change, (await db.AccessLog.Where(a => a.Purpose == Purpose.Erasure).OrderBy(a => a.Sequence).LastAsync()).Act);
        Assert.Empty(Planted.FindTextIn([host.Folder, host.KeyFolder], "Asta Lyngdal"));
    }

    [Trait(Needs.Database, Needs.SqliteFile)]
    [Fact]
    public async Task A_restored_backup_does_not_bring_an_erased_case_back()
    {
        CaseNumber number;
        await using (var host = new OmbudHost(folder: At("data")))
        {
            number = await ConcludeAsync(host, "Asta Lyngdal");
            host.Clock.Advance(TimeSpan.FromDays(400));
            await ProposeAsync(host, number);
            await BackUpAsync(host, "copies");
            Assert.Null(await EraseAsync(host, number, number.ToString()));
            Directory.Delete(At("copies/keys"), recursive: true);
            await BackUpAsync(host, "later");
        }
        Directory.Delete(At("data"), recursive: true);
        Directory.Delete(At("data-keys"), recursive: true);
        var (code, said) = await OmbudCommand.RunAsync(["--restore", At("copies"), "--keys", At("later/keys")],
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__DataFolder", At("data")), ("Demo__Cases", "0"));
        Assert.True(code == 0, said);
        await using var again = new OmbudHost(folder: At("data"));
        await using var db = await again.DatabaseAsync();
        Assert.NotNull((await db.Cases.SingleAsync()).ErasedOn);
        Assert.False(await db.CaseKeys.AnyAsync() || await db.DossierRecords.AnyAsync());
    }

    [Fact]
    public async Task A_ledger_that_a_crash_left_short_is_completed_and_a_forged_line_is_refused()
    {
        await using var host = new OmbudHost(folder: At("data"));
        var number = await ConcludeAsync(host, "Asta Lyngdal");
        host.Clock.Advance(TimeSpan.FromDays(400));
        await ProposeAsync(host, number);
        Assert.Null(await EraseAsync(host, number, number.ToString()));
        var file = Path.Combine(host.KeyFolder, ErasureLedger.FileName);
        File.Delete(file);
        await host.RunJobAsync<KeyUpkeep>(job => job.RunAsync(default));
        var ledger = host.Services.GetRequiredService<ErasureLedger>();
        Assert.Equal(number.Key, Assert.Single(ledger.Read()).Case);
        await File.AppendAllTextAsync(file, "20260000099;2027-01-01;00\n");
        Assert.Throws<Ombud.App.SettingsException>(ledger.Read);
    }

    /// <summary>Does a case of an archive open with these keys, by way of the ring, for somebody who knows how it is made?</summary>
    static async Task<bool> OpensAsync(string archives, string keys, CaseNumber number)
    {
        var options = new ProtectionOptions { KeyFolder = keys };
        var caseKeys = new CaseKeys(new EpochKeys(new KeyFiles(new KeyRing(options, isCopy: true), new Escrow(options), options)), TimeProvider.System);
        var archive = Directory.GetFiles(archives).Single();
        await using var db = new SqliteOmbudDb(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite($"Data Source={archive};Mode=ReadOnly;Pooling=False").Options);
        return await db.CaseKeys.AsNoTracking().SingleOrDefaultAsync(k => k.CaseId == number.Key) is { } row && caseKeys.Open(row) is not null;
    }

    Task<BackupDone> BackUpAsync(OmbudHost host, string name) =>
        host.Services.GetRequiredService<BackupWriter>().WriteAsync(Path.Combine(At(name), BackupWriter.Archives), Path.Combine(At(name), BackupWriter.Keys));

    static async Task<CaseNumber> ConcludeAsync(OmbudHost host, string name)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance, Caller = new(name, "12 34 56 78") }));
        Assert.Null(refused);
        var number = registered!.Number;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.EndPoint(1, Outcome.Resolved) ?? it.Conclude(A.Today))));
        return number;
    }

    static async Task ProposeAsync(OmbudHost host, CaseNumber number)
    {
        var today = A.Today.AddDays(400);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.FlagForReview(today) ?? it.Review(ReviewDecision.ProposeErasure, today))));
    }

    static async Task<Refusal?> EraseAsync(OmbudHost host, CaseNumber number, string typed, string role = "adviser")
    {
        await using var db = await host.DatabaseAsync();
        var version = await db.Cases.Where(c => c.Id == number.Key).Select(c => c.Version).SingleAsync();
        return await host.AsAsync(role, services => services.GetRequiredService<Erasures>().EraseAsync(number, typed, version));
    }

    static Task<Ombud.Domain.Dossiers.Dossier> OpenAsync(OmbudHost host, CaseNumber number) =>
        host.AsAsync("adviser", async services => (await services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.CaseHandling))!);

    static async Task<string> FiguresAsync(OmbudHost host)
    {
        var report = await host.AsAsync("adviser", services => services.GetRequiredService<SlaQuery>().RunAsync(new(2026, 1, 1), new(2026, 12, 31), suppress: false, default));
        return System.Text.Json.JsonSerializer.Serialize(report);
    }

    static byte[] MakeEscrow()
    {
        using var key = RSA.Create(3072);
        var request = new CertificateRequest("CN=Ombud escrow", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return certificate.Export(X509ContentType.Cert);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
