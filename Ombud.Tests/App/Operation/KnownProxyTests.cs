// A proxy is believed if the settings name it. What anybody else says about who asks, and how, is ignored.
using System.Net;
using System.Text.Json.Nodes;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Operation;

public sealed class KnownProxyTests : IAsyncLifetime
{
    Authority authority = null!;

    public async ValueTask InitializeAsync() => authority = await Authority.StartAsync();

    public ValueTask DisposeAsync() => authority.DisposeAsync();

    [Theory]
    [InlineData(null, "http")]
    [InlineData("10.0.0.5", "http")]
    [InlineData("127.0.0.1", "https")]
    [InlineData("10.0.0.5, 127.0.0.0/8", "https")]
    public async Task The_scheme_is_that_of_a_listed_proxy_or_else_what_came(string? listed, string expected)
    {
        await using var host = await HostAsync(listed);
        using var answer = await LogInAsync(host, "X-Forwarded-Proto", "https");
        Assert.Contains($"redirect_uri={expected}%3A%2F%2F", answer.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.TooManyRequests)]
    [InlineData("127.0.0.1", HttpStatusCode.Redirect)]
    public async Task The_address_is_that_of_a_listed_proxy_or_else_where_it_came_from(string? listed, HttpStatusCode second)
    {
        await using var host = await HostAsync(listed, ("Limits:SignInAMinute", "1"), ("Limits:Window", "01:00:00"));
        using var first = await LogInAsync(host, "X-Forwarded-For", "203.0.113.5");
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var other = await LogInAsync(host, "X-Forwarded-For", "203.0.113.6");
        Assert.Equal(second, other.StatusCode);
        using var same = await LogInAsync(host, "X-Forwarded-For", "203.0.113.6");
        Assert.Equal(HttpStatusCode.TooManyRequests, same.StatusCode);
        // What somebody puts in front of the list themselves does not count: the proxy added the last.
        using var pretended = await LogInAsync(host, "X-Forwarded-For", "198.51.100.1, 203.0.113.6");
        Assert.Equal(HttpStatusCode.TooManyRequests, pretended.StatusCode);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("127.0.0.1", null, true)]
    [InlineData(null, "203.0.113.5", false)]
    [InlineData("127.0.0.1", "203.0.113.5", false)]
    [InlineData("127.0.0.1", "127.0.0.1", false)]
    public async Task The_details_of_health_are_for_this_machine_and_not_for_what_a_proxy_on_it_hands_on(string? listed, string? forwarded, bool seesMore)
    {
        await using var host = await HostAsync(listed);
        using var anyone = host.Anonymous();
        if (forwarded is not null) anyone.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        var answer = JsonNode.Parse(await anyone.GetStringAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken))!;
        Assert.Equal("healthy", (string?)answer["status"]);
        Assert.Equal(seesMore, answer["checks"] is not null);
    }

    [Theory]
    [InlineData("X-Forwarded-For"), InlineData("Forwarded"), InlineData("Via")]
    public async Task A_demo_answers_nobody_whom_a_proxy_hands_on(string header)
    {
        await using var demo = new OmbudHost();
        using var anyone = demo.Anonymous();
        anyone.DefaultRequestHeaders.TryAddWithoutValidation(header, "203.0.113.5");
        using var answer = await anyone.GetAsync(new Uri("sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("Proxy__Known", "10.0.0.5, my-proxy", "my-proxy")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "Proxy:Known")]
    public async Task A_setting_that_would_believe_nobody_or_everybody_is_named(string name, string value, string named)
    {
        var (code, said) = await OmbudCommand.RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Development"), (name, value));
        Assert.Equal(2, code);
        Assert.Contains(named, said, StringComparison.Ordinal);
    }

    Task<OmbudHost> HostAsync(string? listed, params IEnumerable<(string, string)> settings) =>
        authority.HostAsync(listed is null ? settings : settings.Append(("Proxy:Known", listed)));

    static async Task<HttpResponseMessage> LogInAsync(OmbudHost host, string header, string value)
    {
        using var anyone = host.Anonymous();
        anyone.DefaultRequestHeaders.Add(header, value);
        return await anyone.GetAsync(new Uri("login", UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
