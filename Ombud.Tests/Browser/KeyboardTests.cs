// The five main tasks without a mouse: the focus is seen at every stop, stays in an open dialog and comes back from it.
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class KeyboardTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new();

    [Fact]
    public async Task A_call_is_registered()
    {
        var (page, keys) = await OpenAsync("intake", "/");
        await keys.PressAsync("n");
        await page.Locator("#phone:focus").WaitForAsync();
        await keys.TypeAsync("12 34 56 78");
        await keys.ToAsync("#name");
        await keys.TypeAsync("Asta Lyngdal");
        await keys.ToAsync("#summary");
        await keys.TypeAsync("Har ventet 14 uger på svar.");
        await keys.ChooseAsync("#department", "Sundhed");
        await keys.ChooseAsync("#kind", "At klage");
        await keys.PressAsync("Tab");
        await page.Locator("#topic").WaitForAsync();
        await keys.ChooseAsync("#theme-1", "Sagsbehandlingstid");
        await keys.ToAsync("[data-save]");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".saved")).ToContainTextAsync("2026-00001");
        await page.Locator("#phone:focus").WaitForAsync();
        var registered = await host.DeskAsync(desk => desk.FindAsync(new(2026, 1)));
        Assert.Equal((HelpKind.Complaint, Theme.HandlingTime), (registered!.Kind, registered.TitlePoint.Matter.Theme));
    }

    [Fact]
    public async Task A_case_is_found_and_opened()
    {
        var number = await RegisterAsync();
        var index = host.Services.GetRequiredService<SearchIndex>();
        await index.Ready;
        await index.SettledAsync();
        var (page, keys) = await OpenAsync("adviser", "/");
        await keys.FocusedAsync("h1"); // a new page takes the focus to its heading first
        await keys.PressAsync("/");
        await keys.FocusedAsync("#search");
        await keys.SeenAsync();
        await keys.TypeAsync("lyngdal");
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/search$"));
        await keys.ToAsync($"main a[href='/cases/{number}']");
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"/cases/{number}$"));
        await keys.FocusedAsync("h1");
        await Expect(page.Locator("h1")).ToContainTextAsync(number.ToString());
    }

    [Fact]
    public async Task A_case_is_checked_from_the_board()
    {
        var number = await RegisterAsync();
        var (page, keys) = await BoardAsync();
        await CarryAsync(page, keys, number);
        Assert.True(await keys.IsInAsync(".mud-dialog"));
        await keys.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await keys.FocusedAsync($"[data-number='{number}']");

        await CarryAsync(page, keys, number);
        await IsKeptInsideAsync(page, keys);
        await keys.ToAsync("#p1-admitted input");
        await keys.PressAsync("Space");
        await keys.ToAsync("[data-save]");
        await keys.PressAsync("Enter");
        await Expect(page.Locator($"[data-state=AdmissibilityChecked] [data-number='{number}']")).ToBeVisibleAsync();
        await keys.FocusedAsync($"[data-number='{number}']");
    }

    [Fact]
    public async Task A_case_is_concluded_from_the_menu_of_its_card()
    {
        var number = await RegisterAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Judge([PointVerdict.Admit(1)], A.Today, A.Today))));
        var (page, keys) = await BoardAsync();
        await keys.ToAsync($"[data-number='{number}']");
        await keys.ToAsync($"[data-number='{number}'] [data-menu]");
        await keys.PressAsync("Enter");
        await keys.FocusedAsync("[role=menuitem]");
        await keys.SeenAsync();
        var end = page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^Afsluttet") });
        for (var stops = 0; stops < 5 && !await end.EvaluateAsync<bool>("item => item === document.activeElement"); stops++) await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await keys.ChooseAsync("#end-1-outcome", "L");
        await keys.ToAsync("#end-has-answer input");
        await keys.PressAsync("Space");
        await Expect(page.Locator("#end-channel")).ToBeVisibleAsync();
        await keys.ToAsync("[data-save]");
        await keys.PressAsync("Enter");
        await Expect(page.Locator($"[data-state=Concluded] [data-number='{number}']")).ToBeVisibleAsync();
        var concluded = await host.DeskAsync(desk => desk.FindAsync(number));
        Assert.Equal((Outcome.Resolved, A.Today), (concluded!.Points[0].Outcome!.Value, concluded.AnsweredOn!.Value));
    }

    [Fact]
    public async Task The_report_is_read_for_another_period_and_as_a_table()
    {
        for (var i = 0; i < 6; i++)
        {
            var number = await RegisterAsync();
            Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Answer(A.Today, Channel.Phone, A.Today))));
        }
        var (page, keys) = await OpenAsync("supervisor", "/");
        await keys.PressAsync("g");
        await keys.PressAsync("r");
        await Expect(page).ToHaveURLAsync(new Regex("/reports/sla$"));
        await Expect(page.Locator("h1")).ToHaveTextAsync("Svarfrister");
        await keys.FocusedAsync("h1"); // a new page takes the focus to its heading first
        await keys.ToAsync("#period");
        await keys.PressAsync("ArrowDown");
        await Expect(page).ToHaveURLAsync(new Regex("period="));
        await keys.FocusedAsync("#period");
        await keys.ToAsync("main button[aria-pressed=false]");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("main button[aria-pressed=true]")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { NameRegex = new("Besvaret til tiden") })).ToBeVisibleAsync();
    }

    async Task<(IPage Page, Keys Keys)> OpenAsync(string role, string address)
    {
        var page = await chrome.OpenAsync(host, role);
        await page.GoAsync(address);
        return (page, new Keys(page));
    }

    async Task<(IPage Page, Keys Keys)> BoardAsync()
    {
        var opened = await OpenAsync("adviser", "/board");
        await Expect(opened.Page.Locator(".card[tabindex='0']")).ToHaveCountAsync(1);
        return opened;
    }

    /// <summary>Takes hold of a card of the first column and lets it go in the second.</summary>
    static async Task CarryAsync(IPage page, Keys keys, CaseNumber number)
    {
        await keys.ToAsync($"[data-number='{number}']");
        await keys.PressAsync("Enter");
        await page.Locator(".status").WaitForAsync();
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.WaitForFunctionAsync("() => document.activeElement.closest('.mud-dialog-container') !== null");
    }

    /// <summary>Twice around, forwards and back: Tab never leaves the dialog.</summary>
    static async Task IsKeptInsideAsync(IPage page, Keys keys)
    {
        foreach (var key in (string[])["Tab", "Shift+Tab"])
            for (var stops = 0; stops < 25; stops++)
            {
                await keys.PressAsync(key);
                await page.WaitForFunctionAsync("() => document.activeElement.closest('.mud-dialog') !== null");
                await keys.SeenAsync();
            }
    }

    async Task<CaseNumber> RegisterAsync()
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        Assert.Null(refused);
        return registered!.Number;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
