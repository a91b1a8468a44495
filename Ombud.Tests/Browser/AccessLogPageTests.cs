// The data protection officer judges a sample; an adviser sees their own looks; an erasure wants the number typed again.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Jobs;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Browser;

public sealed class AccessLogPageTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_officer_judges_look_by_look_and_asks_with_a_remark()
    {
        await DrawAsync();
        var page = await chrome.OpenAsync(host, "dpo");
        await page.GoAsync("/access-log");
        await Assertions.Expect(page.GetByText("0 af 2 gennemgået")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Loggen er ubrudt")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr.selected")).ToContainTextAsync("2026-00501");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bed om en forklaring" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Skriv, hvad du vil have forklaret")).ToBeVisibleAsync();
        await page.GetByLabel("Din bemærkning").FillAsync("Hvorfor så sent på aftenen?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bed om en forklaring" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 af 2 gennemgået")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr.selected")).ToContainTextAsync("2026-00500");
        await Assertions.Expect(page.GetByLabel("Din bemærkning")).ToHaveValueAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "I orden, vis næste" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 af 2 gennemgået")).ToBeVisibleAsync();
        await page.Locator("tbody tr").First.ClickAsync();
        await Assertions.Expect(page.GetByLabel("Din bemærkning")).ToHaveValueAsync("Hvorfor så sent på aftenen?");
    }

    [Fact]
    public async Task The_officer_searches_the_whole_log_by_number_and_a_sample_in_delay_is_told_of_on_the_start_page()
    {
        await DrawAsync();
        host.Clock.Advance(TimeSpan.FromDays(30));
        var page = await chrome.OpenAsync(host, "dpo");
        await page.GoAsync("/");
        await Assertions.Expect(page.GetByText("Skulle have været færdig mandag 28.12.2026.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Gennemgå stikprøven" }).ClickAsync();
        await Assertions.Expect(page.GetByText("skulle være færdig mandag 28.12.2026")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Søg i hele loggen" }).ClickAsync();
        await page.Locator("#number").FillAsync("500");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vis opslag" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Skriv et sagsnummer som 2026-00042")).ToBeVisibleAsync();
        await page.Locator("#number").FillAsync("2026-00501");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vis opslag" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("K. Rønbo");
    }

    [Fact]
    public async Task An_adviser_sees_their_own_looks_alone()
    {
        await DrawAsync();
        var page = await chrome.OpenAsync(host, "adviser2");
        await page.GoAsync("/access-log");
        await Assertions.Expect(page.GetByText("Dine egne opslag.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("2026-00500");
        await Assertions.Expect(page.GetByText("Stikprøve")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_case_whose_erasure_was_proposed_is_erased_after_its_number_is_typed()
    {
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance }));
        var number = registered!.Number;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.EndPoint(1, Outcome.Resolved) ?? it.Conclude(A.Today)
            ?? it.FlagForReview(A.Today) ?? it.Review(ReviewDecision.ProposeErasure, A.Today))));
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/review");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Slet sag {number}" }).ClickAsync();
        await page.GetByLabel("Skriv sagens nummer for at bekræfte").FillAsync("2026-00009");
        await page.GetByRole(AriaRole.Button, new() { Name = "Slet for altid" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Det er ikke sagens nummer").First).ToBeVisibleAsync();
        await page.GetByLabel("Skriv sagens nummer for at bekræfte").FillAsync(number.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Slet for altid" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"Sag {number} er slettet")).ToBeVisibleAsync();
        await page.GoAsync($"/cases/{number}");
        await Assertions.Expect(page.GetByText("Sagen er slettet 23.11.2026").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Asta Lyngdal")).ToHaveCountAsync(0);
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.CaseKeys.AnyAsync());
    }

    /// <summary>Two looks of November, one late in the evening, and the sample of it on 1 December.</summary>
    async Task DrawAsync()
    {
        _ = host.Address;
        var log = host.Services.GetRequiredService<AccessLog>();
        host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day("2026-11-24"), new(10, 0)));
        await log.WriteAsync(new(new("m.tved"), Roles.Adviser), new Look(AccessAct.Read, Purpose.CaseHandling, new CaseNumber(2026, 500)));
        host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day("2026-11-24"), new(22, 47)));
        await log.WriteAsync(new(new("k.roenbo"), Roles.Adviser), new Look(AccessAct.Read, Purpose.CaseHandling, new CaseNumber(2026, 501)));
        await host.Services.GetRequiredService<SearchIndex>().Ready;
        host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day("2026-12-01"), new(9, 0)));
        await host.RunJobAsync<AccessLogUpkeep>(job => job.RunAsync(default));
    }
}
