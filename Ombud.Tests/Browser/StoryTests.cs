// A working day and the year after it: a call comes in, the case runs through the board, the report counts it, a human is asked.
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ombud.App.Jobs;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed partial class StoryTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new(150, 20);

    [Fact]
    public async Task A_call_becomes_a_case_runs_through_the_board_is_counted_and_comes_up_for_review_a_year_later()
    {
        var intake = await chrome.OpenAsync(host, "intake");
        var adviser = await chrome.OpenAsync(host, "adviser");
        var supervisor = await chrome.OpenAsync(host, "supervisor");
        await adviser.GoAsync("/board");
        await Expect(adviser.Locator(".card[tabindex='0']")).ToHaveCountAsync(1);
        var before = await FiguresAsync(supervisor);

        var number = await RegisterByKeysAsync(intake);

        // The board stood open all the time.
        await Expect(Card(adviser, CaseState.Received, number)).ToBeVisibleAsync();
        Assert.Equal(before with { Open = before.Open + 1 }, await FiguresAsync(supervisor));

        await CheckAsync(adviser, number);
        await MediateAsync(adviser, number);
        await ConcludeAsync(adviser, number);
        Assert.Equal(before with { Answered = before.Answered + 1 }, await FiguresAsync(supervisor));
        await IsAsToldAsync(number);

        foreach (var page in (IPage[])[intake, adviser, supervisor]) await page.Context.CloseAsync();
        host.Clock.Advance(TimeSpan.FromDays(366));
        await host.RunJobAsync<AgedCaseFlags>(job => job.RunAsync(CancellationToken.None));
        var later = await chrome.OpenAsync(host, "adviser");
        await later.GoAsync("/review");
        await IsUpForReviewAsync(later, number);
    }

    /// <summary>No press of the mouse anywhere: two matters about one department.</summary>
    static async Task<string> RegisterByKeysAsync(IPage page)
    {
        var keys = new Keys(page);
        await page.GoAsync("/intake");
        await keys.FocusedAsync("#phone");
        await keys.TypeAsync("12 34 56 78");
        await keys.ToAsync("#name");
        await keys.TypeAsync("Asta Lyngdal");
        await keys.ToAsync("#summary");
        await keys.TypeAsync("Fik afslag på befordring og har ventet 14 uger på svar.");
        await keys.ChooseAsync("#department", "Sundhed");
        await keys.ChooseAsync("#kind", "At klage");
        await keys.PressAsync("Tab");
        await page.Locator("#topic").WaitForAsync();
        await keys.ChooseAsync("#theme-1", "Sagsbehandlingstid");
        await keys.PressAsync("Tab");
        await page.Locator("#theme-2").WaitForAsync();
        await keys.ToAsync("#theme-1", back: true);
        await keys.ChooseAsync("#theme-2", "Afg");
        await keys.ChooseAsync("#topic", "Sagsbehandling");
        await keys.PressAsync("Control+Enter");
        var saved = page.Locator(".saved");
        await Expect(saved).ToContainTextAsync(Number());
        await keys.FocusedAsync("#phone");
        return Number().Match(await saved.InnerTextAsync()).Value;
    }

    /// <summary>The first matter may be examined; the second is another body's.</summary>
    static async Task CheckAsync(IPage page, string number)
    {
        await MoveAsync(page, number, "Kompetencevurderet");
        await page.Locator("#p1-admitted input[value='true' i]").CheckAsync();
        await page.Locator("[data-next]").ClickAsync();
        await page.Locator("#p2-admitted input[value='false' i]").CheckAsync();
        await page.Locator($"#p2-ground-{(int)ExclusionGround.ProfessionalContent}").CheckAsync();
        await page.Locator("#p2-body").SelectOptionAsync("ankestyrelsen");
        await page.Locator("#p2-reason").FillAsync("Afgørelsen kan prøves af Ankestyrelsen.");
        await page.Locator("[data-save]").ClickAsync();
        await Expect(Card(page, CaseState.AdmissibilityChecked, number)).ToBeVisibleAsync();
    }

    static async Task MediateAsync(IPage page, string number)
    {
        await MoveAsync(page, number, "Mæglet");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Enighed", new() { Exact = true }).CheckAsync();
        await page.Locator("#meeting-text").FillAsync("Afdelingen svarer inden fredag.");
        await page.Locator("[data-save]").ClickAsync();
        await Expect(Card(page, CaseState.Mediated, number)).ToBeVisibleAsync();
    }

    static async Task ConcludeAsync(IPage page, string number)
    {
        await MoveAsync(page, number, "Afsluttet");
        await page.Locator("#end-1-outcome").SelectOptionAsync(new SelectOptionValue { Label = "Løst" });
        await page.Locator("#end-has-answer input").First.CheckAsync();
        await page.Locator("[data-save]").ClickAsync();
        await Expect(Card(page, CaseState.Concluded, number)).ToBeVisibleAsync();
    }

    static async Task MoveAsync(IPage page, string number, string state)
    {
        await page.Locator($"[data-number='{number}'] [data-menu]").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new($"^{state}") }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
    }

    async Task IsAsToldAsync(string number)
    {
        Assert.True(CaseNumber.TryParse(number, out var known));
        var concluded = (await host.DeskAsync(desk => desk.FindAsync(known)))!;
        Assert.Equal([Theme.HandlingTime, Theme.DecisionContent], concluded.Points.Select(p => p.Matter.Theme));
        Assert.Equal([Outcome.Resolved, Outcome.Referred], concluded.Points.Select(p => p.Outcome!.Value));
        Assert.Equal(new BodyCode("ankestyrelsen"), concluded.Points[1].Verdict!.Body);
        Assert.Equal((CaseState.Concluded, A.Today), (concluded.State, concluded.ConcludedOn!.Value));
    }

    /// <summary>The list shows the earliest first, page by page.</summary>
    static async Task IsUpForReviewAsync(IPage page, string number)
    {
        var row = page.GetByRole(AriaRole.Button, new() { Name = $"Gennemgå sag {number}" });
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Næste" });
        for (var first = await ShownAsync(page); await row.CountAsync() == 0 && await next.CountAsync() > 0; first = await ShownAsync(page))
        {
            await next.ClickAsync();
            await Expect(page.Locator("main table").First).Not.ToContainTextAsync(first);
        }
        await Expect(row).ToBeVisibleAsync();
    }

    static async Task<string> ShownAsync(IPage page) => (await page.Locator("main table a").First.InnerTextAsync()).Trim();

    sealed record Figures(int Open, int Answered);

    /// <summary>How many cases are open, and the answered ones of this year in the table's sum.</summary>
    static async Task<Figures> FiguresAsync(IPage page)
    {
        await page.GoAsync("/reports/sla");
        var open = page.Locator(".figure").Filter(new() { HasText = "åbne sager" });
        return new(Count(await open.InnerTextAsync()), Count(await page.Locator("tr.sum td").First.InnerTextAsync()));
    }

    static int Count(string text) => int.Parse(Digits().Match(text).Value, CultureInfo.InvariantCulture);

    static ILocator Card(IPage page, CaseState state, string number) => page.Locator($"[data-state={state}] [data-number='{number}']");

    [GeneratedRegex(@"2026-\d{5}")] private static partial Regex Number();
    [GeneratedRegex(@"\d+")] private static partial Regex Digits();

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
