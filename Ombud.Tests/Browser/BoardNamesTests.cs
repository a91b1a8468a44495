// Names on the board in a real browser: none until they are asked for, each case logged, and gone when they are switched off.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class BoardNamesTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Names_come_when_they_are_asked_for_and_go_again()
    {
        var number = await RegisterAsync("Asta Lyngdal", "job-centre");
        var page = await BoardAsync();
        Assert.DoesNotContain("Lyngdal", await page.ContentAsync(), StringComparison.Ordinal);
        await Expect(Toggle(page)).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Empty(await LoggedAsync());

        await Toggle(page).ClickAsync();
        await Expect(Card(page, number)).ToContainTextAsync("Asta Lyngdal");
        await Expect(Toggle(page)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = "Asta Lyngdal" })).ToBeVisibleAsync();
        Assert.Equal([number], await LoggedAsync());

        await Toggle(page).ClickAsync();
        await Expect(Card(page, number)).Not.ToContainTextAsync("Lyngdal");
        await Expect(Toggle(page)).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.DoesNotContain("Lyngdal", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_comes_while_names_are_shown_gets_its_name_and_its_own_row()
    {
        var first = await RegisterAsync("Asta Lyngdal", "job-centre");
        var page = await BoardAsync();
        await Toggle(page).ClickAsync();
        await Expect(Card(page, first)).ToContainTextAsync("Asta Lyngdal");

        var second = await RegisterAsync("Bo Kornmod", "social");
        await Expect(Card(page, second)).ToContainTextAsync("Bo Kornmod");
        Assert.Equal([first, second], await LoggedAsync());

        // What changes of a case that is shown already is no further look.
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(first, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetParty(dossier.Party with { Name = "Asta Nygård" }) ?? it.ChangeParties()), "adviser2"));
        await Expect(Card(page, first)).ToContainTextAsync("Asta Nygård");
        Assert.Equal([first, second], await LoggedAsync());
    }

    [Fact]
    public async Task Only_the_cards_that_a_filter_shows_are_opened_and_the_rest_when_it_goes()
    {
        var (job, social) = (await RegisterAsync("Asta Lyngdal", "job-centre"), await RegisterAsync("Bo Kornmod", "social"));
        var page = await BoardAsync("/board?department=social");
        await Toggle(page).ClickAsync();
        await Expect(Card(page, social)).ToContainTextAsync("Bo Kornmod");
        Assert.Equal([social], await LoggedAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Ryd filtre" }).ClickAsync();
        await Expect(Card(page, job)).ToContainTextAsync("Asta Lyngdal");
        Assert.Equal([social, job], await LoggedAsync());
    }

    [Fact]
    public async Task Each_visit_begins_without_names()
    {
        var number = await RegisterAsync("Asta Lyngdal", "job-centre");
        var page = await BoardAsync();
        await Toggle(page).ClickAsync();
        await Expect(Card(page, number)).ToContainTextAsync("Asta Lyngdal");
        await page.GetByRole(AriaRole.Link, new() { Name = "I dag" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("I dag");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sagstavle", Exact = true }).ClickAsync();
        await Expect(Card(page, number)).ToBeVisibleAsync();
        await Expect(Toggle(page)).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(Card(page, number)).Not.ToContainTextAsync("Lyngdal");
    }

    static ILocator Toggle(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Vis navne" });

    static ILocator Card(IPage page, CaseNumber number) => page.Locator($".board [data-number='{number}']");

    async Task<IPage> BoardAsync(string address = "/board")
    {
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync(address);
        return page;
    }

    async Task<IEnumerable<CaseNumber>> LoggedAsync()
    {
        await using var db = await host.DatabaseAsync();
        return (await db.AccessLog.Where(a => a.Purpose == Purpose.Names).OrderBy(a => a.Sequence).ToListAsync()).Select(r => CaseNumber.FromKey(r.CaseId!.Value));
    }

    async Task<CaseNumber> RegisterAsync(string name, string department)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Caller = new(name), Department = new(department) }));
        Assert.Null(refused);
        return registered!.Number;
    }
}
