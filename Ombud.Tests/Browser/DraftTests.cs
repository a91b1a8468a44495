// Typed text outlives the page, the connection and the server.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Browser;

public sealed class DraftTests(Chrome chrome)
{
    const string Text = "Ringede om afslag på befordring – venter på svar.";

    static async Task TypeCallAsync(IPage page)
    {
        await page.GoAsync("/intake");
        await page.Locator("#phone:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("12 34 56 78");
        await page.Locator("#kind").SelectOptionAsync("Complaint");
        await page.Locator("#topic").SelectOptionAsync("CaseHandling");
        await page.GetByLabel("En anden (fuldmagt)").CheckAsync();
        await page.Locator("#rep-name").FillAsync("Bo Ravnsholt");
        await page.Locator("#sensitive").CheckAsync();
        await page.Locator("#summary").FocusAsync();
        await page.Keyboard.TypeAsync(Text);
        for (var i = 0; i < 6; i++) await page.Keyboard.PressAsync("ArrowLeft");
    }

    static async Task IsBackAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#summary")).ToHaveValueAsync(Text);
        await Assertions.Expect(page.Locator("#phone")).ToHaveValueAsync("12 34 56 78");
        await Assertions.Expect(page.Locator("#kind")).ToHaveValueAsync("Complaint");
        await Assertions.Expect(page.Locator("#topic")).ToHaveValueAsync("CaseHandling");
        await Assertions.Expect(page.Locator("#rep-name")).ToHaveValueAsync("Bo Ravnsholt");
        await Assertions.Expect(page.Locator("#sensitive")).ToBeCheckedAsync();
        await page.Locator("#summary:focus").WaitForAsync();
        Assert.Equal(Text.Length - 6, await page.Locator("#summary").EvaluateAsync<int>("area => area.selectionStart"));
    }

    static ILocator Status(IPage page, string state) => page.Locator($"[data-draft-status][data-state={state}]");

    [Fact]
    public async Task A_reload_brings_the_text_the_choices_and_the_cursor_back()
    {
        await using var host = new OmbudHost();
        var page = await chrome.OpenAsync(host, "intake");
        await TypeCallAsync(page);
        await Assertions.Expect(Status(page, "saved")).ToHaveTextAsync("Kladde gemt kl. 09.41.00");
        await page.ReloadAsync();
        await IsBackAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    [Fact]
    public async Task Leaving_at_once_loses_nothing()
    {
        await using var host = new OmbudHost();
        var page = await chrome.OpenAsync(host, "intake");
        await TypeCallAsync(page);
        await page.ReloadAsync(); // within the pause before a draft is sent
        await IsBackAsync(page);
    }

    [Fact]
    public async Task What_came_back_can_be_saved_and_the_draft_is_gone()
    {
        await using var host = new OmbudHost();
        var page = await chrome.OpenAsync(host, "intake");
        await TypeCallAsync(page);
        await page.ReloadAsync();
        await IsBackAsync(page);
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".saved")).ToContainTextAsync("2026-00001");
        await page.ReloadAsync();
        await page.Locator("#phone:focus").WaitForAsync();
        Assert.Equal("", await page.Locator("#summary").InputValueAsync());
        await using var db = await host.DatabaseAsync();
        Assert.Empty(await db.Drafts.ToListAsync());
    }

    [Fact]
    public async Task A_second_tab_has_a_draft_of_its_own()
    {
        await using var host = new OmbudHost();
        var first = await chrome.OpenAsync(host, "intake");
        await TypeCallAsync(first);
        var second = await first.Context.NewPageAsync();
        await second.GoAsync("/intake");
        await second.Locator("#summary").FillAsync("Et andet opkald.");
        await Status(second, "saved").WaitForAsync();
        await second.ReloadAsync();
        await Assertions.Expect(second.Locator("#summary")).ToHaveValueAsync("Et andet opkald.");
        await first.ReloadAsync();
        await IsBackAsync(first);
    }

    [Fact]
    public async Task A_server_that_dies_and_comes_back_costs_no_text()
    {
        var folder = Directory.CreateTempSubdirectory("ombud-test-").FullName;
        try
        {
            var before = new OmbudHost(0, folder: folder);
            var port = before.Address.Port;
            var page = await chrome.OpenAsync(before, "intake", outlivesHost: true);
            await page.GoAsync("/intake");
            await page.Locator("#phone:focus").WaitForAsync();
            await page.Keyboard.TypeAsync("12 34 56 78");
            await before.DisposeAsync();

            await page.Locator("[data-offline]").WaitForAsync();
            await Assertions.Expect(page.GetByText("Opkaldet kan gemmes, når forbindelsen er tilbage.")).ToBeVisibleAsync();
            await page.Locator("#summary").FocusAsync();
            await page.Keyboard.TypeAsync(Text);
            await Status(page, "waiting").WaitForAsync();

            await using var after = new OmbudHost(0, folder: folder, port: port);
            _ = after.Address;
            await page.Locator("html:not([data-offline]) h1[data-live]").WaitForAsync(new() { Timeout = 40_000 });
            await Assertions.Expect(page.Locator("#summary")).ToHaveValueAsync(Text);
            await Assertions.Expect(page.Locator("#phone")).ToHaveValueAsync("12 34 56 78");
            await page.Locator("#summary:focus").WaitForAsync();
            await page.Keyboard.PressAsync("Control+Enter");
            await Assertions.Expect(page.Locator(".saved")).ToContainTextAsync("2026-00001");
        }
        finally { Directory.Delete(folder, recursive: true); }
    }
}
