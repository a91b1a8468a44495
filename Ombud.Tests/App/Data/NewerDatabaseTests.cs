// A database that a newer version has made is left alone by an older one, whether that starts or runs already.
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Data;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class NewerDatabaseTests : IDisposable
{
    const string Newer = "29990101000000_FromTheFuture";

    readonly string root = Directory.CreateTempSubdirectory("ombud-newer-").FullName;

    string Folder => Path.Combine(root, "data");

    [Theory]
    [InlineData("--migrate"), InlineData("--verify-audit"), InlineData("--backup")]
    [InlineData(null)]
    public async Task A_version_that_does_not_know_the_schema_says_who_made_it_and_writes_nothing(string? command)
    {
        await using (var host = new OmbudHost(folder: Folder))
        {
            await RegisterAsync(host);
            await MigrateByNewerAsync(host);
        }
        var before = Files();
        string[] arguments = command is null ? [] : [command, Path.Combine(root, "copies")];
        var (code, said) = await OmbudCommand.RunAsync(arguments, ("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__DataFolder", Folder), ("Demo__Cases", "0"));
        Assert.Equal(2, code);
        Assert.Contains($"{Newer} by Ombud 9.9.9", said, StringComparison.Ordinal);
        Assert.Contains(Migrator.Version, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_running_app_stops_writing_when_a_newer_version_migrates_and_still_shows_what_is_there()
    {
        await using var host = new OmbudHost(folder: Folder);
        var number = await RegisterAsync(host);
        var (state, told) = (host.Services.GetRequiredService<DatabaseState>(), 0);
        state.Changed += () => told++;
        Assert.False(state.IsNewer);
        await MigrateByNewerAsync(host);
        var before = await CountAsync(host);

        Assert.Equal(new Refusal.NewerVersionRuns(), (await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()))).Refused);
        Assert.Equal(new Refusal.NewerVersionRuns(), await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.SetFlags(CaseFlags.Sensitive))));
        Assert.Equal(new Refusal.NewerVersionRuns(), await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().SaveTargetsAsync(new Dictionary<Channel, int?> { [Channel.Phone] = 3 })));
        await Assert.ThrowsAsync<NewerDatabaseException>(() => host.AsAsync("adviser", services => services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.CaseHandling)));
        // Without the gate, and without a transaction.
        await using (var db = await host.DatabaseAsync())
        {
            db.Heartbeats.Add(new() { Job = "late", At = host.Clock.GetUtcNow() });
            await Assert.ThrowsAsync<NewerDatabaseException>(() => db.SaveChangesAsync());
            await Assert.ThrowsAsync<NewerDatabaseException>(() => db.Cases.ExecuteDeleteAsync());
        }
        Assert.Equal(before, await CountAsync(host));
        Assert.True(state.IsNewer);
        Assert.Equal(1, told);
        Assert.NotNull(await host.DeskAsync(desk => desk.FindAsync(number)));
    }

    [Fact]
    public async Task The_API_says_that_a_newer_version_has_taken_over()
    {
        await using var host = new OmbudHost(folder: Folder);
        using var intake = await host.SignedInAsync("intake");
        await MigrateByNewerAsync(host);
        using var answer = await intake.PostAsync(ApiClient.Contacts, """{"channel": "phone", "kind": "complaint", "summary": "Venter.", "points": [{"theme": "handling-time", "topic": "case-handling"}]}""");
        Assert.Equal("newer-version-runs", (string)(await answer.JsonAsync(HttpStatusCode.ServiceUnavailable))["code"]!);
    }

    static async Task<CaseNumber> RegisterAsync(OmbudHost host)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        Assert.Null(refused);
        return registered!.Number;
    }

    static async Task MigrateByNewerAsync(OmbudHost host)
    {
        _ = host.Address;
        await using var db = new SqliteOmbudDb((DbContextOptions<SqliteOmbudDb>)new DbContextOptionsBuilder<SqliteOmbudDb>().UseOmbudSqlite($"Data Source={Path.Combine(host.Folder, "ombud.db")}").Options);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ({Newer}, 'Ombud 9.9.9')""");
    }

    static async Task<(int, int, int, int)> CountAsync(OmbudHost host)
    {
        await using var db = await host.DatabaseAsync();
        return (await db.Cases.CountAsync(), await db.Events.CountAsync(), await db.AccessLog.CountAsync(), await db.Heartbeats.CountAsync());
    }

    /// <summary>Every file of the installation and what stands in it; SQLite's own index in memory comes and goes with each look.</summary>
    Dictionary<string, string> Files() => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Where(file => new FileInfo(file).Length > 0 && !file.EndsWith("-shm", StringComparison.Ordinal))
        .ToDictionary(file => file, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));

    public void Dispose() => Directory.Delete(root, recursive: true);
}
