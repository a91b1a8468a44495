// Sign-in at an authority, as the office will use it: in, out, another role, no role, an hour later, and switched off.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.App.Identity;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class SignInTests(Chrome chrome) : IAsyncLifetime
{
    Authority authority = null!;
    OmbudHost host = null!;

    public async ValueTask InitializeAsync()
    {
        authority = await Authority.StartAsync();
        host = await authority.HostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await authority.DisposeAsync();
    }

    [Fact]
    public async Task A_person_is_signed_in_by_the_authority_and_out_again()
    {
        var page = await chrome.OpenAsync(host, null);
        await page.GotoAsync("/board");
        await page.GetByRole(AriaRole.Link, new() { Name = "Log ind" }).ClickAsync();
        await page.Locator("h1[data-live]").WaitForAsync();
        await Expect(page).ToHaveURLAsync(new Uri(host.Address, "board").ToString());
        await Expect(page.Locator(".person")).ToContainTextAsync("K. Rønbo");
        var cookies = await page.Context.CookiesAsync();
        var own = Assert.Single(cookies, c => c.Name == "ombud");
        Assert.True(own is { HttpOnly: true, SameSite: SameSiteAttribute.Lax });
        Assert.True(own.Value.Length < 1_000, "The browser holds a key, not the tokens.");

        await SignOutAsync(page);
        await page.GotoAsync("/board");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
    }

    [Fact]
    public async Task Another_role_is_told_that_it_may_not_and_no_role_sees_nothing()
    {
        authority.Person = new("s.vangby", "S. Vangby", Roles.Intake);
        var page = await chrome.OpenAsync(host, null);
        await SignInAsync(page, "/intake");
        var denied = await page.GotoAsync("/board");
        Assert.Equal(403, denied!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("ikke adgang");

        authority.Person = new("x.fremmed", "X. Fremmed");
        var stranger = await chrome.OpenAsync(host, null);
        await stranger.GotoAsync("/login?returnUrl=%2Fintake");
        await Expect(stranger.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("ikke adgang");
        Assert.Equal(403, (await stranger.GotoAsync("/intake"))!.Status);
        await Expect(stranger.Locator("#phone")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_role_that_was_changed_counts_from_the_next_sign_in()
    {
        var page = await chrome.OpenAsync(host, null);
        await SignInAsync(page, "/board");
        authority.Person = authority.Person with { Roles = [Roles.Intake] };
        await page.GoAsync("/board");
        await SignOutAsync(page);
        await SignInAsync(page, "/");
        Assert.Equal(403, (await page.GotoAsync("/board"))!.Status);
        await page.GoAsync("/intake");
    }

    [Fact]
    public async Task After_an_hour_the_authority_is_asked_again_and_what_it_says_counts()
    {
        var page = await chrome.OpenAsync(host, null);
        await SignInAsync(page, "/board");
        authority.Person = authority.Person with { Roles = [Roles.Intake] };
        host.Clock.Advance(TimeSpan.FromMinutes(59));
        await page.GoAsync("/board");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(403, (await page.GotoAsync("/board"))!.Status);
        await page.GoAsync("/intake");
    }

    [Fact]
    public async Task A_sign_in_that_is_not_confirmed_ends_with_a_banner_and_no_text_is_lost()
    {
        var page = await chrome.OpenAsync(host, null);
        await SignInAsync(page, "/intake");
        await page.Locator("#summary").FillAsync("Ringede om afslag på befordring.");
        await Expect(page.Locator("[data-draft-status][data-state=saved]")).ToBeVisibleAsync();
        await page.Locator("#summary").PressSequentiallyAsync(" Og mere");
        authority.RefusesToConfirm = true;
        await AdvanceUntilAsync(TimeSpan.FromMinutes(61), page.GetByText("Dit login er udløbet."));
        await Expect(page.Locator("#summary")).ToHaveValueAsync("Ringede om afslag på befordring. Og mere");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, (await page.Context.APIRequest.GetAsync("drafts/intake")).Status);

        // The page that stood may stay; another one is not shown.
        await page.GetByRole(AriaRole.Link, new() { Name = "Sagstavle" }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        authority.RefusesToConfirm = false;
        await page.GotoAsync("/login?returnUrl=%2Fintake");
        await page.Locator("h1[data-live]").WaitForAsync();
        await Expect(page.Locator("#summary")).ToHaveValueAsync("Ringede om afslag på befordring. Og mere");
    }

    [Fact]
    public async Task Whoever_is_switched_off_loses_open_pages_within_a_minute()
    {
        var page = await chrome.OpenAsync(host, null);
        await SignInAsync(page, "/board");
        await SwitchOffAsync("k.roenbo");
        await AdvanceUntilAsync(TimeSpan.FromSeconds(60), page.GetByText("Din adgang er lukket"));
        await Expect(page.Locator(".card")).ToHaveCountAsync(0);
        await page.GotoAsync("/login?returnUrl=%2Fboard"); // the authority still knows them
        await Expect(page.GetByText("Din adgang er lukket")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task One_page_more_than_a_person_may_have_is_refused_and_opens_once_another_is_closed()
    {
        Assert.Equal(10, new OpenPages(new IdentityOptions()).MostOfOne);
        await using var two = new OmbudHost(settings: new() { ["Identity:PagesOfOne"] = "2" });
        var first = await chrome.OpenAsync(two, "supervisor");
        var second = await first.Context.NewPageAsync();
        var third = await first.Context.NewPageAsync();
        await first.GoAsync("/");
        await second.GoAsync("/");
        await third.GotoAsync("/");
        await Expect(third.GetByText("Du har for mange sider åbne")).ToBeVisibleAsync();
        await second.CloseAsync();
        await third.GoAsync("/");
        await Expect(third.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("I dag");
    }

    [Fact]
    public async Task One_page_more_than_the_server_may_have_is_refused_whoever_asks()
    {
        await using var small = new OmbudHost(settings: new() { ["Identity:PagesInAll"] = "1" });
        var first = await chrome.OpenAsync(small, "supervisor");
        await first.GoAsync("/");
        var second = await chrome.OpenAsync(small, "intake");
        await second.GotoAsync("/");
        await Expect(second.GetByText("Ombud er fuldt lige nu")).ToBeVisibleAsync();
        await first.CloseAsync();
        await second.GoAsync("/");
        await Expect(second.GetByText("Ombud er fuldt lige nu")).ToHaveCountAsync(0);
    }

    static async Task SignInAsync(IPage page, string address)
    {
        await page.GotoAsync($"/login?returnUrl={Uri.EscapeDataString(address)}");
        await page.Locator("h1[data-live]").First.WaitForAsync();
    }

    static async Task SignOutAsync(IPage page)
    {
        await page.Locator(".person").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Log ud" }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
    }

    async Task SwitchOffAsync(string id)
    {
        await using var db = await host.DatabaseAsync();
        var row = await db.Staff.SingleOrDefaultAsync(s => s.Id == id);
        if (row is null) db.Staff.Add(new() { Id = id, Name = "K. Rønbo", Initials = "KR", Role = Roles.Adviser, IsActive = false });
        else row.IsActive = false;
        await db.SaveChangesAsync();
    }

    async Task AdvanceUntilAsync(TimeSpan time, ILocator expected)
    {
        host.Clock.Advance(time);
        await Expect(expected).ToBeVisibleAsync();
    }
}
