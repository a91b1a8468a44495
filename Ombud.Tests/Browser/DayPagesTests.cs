// The start page, the search and the review as a person uses them, in a real browser.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class DayPagesTests(Chrome chrome) : IAsyncLifetime
{
    readonly OmbudHost host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_case_is_taken_and_a_call_is_noted_from_the_start_page_and_others_see_it_at_once()
    {
        var number = await RegisterAsync(A.PhoneCall() with { CallBackOn = A.Today });
        var (mine, others) = (await chrome.OpenAsync(host, "adviser"), await chrome.OpenAsync(host, "adviser2"));
        await mine.GoAsync("/");
        await others.GoAsync("/");
        await mine.GetByRole(AriaRole.Button, new() { Name = $"Tag sagen {number}" }).ClickAsync();
        await Expect(mine.GetByText("Alle åbne sager er fordelt.")).ToBeVisibleAsync();
        await Expect(others.GetByText("Alle åbne sager er fordelt.")).ToBeVisibleAsync();
        await others.GetByRole(AriaRole.Button, new() { Name = $"Ringet op på sag {number}" }).ClickAsync();
        await Expect(mine.GetByText("Ingen opkald er lovet til i dag.")).ToBeVisibleAsync();
        var subject = await host.DeskAsync(desk => desk.FindAsync(number));
        Assert.Equal((new StaffId("k.roenbo"), null), (subject!.Handler!.Value, subject.CallBackOn));
    }

    [Theory]
    [InlineData("intake", "Når telefonen ringer")]
    [InlineData("supervisor", "Hvordan går det?")]
    [InlineData("dpo", "Seneste opslag")]
    public async Task Each_role_has_its_own_start_page(string role, string heading)
    {
        var page = await chrome.OpenAsync(host, role);
        await page.GoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
        await Expect(page.GetByText("Ufordelte")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_search_from_the_bar_shows_facts_and_leaves_no_word_in_the_address()
    {
        var number = await RegisterAsync(A.PhoneCall());
        var index = host.Services.GetRequiredService<SearchIndex>();
        await index.Ready;
        await index.SettledAsync();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/");
        await page.Locator("#search").FillAsync("lyngdal");
        await page.Keyboard.PressAsync("Enter");
        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = new(number.ToString()) });
        await Expect(row).ToContainTextAsync("Navn");
        Assert.Equal("/search", new Uri(page.Url).PathAndQuery);
        Assert.DoesNotContain("Lyngdal", await page.Locator("main table").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await page.Locator("#term").FillAsync("Xyzzy");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Ingen resultater for ”Xyzzy”")).ToBeVisibleAsync();
        await page.Locator("#term").FillAsync("x");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Der er for lidt at søge efter")).ToBeVisibleAsync();
        await page.Locator("#term").FillAsync("2026-1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/cases/{number}$"));
    }

    [Fact]
    public async Task A_reviewed_case_keeps_its_content_and_the_reason_stands_in_the_dossier()
    {
        var number = await RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance });
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.EndPoint(1, Outcome.HelpGiven) ?? it.Conclude(A.Today))));
        host.Clock.Advance(TimeSpan.FromDays(367));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.FlagForReview(A.Today.AddDays(367))), role: null));
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/review");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Gennemgå sag {number}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gem beslutningen" }).ClickAsync();
        await Expect(page.Locator("#review-reason-error")).ToBeVisibleAsync();
        await page.GetByText("Foreslå sletning").ClickAsync();
        await page.GetByLabel("Begrundelse").FillAsync("Intet behov for at gemme længere.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gem beslutningen" }).ClickAsync();
        await Expect(page.GetByText("Ingen sager venter på gennemgang")).ToBeVisibleAsync();
        var dossier = await host.AsAsync("adviser", services => services.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(number, Purpose.Review));
        Assert.Equal(["Intet behov for at gemme længere."], dossier!.Notes.Where(n => n.Kind == NoteKind.ReviewRemark).Select(n => n.Text));
        Assert.Equal("Asta Lyngdal", dossier.Party.Name);
        await using var db = await host.DatabaseAsync();
        Assert.Equal(ReviewDecision.ProposeErasure, (await db.Cases.SingleAsync()).LastReview);
    }

    async Task<CaseNumber> RegisterAsync(Registration registration)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(registration), "intake");
        Assert.Null(refused);
        return registered!.Number;
    }
}
