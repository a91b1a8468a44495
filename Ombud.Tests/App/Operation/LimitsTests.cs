// How much one may send, and how often: what is over a limit is refused with an answer that says so.
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Operation;

public sealed class LimitsTests
{
    [Fact]
    public async Task Signing_in_too_often_from_one_address_is_answered_with_a_page_that_says_to_wait()
    {
        await using var host = new OmbudHost(settings: new() { ["Limits:SignInAMinute"] = "3", ["Limits:Window"] = "01:00:00" });
        for (var i = 0; i < 3; i++) (await host.SignedInAsync("adviser")).Dispose();
        using var anyone = host.Anonymous();
        using var form = new FormUrlEncodedContent([new("role", "adviser")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "demo/sign-in") { Content = form };
        request.Headers.Add("Accept", "text/html");
        using var answer = await anyone.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromHours(1), answer.Headers.RetryAfter?.Delta);
        Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(c => c.StartsWith("ombud=", StringComparison.Ordinal)));
        Assert.Contains("Vent et minut", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Limits:SearchAMinute", "api/v1/search", """{"text": "Lyngdal"}""", HttpStatusCode.OK)]
    [InlineData("Limits:RegistrationAMinute", ApiClient.Contacts, ApiClient.Call, HttpStatusCode.Created)]
    public async Task One_person_who_asks_too_often_waits_and_nobody_else(string setting, string address, string body, HttpStatusCode expected)
    {
        await using var host = new OmbudHost(settings: new() { [setting] = "2", ["Limits:Window"] = "01:00:00" });
        using var adviser = await host.SignedInAsync("adviser");
        for (var i = 0; i < 2; i++)
        {
            using var served = await adviser.PostAsync(address, body);
            Assert.Equal(expected, served.StatusCode);
        }
        Assert.Equal("too-many-requests", await adviser.NoAsync(address, body, HttpStatusCode.TooManyRequests));
        using var other = await host.SignedInAsync("adviser2");
        using var answer = await other.PostAsync(address, body);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task One_address_that_fetches_a_calendar_too_often_waits()
    {
        await using var host = new OmbudHost(settings: new() { ["Limits:CalendarFeedAMinute"] = "2", ["Limits:Window"] = "01:00:00" });
        var feed = await host.MakeFeedAsync();
        foreach (var expected in (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests])
        {
            using var answer = await host.AskFeedAsync(feed);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_usual_limits_are_more_than_people_need()
    {
        await using var host = new OmbudHost(settings: new() { ["Limits:RegistrationAMinute"] = "600", ["Limits:SearchAMinute"] = "120" });
        using var adviser = await host.SignedInAsync("adviser");
        for (var i = 0; i < 40; i++)
        {
            await adviser.RegisterAsync();
            await adviser.OkAsync("api/v1/search", """{"text": "Lyngdal"}""");
        }
    }

    [Fact]
    public async Task A_limit_that_is_no_number_of_times_is_named()
    {
        var (code, said) = await OmbudCommand.RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Development"), ("Limits__SignInAMinute", "-1"));
        Assert.Equal(2, code);
        Assert.Contains("Limits:SignInAMinute", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_takes_a_megabyte_and_the_api_says_itself_that_a_body_is_too_large()
    {
        await using var host = new OmbudHost();
        using var adviser = await host.SignedInAsync("adviser");
        var megabytes = new string('x', 3 * 1024 * 1024);
        // The server does not wait for the rest of a form: whether it is read or not, it is not taken.
        var taken = await StatusAsync(host, $"POST /demo/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {megabytes.Length}\r\n\r\nrole=adviser&x=");
        Assert.Equal(413, taken);
        Assert.Equal("too-large", await adviser.NoAsync(ApiClient.Contacts, $$"""{"summary": "{{megabytes}}"}""", HttpStatusCode.RequestEntityTooLarge));
    }

    [Fact]
    public async Task Long_headers_many_headers_and_a_long_address_are_refused()
    {
        await using var host = new OmbudHost();
        Assert.Equal(200, await StatusAsync(host, "GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        Assert.Equal(431, await StatusAsync(host, $"GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 33 * 1024)}\r\n\r\n"));
        Assert.Equal(431, await StatusAsync(host, $"GET /sign-in HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 64).Select(i => $"X-{i}: x\r\n"))}\r\n"));
        Assert.Equal(414, await StatusAsync(host, $"GET /sign-in?x={new string('x', 9 * 1024)} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    [Fact]
    public async Task There_are_so_many_connections_and_no_more()
    {
        await using var host = new OmbudHost(settings: new() { ["Limits:Connections"] = "2" });
        var limits = Services(host).Limits;
        Assert.True(limits is { MaxConcurrentConnections: 2, MaxConcurrentUpgradedConnections: 2 } && limits.RequestHeadersTimeout == TimeSpan.FromSeconds(15));
        using var first = await OpenAsync(host);
        using var second = await OpenAsync(host);
        // The third is let go at once, without a word.
        using var third = await OpenAsync(host);
        Assert.Equal(0, await third.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    static KestrelServerOptions Services(OmbudHost host)
    {
        _ = host.Address;
        return host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
    }

    /// <summary>An open connection; that it was accepted is known when something was answered.</summary>
    static async Task<TcpClient> OpenAsync(OmbudHost host)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port, TestContext.Current.CancellationToken);
        return client;
    }

    static async Task<int> StatusAsync(OmbudHost host, string request)
    {
        using var client = await OpenAsync(host);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return int.Parse((await reader.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
