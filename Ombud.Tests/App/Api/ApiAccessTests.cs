// Who may use which address of the API: every role at every endpoint.
using System.Net;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Api;

public sealed class ApiAccessTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    /// <summary>Address, and what adviser, intake, supervisor and data protection get from it with an empty object, or an empty form where it takes files.</summary>
    static readonly Dictionary<string, int[]> Table = new()
    {
        ["POST /api/v1/contacts"] = [400, 400, 403, 403],
        ["GET /api/v1/cases"] = [200, 403, 403, 403],
        ["GET /api/v1/cases/{number}"] = [404, 403, 403, 403],
        ["POST /api/v1/cases/{number}/admissibility"] = [400, 403, 403, 403],
        ["POST /api/v1/cases/{number}/mediation"] = [400, 403, 403, 403],
        ["POST /api/v1/cases/{number}/conclusion"] = [404, 403, 403, 403],
        ["POST /api/v1/cases/{number}/answer"] = [400, 403, 403, 403],
        ["POST /api/v1/cases/{number}/disclosures"] = [400, 403, 403, 403],
        ["POST /api/v1/cases/{number}/documents"] = [400, 403, 403, 403],
        ["GET /api/v1/cases/{number}/letters"] = [404, 403, 403, 403],
        ["POST /api/v1/cases/{number}/letters/{letter}/reply"] = [404, 403, 403, 403],
        ["POST /api/v1/search"] = [400, 403, 403, 403],
        ["GET /api/v1/reports/sla"] = [200, 403, 200, 403],
    };

    static readonly string[] Roles = ["adviser", "intake", "supervisor", "dpo"];

    public static TheoryData<string, string, int> Cells()
    {
        var cells = new TheoryData<string, string, int>();
        foreach (var (address, statuses) in Table)
        {
            foreach (var (role, status) in Roles.Zip(statuses)) cells.Add(address, role, status);
            cells.Add(address, "nobody", 401);
        }
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Each_role_gets_what_it_may(string address, string role, int expected)
    {
        using var client = role == "nobody" ? host.Anonymous() : await host.SignedInAsync(role);
        var (method, path) = (address.Split(' ')[0], address.Split(' ')[1][1..].Replace("{number}", "2026-99999", StringComparison.Ordinal).Replace("{letter}", "018f2b3c-0000-7000-8000-000000000000", StringComparison.Ordinal));
        using var answer = path.EndsWith("/documents", StringComparison.Ordinal)
            ? await client.PostAsync(new Uri(path, UriKind.Relative), new MultipartFormDataContent { { new StringContent(""), "source" } })
            : await client.SendAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null);
        var body = await answer.JsonAsync((HttpStatusCode)expected);
        if (expected != 200) Assert.NotEmpty((string)body["code"]!);
    }

    [Fact]
    public void Every_endpoint_of_the_API_stands_in_the_table()
    {
        _ = host.Address;
        var mapped = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ITagsMetadata>() is { Tags: ["Ombud"] })
            .Select(e => $"{e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {e.RoutePattern.RawText!.TrimEnd('/')}");
        Assert.Equal(Table.Keys.Order(), mapped.Distinct().Order());
    }
}
