// Who may open what: every page and every other address of the app, for nobody and for each role. A new one without a row fails.
using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

public sealed class RightsTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    const string Nobody = "nobody";
    static readonly string[] Everybody = [.. AllPages.Roles, Nobody];
    static readonly string[] SignedIn = AllPages.Roles;

    /// <summary>Every address that is no page and no file, and who gets past the door.</summary>
    static readonly Dictionary<string, string[]> Table = new()
    {
        ["POST /demo/sign-in"] = Everybody,
        ["POST /sign-out"] = SignedIn,
        ["POST /language"] = Everybody,
        ["GET /openapi/{documentName}.json"] = Everybody,
        ["* /api/{**rest}"] = SignedIn,
        ["POST /api/v1/contacts"] = ["adviser", "intake"],
        ["GET /api/v1/cases"] = ["adviser"],
        ["GET /api/v1/cases/{number}"] = ["adviser"],
        ["POST /api/v1/cases/{number}/admissibility"] = ["adviser"],
        ["POST /api/v1/cases/{number}/mediation"] = ["adviser"],
        ["POST /api/v1/cases/{number}/conclusion"] = ["adviser"],
        ["POST /api/v1/cases/{number}/answer"] = ["adviser"],
        ["POST /api/v1/search"] = ["adviser"],
        ["GET /api/v1/reports/sla"] = ["adviser", "supervisor"],
        ["GET /drafts/{form}"] = ["adviser", "intake", "dpo"],
        ["PUT /drafts/{form}"] = ["adviser", "intake", "dpo"],
        ["DELETE /drafts/{form}"] = ["adviser", "intake", "dpo"],
        ["POST /cases/{number}/access-answer"] = ["adviser"],
        ["GET /reports/sla.csv"] = ["adviser", "supervisor"],
        ["* /health/live"] = Everybody,
        ["* /health/ready"] = Everybody,
        ["* /hangfire/{**path}"] = ["adviser"],
    };

    public static TheoryData<string, string, bool> Cells()
    {
        var cells = new TheoryData<string, string, bool>();
        foreach (var who in Everybody)
        {
            foreach (var page in AllPages.Table) cells.Add($"GET {page.Address}", who, page.IsPublic || page.Roles.Contains(who));
            foreach (var (address, allowed) in Table) cells.Add(address, who, allowed.Contains(who));
        }
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task The_door_opens_for_those_alone_who_may_enter(string address, string who, bool mayEnter)
    {
        using var client = who == Nobody ? host.Anonymous() : await host.SignedInAsync(who);
        var (method, path) = (address.Split(' ')[0] is var verb and not "*" ? verb : "GET", address.Split(' ')[1]);
        if (path.Contains("{case}", StringComparison.Ordinal)) path = AllPages.Table.Single(p => p.Address == path).At(await RegisterAsync());
        path = path.Replace("{number}", "2026-99999", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{form}", "intake", StringComparison.Ordinal)
            .Replace("{**rest}", "v1/nothing", StringComparison.Ordinal).Replace("{**path}", "", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new(method), path);
        if (method is "POST" or "PUT")
            request.Content = path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/drafts", StringComparison.Ordinal)
                ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([]);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var turnedAway = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || (answer.Headers.Location is { } to && to.ToString().Contains("/sign-in?", StringComparison.Ordinal));
        Assert.True(mayEnter != turnedAway, $"{(int)answer.StatusCode} {answer.Headers.Location}");
    }

    [Fact]
    public void Every_page_has_a_row() => Assert.Equal(AllPages.Table.Select(p => p.Route).Order(), AllPages.Declared.Order());

    [Fact]
    public void Every_other_address_has_a_row()
    {
        var mapped = Others().ToHashSet();
        Assert.Empty(mapped.Except(Table.Keys));
        Assert.Empty(Table.Keys.Except(mapped));
    }

    /// <summary>What is mapped, without pages, files and what Blazor itself maps.</summary>
    IEnumerable<string> Others()
    {
        _ = host.Address;
        return from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
               where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
               let address = "/" + endpoint.RoutePattern.RawText!.Trim('/')
               where address is not "/{**path:file}" // a file that is asked for and is not there
               where !address.StartsWith("/_blazor", StringComparison.Ordinal) && !address.StartsWith("/_framework", StringComparison.Ordinal)
               from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
               select $"{method} {address}";
    }

    async Task<string> RegisterAsync()
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        Assert.Null(refused);
        return registered!.Number.ToString();
    }
}
