// The app starts as a demo or with a sign-in authority, and says what is missing when it will not.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Ombud.App.Data;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

public sealed class StartTests
{
    [Fact]
    public async Task Production_without_a_sign_in_authority_refuses_to_start_and_names_the_settings()
    {
        var (code, said) = await OmbudCommand.RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.Equal(2, code);
        Assert.All((string[])["AzureAd:Instance is missing", "AzureAd:TenantId is missing", "AzureAd:ClientId is missing"], words => Assert.Contains(words, said, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_named_environment_it_is_production()
    {
        var (code, _) = await OmbudCommand.RunAsync([]);
        Assert.Equal(2, code);
    }

    [Fact]
    public async Task An_unknown_kind_of_database_is_named()
    {
        var (code, said) = await OmbudCommand.RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__Provider", "Oracle"));
        Assert.Equal(2, code);
        Assert.Contains("Storage:Provider", said, StringComparison.Ordinal);
    }

    [Fact]
    [Trait(KeyStepsTests.Step, "A database from before sealing")]
    public async Task A_database_from_before_sealing_is_refused_and_left_as_it_was()
    {
        var folder = Directory.CreateTempSubdirectory("ombud-unsealed-").FullName;
        var file = Path.Combine(folder, "ombud.db");
        await using (var db = new SqliteOmbudDb(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite($"Data Source={file};Foreign Keys=False;Pooling=False").Options))
        {
            await db.GetService<IMigrator>().MigrateAsync("PointsOnCases", TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "DossierRecords" ("Id", "CaseId", "Content") VALUES ('0199A1', 20260000001, X'7B7D')""", TestContext.Current.CancellationToken);
        }
        var (code, said) = await OmbudCommand.RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__DataFolder", folder), ("Demo__Cases", "0"));
        Assert.Equal(2, code);
        Assert.Contains("did not seal content", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        await using (var db = new SqliteOmbudDb(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite($"Data Source={file};Pooling=False").Options))
            Assert.DoesNotContain(await db.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken), name => name.EndsWith("_Sealing", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
        if (Directory.Exists(folder + "-keys")) Directory.Delete(folder + "-keys", recursive: true);
    }

    [Fact]
    public async Task With_an_authority_there_is_no_demo_sign_in_and_pages_lead_to_the_work_account()
    {
        await using var host = new OmbudHost(0, settings: new()
        {
            ["AzureAd:Instance"] = "https://login.example/",
            ["AzureAd:TenantId"] = "00000000-0000-0000-0000-000000000001",
            ["AzureAd:ClientId"] = "00000000-0000-0000-0000-000000000002",
            ["AzureAd:ClientSecret"] = "not-a-secret",
        });
        using var client = host.Anonymous();
        using var form = new FormUrlEncodedContent([new("role", "adviser")]);
        using var demo = await client.PostAsync(new Uri("demo/sign-in", UriKind.Relative), form);
        Assert.DoesNotContain(demo.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith("ombud=", StringComparison.Ordinal));
        using var board = await client.GetAsync(new Uri("board", UriKind.Relative));
        Assert.Equal("/sign-in", new Uri(host.Address, board.Headers.Location!).AbsolutePath);
        var page = await client.GetStringAsync(new Uri("sign-in?returnUrl=%2Fboard", UriKind.Relative));
        Assert.Contains("/login?returnUrl=%2Fboard", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("demo/sign-in", page, StringComparison.Ordinal);
    }
}
