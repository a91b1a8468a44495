// Not ready while something that the app needs is missing, and who is told what that is.
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Vault;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Operation;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_key_file_that_was_damaged_is_named_before_the_next_start_finds_it()
    {
        await using var host = new OmbudHost();
        await host.RegisterAsync();
        Assert.Equal((HttpStatusCode.OK, "healthy"), await AskAsync(host, "keys"));
        var file = Path.Combine(host.KeyFolder, "epoch-202611.key");
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, [.. whole[..^8], .. new byte[8]], TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "do not open: epoch-202611"), await AskAsync(host, "keys"));
        await File.WriteAllBytesAsync(file, whole, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "healthy"), await AskAsync(host, "keys"));
    }

    [Fact]
    public async Task Too_little_room_on_the_disk_is_told_with_how_much_there_is()
    {
        await using (var roomy = new OmbudHost()) Assert.Equal((HttpStatusCode.OK, "healthy"), await AskAsync(roomy, "disk"));
        await using var host = new OmbudHost(settings: new() { ["Health:FreeMegabytes"] = "900000000" });
        var (status, disk) = await AskAsync(host, "disk");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Matches("^[0-9]+ MB free, 900000000 MB wanted$", disk);
    }

    [Trait(Needs.Database, Needs.SqliteFile)]
    [Fact]
    public async Task A_database_that_does_not_answer_is_told_by_the_kind_of_its_error_alone()
    {
        await using var host = new OmbudHost();
        Assert.Equal((HttpStatusCode.OK, "healthy"), await AskAsync(host, "database"));
        await using (var db = await host.DatabaseAsync()) await db.Database.ExecuteSqlRawAsync("DROP TABLE \"Counters\"", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "SqliteException"), await AskAsync(host, "database"));
        using var live = await host.Anonymous().GetAsync(new Uri("health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Search_that_is_being_filled_is_told_and_keeps_nobody_away()
    {
        await using var host = new OmbudHost(demoCases: 50);
        var (status, search) = await AskAsync(host, "search");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("^(healthy|[0-9]{1,2} % filled)$", search);
        await host.Services.GetRequiredService<SearchIndex>().Ready.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "healthy"), await AskAsync(host, "search"));
    }

    [Theory]
    [InlineData("adviser", true), InlineData("intake", false), InlineData("supervisor", false), InlineData("dpo", false), InlineData(Principals.Nobody, false)]
    public async Task From_elsewhere_the_adviser_alone_is_told_why(string who, bool isTold)
    {
        await using var authority = await Authority.StartAsync();
        await using var host = await authority.HostAsync(("Health:FreeMegabytes", "900000000"));
        using var client = Principals.Client(host, who);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.5");
        using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(isTold, text.Contains("MB free", StringComparison.Ordinal));
        if (!isTold) Assert.Equal("""{"status":"unhealthy"}""", text);
    }

    static async Task<(HttpStatusCode Status, string? Said)> AskAsync(OmbudHost host, string check)
    {
        using var anyone = host.Anonymous();
        using var answer = await anyone.GetAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["checks"]![check]);
    }
}
