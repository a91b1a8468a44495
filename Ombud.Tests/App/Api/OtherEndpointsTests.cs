// Searching, the report on answer times, and the API's own description.
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Vault;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Api;

public sealed class OtherEndpointsTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    [Fact]
    public async Task The_document_of_the_API_lists_every_address_and_the_codes_of_every_field()
    {
        using var anyone = host.Anonymous();
        using var answer = await anyone.SendAsync(HttpMethod.Get, "openapi/v1.json");
        var document = await answer.JsonAsync();
        Assert.Contains("/api/v1/cases/{number}/admissibility", document["paths"]!.AsObject().Select(p => p.Key));
        var contact = document["components"]!["schemas"]!["ContactBody"]!;
        Assert.Equal(["channel", "kind", "summary"], contact["required"]!.AsArray().Select(r => (string)r!));
        Assert.Contains("digital-post", document["components"]!["schemas"]!["Channel"]!["enum"]!.AsArray().Select(c => (string)c!));
    }

    [Fact]
    public async Task A_name_is_found_and_only_numbers_are_told()
    {
        using var adviser = await host.SignedInAsync("adviser");
        var number = await adviser.RegisterAsync("""{"channel": "phone", "kind": "guidance", "summary": "Spørger om vejen.", "caller": {"name": "Gudrun Havblik"}}""");
        await host.Services.GetRequiredService<SearchIndex>().SettledAsync();
        var found = await adviser.OkAsync("api/v1/search", """{"text": "gudrun havb"}""");
        Assert.Equal($$"""{"hits":[{"number":"{{number}}","matches":["name"]}],"hasMore":false}""", found.ToJsonString());
        Assert.Equal("invalid-input", await adviser.NoAsync("api/v1/search", """{"text": " "}""", HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task The_report_on_answer_times_hides_small_figures_from_the_supervisor()
    {
        using var adviser = await host.SignedInAsync("adviser");
        using var supervisor = await host.SignedInAsync("supervisor");
        var number = await adviser.RegisterAsync();
        await adviser.OkAsync($"api/v1/cases/{number}/answer", """{"channel": "phone"}""");
        const string Address = "api/v1/reports/sla?from=2026-11-01&to=2026-11-30&by=month";
        using var all = await adviser.SendAsync(HttpMethod.Get, Address);
        var month = (await all.JsonAsync())["byMonth"]![0]!;
        Assert.Equal("2026-11", (string?)month["month"]);
        Assert.True((int)month["line"]!["answered"]! > 0);
        using var covered = await supervisor.SendAsync(HttpMethod.Get, Address);
        Assert.Equal("hidden", (string?)(await covered.JsonAsync())["byMonth"]![0]!["line"]!["open"]);
        using var wrong = await supervisor.SendAsync(HttpMethod.Get, "api/v1/reports/sla?from=2026-13-01&by=person");
        Assert.Equal(["from", "by"], (await wrong.JsonAsync(HttpStatusCode.BadRequest))["problems"]!.AsArray().Select(p => (string)p!["field"]!));
    }
}
