// The panel of an adviser's own address, as it is made, copied, made anew and taken away in a real browser.
using System.Net;
using Microsoft.Playwright;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class CalendarFeedPanelTests(Chrome chrome) : IAsyncLifetime
{
    readonly OmbudHost host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_address_is_made_copied_made_anew_and_taken_away()
    {
        await host.HandledAsync();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GoAsync("calendar");
        var panel = page.Locator("#feed");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Lav en adresse" }).ClickAsync();
        var field = panel.GetByLabel("Din adresse");
        await Expect(field).ToHaveAttributeAsync("readonly", "");
        var first = await field.InputValueAsync();
        Assert.StartsWith($"{host.Address}calendar/feed/", first, StringComparison.Ordinal);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Kopiér adressen" }).ClickAsync();
        await Expect(panel.GetByText("Kopieret")).ToBeVisibleAsync();
        Assert.Equal(first, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.Equal(HttpStatusCode.OK, await host.FeedStatusAsync(new(first)));

        await page.GoAsync("calendar");
        await Expect(panel).ToContainTextAsync("Din adresse er lavet 23.11.2026. Din kalender hentede sidst frister 23.11.2026.");
        await Expect(field).ToHaveCountAsync(0);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Lav en ny adresse" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Lav en ny adresse" }).ClickAsync();
        await Expect(field).Not.ToHaveValueAsync(first);
        var second = await field.InputValueAsync();
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await host.FeedStatusAsync(new(first)), await host.FeedStatusAsync(new(second))));

        await panel.GetByRole(AriaRole.Button, new() { Name = "Fjern adressen" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Fjern adressen" }).ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Lav en adresse" })).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.NotFound, await host.FeedStatusAsync(new(second)));
    }

    [Theory]
    [InlineData("intake"), InlineData("supervisor")]
    public async Task Others_have_no_deadlines_of_their_own(string role)
    {
        var page = await chrome.OpenAsync(host, role);
        await page.GoAsync("calendar");
        await Expect(page.Locator("#feed")).ToHaveCountAsync(0);
    }
}
