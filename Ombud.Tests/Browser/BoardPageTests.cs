// The board in a real browser: dragging, the menu and the keys, and what others change while somebody looks.
using Microsoft.Playwright;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class BoardPageTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new();

    [Fact]
    public async Task Dragging_to_an_allowed_column_opens_the_form_of_that_move()
    {
        var number = await RegisterAsync();
        var page = await BoardAsync();
        await DragAsync(page, number, CaseState.AdmissibilityChecked, async () =>
        {
            await Expect(Column(page, CaseState.AdmissibilityChecked)).ToContainTextAsync("Slip her.");
            await Expect(Column(page, CaseState.Concluded)).ToContainTextAsync("En klage skal kompetencevurderes, før den kan afsluttes.");
        });
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Dropping_on_a_forbidden_column_says_why_and_moves_nothing()
    {
        var number = await RegisterAsync();
        var page = await BoardAsync();
        await DragAsync(page, number, CaseState.Mediated);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Punkterne er ikke vurderet endnu.");
        await Expect(Card(Column(page, CaseState.Received), number)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_menu_is_worked_by_keyboard_and_gives_the_case_to_me()
    {
        var number = await RegisterAsync();
        var page = await BoardAsync();
        await Card(page.Locator(".board"), number).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        var items = page.GetByRole(AriaRole.Menuitem);
        await Expect(items.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(items.Nth(1)).ToBeFocusedAsync();
        await Expect(items.Nth(1)).ToHaveAttributeAsync("aria-disabled", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText($"{number} behandles nu af K. Rønbo")).ToBeVisibleAsync();
        await Expect(Card(page.Locator(".board"), number).GetByRole(AriaRole.Img, new() { Name = "Behandles af K. Rønbo" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_card_is_carried_with_the_keys_and_let_go_with_escape()
    {
        var number = await RegisterAsync();
        var page = await BoardAsync();
        await Card(page.Locator(".board"), number).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#board-news")).ToHaveTextAsync("Mæglet. Ikke muligt. Punkterne er ikke vurderet endnu.");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#board-news")).ToHaveTextAsync($"Sag {number} er ikke flyttet.");
        await Expect(Card(page.Locator(".board"), number)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_another_adviser_changes_appears_while_a_menu_is_open()
    {
        var (mine, theirs) = (await RegisterAsync(), await RegisterAsync());
        var page = await BoardAsync();
        await Card(page.Locator(".board"), mine).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();

        await ChangeAsync(theirs, it => it.Judge([PointVerdict.Admit(1)], A.Today, A.Today));

        await Expect(Card(Column(page, CaseState.AdmissibilityChecked), theirs)).ToBeVisibleAsync();
        await Expect(page.Locator("#board-news")).ToHaveTextAsync($"Sag {theirs} flyttet til Kompetencevurderet, nummer 1 af 1.");
        await Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_change_waits_until_the_dragged_card_has_landed()
    {
        var (mine, theirs) = (await RegisterAsync(), await RegisterAsync());
        var page = await BoardAsync();
        await DragAsync(page, mine, CaseState.Received, async () =>
        {
            await Expect(Column(page, CaseState.Mediated)).ToContainTextAsync("Ikke muligt.");
            await ChangeAsync(theirs, it => it.Judge([PointVerdict.Admit(1)], A.Today, A.Today));
            await Expect(Card(Column(page, CaseState.Received), theirs)).ToBeVisibleAsync();
        });
        await Expect(Card(Column(page, CaseState.AdmissibilityChecked), theirs)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_the_narrowest_screen_each_state_and_its_count_stand_on_one_line()
    {
        await using var filled = new OmbudHost(150, 80);
        var page = await chrome.OpenAsync(filled, "adviser", width: 320);
        await page.GoAsync("/board");
        foreach (var button in await page.Locator(".pick button").AllAsync())
        {
            await button.ClickAsync();
            await Expect(button).ToHaveAttributeAsync("aria-pressed", "true"); // drawn bold
            Assert.True(await button.EvaluateAsync<bool>("b => b.querySelector('b').getBoundingClientRect().top < b.querySelector('span').getBoundingClientRect().bottom"), await button.InnerTextAsync());
        }
    }

    [Fact]
    public async Task A_page_that_goes_away_while_it_comes_up_leaves_no_error()
    {
        using var trouble = new LoggedTrouble(host);
        var page = await chrome.OpenAsync(host, "adviser");
        var asked = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(url => url.Contains("/Board/BoardPage.", StringComparison.Ordinal), route => asked.TrySetResult(route));
        await page.GotoAsync("/board");
        var script = await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await page.GetByRole(AriaRole.Link, new() { Name = "I dag" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("I dag");
        await script.ContinueAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sagstavle", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1[data-live]")).ToHaveTextAsync("Sagstavle");
        Assert.Empty(trouble.All);
    }

    async Task<IPage> BoardAsync()
    {
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/board");
        // The first card becomes a stop of the Tab key as soon as the drag and keyboard layer is there.
        await Expect(page.Locator(".card[tabindex='0']")).ToHaveCountAsync(1);
        return page;
    }

    static ILocator Column(IPage page, CaseState state) => page.Locator($"[data-state={state}]");

    static ILocator Card(ILocator within, CaseNumber number) => within.Locator($"[data-number='{number}']");

    static async Task DragAsync(IPage page, CaseNumber number, CaseState to, Func<Task>? meanwhile = null)
    {
        var from = (await Card(page.Locator(".board"), number).BoundingBoxAsync())!;
        var target = (await Column(page, to).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 60, from.Y + 12);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(target.X + (target.Width / 2), target.Y + 120, new() { Steps = 8 });
        await Expect(page.Locator(".status")).ToBeVisibleAsync();
        if (meanwhile is not null) await meanwhile();
        await page.Mouse.UpAsync();
        await Expect(page.Locator(".status")).ToHaveCountAsync(0);
    }

    async Task<CaseNumber> RegisterAsync()
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task ChangeAsync(CaseNumber number, Func<Case, Refusal?> change) =>
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, change), "adviser2"));

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
