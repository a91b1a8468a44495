// Every answer of the app carries the headers that a browser keeps to: pages, API, files, refusals and errors.
using System.Net;
using Microsoft.EntityFrameworkCore;
using Ombud.Tests.App.Rights;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Operation;

public sealed class SecurityHeadersTests(AddressRightsTests.Host shared) : IClassFixture<AddressRightsTests.Host>
{
    static readonly string[] Strict =
    [
        "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "form-action 'self'",
    ];

    public static TheoryData<string> Addresses => [.. AllPages.Table.Select(page => $"GET {page.Address}"), .. AddressRightsTests.Table.Keys];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_address_answers_everybody_with_all_headers(string address)
    {
        var number = await shared.CaseAsync();
        foreach (var who in Principals.All)
        {
            using var client = Principals.Client(shared.App, who);
            using var request = AddressRightsTests.RequestTo(address, number, shared.Document);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            AssertHeaders(answer, isKept: false);
        }
    }

    [Theory]
    [InlineData("ombud.css", Principals.Nobody, true, HttpStatusCode.OK)]
    [InlineData("ombud.js", Principals.Nobody, true, HttpStatusCode.OK)]
    [InlineData("_framework/blazor.web.js", Principals.Nobody, true, HttpStatusCode.OK)]
    [InlineData("_content/MudBlazor/MudBlazor.min.css", Principals.Nobody, true, HttpStatusCode.OK)]
    [InlineData("no-such-file.js", "adviser", false, HttpStatusCode.NotFound)]
    [InlineData("no/such/page", "adviser", false, HttpStatusCode.NotFound)]
    [InlineData("no/such/page", Principals.Nobody, false, HttpStatusCode.Redirect)]
    [InlineData("api/v1/nothing", Principals.Nobody, false, HttpStatusCode.Unauthorized)]
    [InlineData("_blazor/negotiate", Principals.Nobody, false, HttpStatusCode.Redirect)] // who is not signed in gets no live page
    public async Task Files_alone_are_kept_by_the_browser(string address, string who, bool isKept, HttpStatusCode expected)
    {
        using var client = Principals.Client(shared.App, who);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        AssertHeaders(answer, isKept);
    }

    [Trait(Needs.Database, Needs.SqliteFile)]
    [Fact]
    public async Task An_error_has_them_too()
    {
        await using var broken = new OmbudHost();
        using var adviser = await broken.SignedInAsync("adviser");
        await using (var db = await broken.DatabaseAsync()) await db.Database.ExecuteSqlRawAsync("DROP TABLE \"Cases\"", TestContext.Current.CancellationToken);
        foreach (var address in (string[])["api/v1/cases", "reports/sla.csv"])
        {
            using var answer = await adviser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            AssertHeaders(answer, isKept: false);
        }
    }

    [Fact]
    public async Task A_document_keeps_its_own_stricter_policy_beside_that_of_all()
    {
        var number = await shared.CaseAsync();
        using var adviser = Principals.Client(shared.App, "adviser");
        using var answer = await adviser.GetAsync(new Uri($"cases/{number}/documents/{shared.Document}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy"));
        AssertHeaders(answer, isKept: false);
    }

    [Fact]
    public async Task Where_an_authority_signs_people_in_forms_may_lead_there_and_nowhere_else()
    {
        await using var authority = await Authority.StartAsync();
        await using var host = await authority.HostAsync();
        using var anyone = host.Anonymous();
        using var answer = await anyone.GetAsync(new Uri("sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.EndsWith($"form-action 'self' {authority.Address}", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    static void AssertHeaders(HttpResponseMessage answer, bool isKept)
    {
        // A browser keeps to each policy: the last is that of all answers.
        var policy = One(answer, "Content-Security-Policy").Split("; ");
        Assert.All(Strict, directive => Assert.Contains(directive, policy));
        Assert.DoesNotContain(policy, directive => directive.StartsWith("script-src", StringComparison.Ordinal) && directive.Contains("unsafe", StringComparison.Ordinal));
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", One(answer, "Referrer-Policy"));
        Assert.Contains("camera=()", One(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Resource-Policy"));
        Assert.Equal(!isKept, answer.Headers.CacheControl?.NoStore is true);
        Assert.False(answer.Headers.Contains("Server"));
    }

    static string One(HttpResponseMessage answer, string header) => answer.Headers.TryGetValues(header, out var values) ? values.Last() : "";
}
