// Ombud behind a real nginx as deploy/nginx.conf sets it up: sign-in, live pages, large files, and a browser that stays with its node.
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Installation;

public sealed class NginxTests(Chrome chrome)
{
    [Fact]
    public async Task A_person_signs_in_through_the_proxy_and_the_page_lives_on_a_WebSocket()
    {
        await using var authority = await Authority.StartAsync();
        await using var host = await authority.HostAsync(("Proxy:Known", "127.0.0.1"));
        await using var nginx = new Nginx(host.Address);
        await authority.AllowAsync(nginx.Address);
        await nginx.ReadyAsync();
        var (code, said) = await nginx.TestAsync();
        Assert.True(code == 0, said);

        var page = await chrome.OpenAsync(nginx.Address, null);
        var socket = new TaskCompletionSource<IWebSocket>();
        page.WebSocket += (_, opened) => socket.TrySetResult(opened);
        await page.GotoAsync("/board");
        await page.GetByRole(AriaRole.Link, new() { Name = "Log ind" }).ClickAsync();
        await page.Locator("h1[data-live]").WaitForAsync();
        await Expect(page).ToHaveURLAsync(new Uri(nginx.Address, "board").ToString());
        await Expect(page.Locator(".person")).ToContainTextAsync("K. Rønbo");
        var live = await socket.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.StartsWith($"wss://127.0.0.1:{nginx.Address.Port}/_blazor", live.Url, StringComparison.Ordinal);
        Assert.False(live.IsClosed);
        var cookies = await page.Context.CookiesAsync();
        // The app knows by the proxy that the browser came by TLS.
        Assert.True(Assert.Single(cookies, c => c.Name == "ombud").Secure);
        Assert.True(Assert.Single(cookies, c => c.Name == "ombud_node") is { Secure: true, HttpOnly: true });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_browser_stays_with_its_node_and_browsers_are_spread_over_both()
    {
        await using var one = await NodeAsync("one");
        await using var two = await NodeAsync("two");
        await using var nginx = new Nginx(AddressOf(one), AddressOf(two));
        await nginx.ReadyAsync();
        var nodes = new List<string>();
        for (var browser = 0; browser < 24; browser++)
        {
            using var client = nginx.Client();
            var first = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
            for (var again = 0; again < 3; again++) Assert.Equal(first, await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken));
            nodes.Add(first);
        }
        Assert.Equal(["one", "two"], nodes.Distinct().Order());
    }

    [Fact]
    public async Task A_large_document_passes_what_is_larger_does_not_and_the_proxy_is_believed_over_the_browser()
    {
        await using var node = await NodeAsync("one");
        await using var nginx = new Nginx(AddressOf(node));
        await nginx.ReadyAsync();
        using var client = nginx.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "elsewhere.example");
        using var fits = new ByteArrayContent(new byte[29 * 1024 * 1024]);
        using var passed = await client.PostAsync(new Uri("/", UriKind.Relative), fits, TestContext.Current.CancellationToken);
        Assert.Equal($"{29 * 1024 * 1024} for=127.0.0.1 proto=https forwarded-host= host=127.0.0.1:{nginx.Address.Port}", await passed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Matches(new Regex("^max-age="), passed.Headers.GetValues("Strict-Transport-Security").Single());
        using var tooLarge = new ByteArrayContent(new byte[31 * 1024 * 1024]);
        using var refused = await client.PostAsync(new Uri("/", UriKind.Relative), tooLarge, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    /// <summary>Stands for a node: says its name, or how much it was sent and what the proxy said of it.</summary>
    static async Task<WebApplication> NodeAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => name);
        app.MapPost("/", async (HttpRequest request) =>
        {
            var (length, buffer) = (0, new byte[64 * 1024]);
            while (await request.Body.ReadAsync(buffer) is > 0 and var read) length += read;
            return $"{length} for={request.Headers["X-Forwarded-For"]} proto={request.Headers["X-Forwarded-Proto"]} forwarded-host={request.Headers["X-Forwarded-Host"]} host={request.Host}";
        });
        await app.StartAsync();
        return app;
    }

    static Uri AddressOf(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
}
