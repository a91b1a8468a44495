// A call at the intake page, as the person with the headset meets it: keyboard only, and nothing typed is lost.
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Browser;

public sealed partial class IntakeTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    async Task<IPage> OpenAsync(string role = "intake")
    {
        var page = await chrome.OpenAsync(host, role);
        await page.GoAsync("/intake");
        await page.Locator("#phone:focus").WaitForAsync();
        return page;
    }

    static async Task TypeAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            if (key is "Tab" or "ArrowDown" or "ArrowRight" or "Space" or "Control+Enter" or "Escape" or "Enter" or "Alt+T") await page.Keyboard.PressAsync(key);
            else await page.Keyboard.TypeAsync(key);
        }
    }

    static Task SavedAsync(IPage page, string number) => Assertions.Expect(page.Locator(".saved")).ToContainTextAsync(number);

    [Fact]
    public async Task A_whole_call_is_registered_from_the_keyboard_alone()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "12 34 56 78", "Tab", "Asta Lyngdal", "Tab", "0101904321", "Tab", "Tab", "Fik afslag på befordring og venter på svar.", "Tab", "Tab",
            "14-10-2026", "Tab", "Sundhed", "Tab", "Nej", "Tab", "At klage", "Tab");
        await page.Locator("#topic").WaitForAsync();
        await TypeAsync(page, "Sagsbehandlingstid", "Tab");
        await page.Locator("#theme-2").WaitForAsync();
        await TypeAsync(page, "Control+Enter");
        await SavedAsync(page, "2026-00001");
        await page.Locator("#phone:focus").WaitForAsync();
        Assert.Equal("", await page.Locator("#summary").InputValueAsync());
        Assert.Equal("", await page.Locator("#name").InputValueAsync());

        var number = new CaseNumber(2026, 1);
        var facts = await host.DeskAsync(desk => desk.FindAsync(number));
        Assert.NotNull(facts);
        Assert.Equal(HelpKind.Complaint, facts.Kind);
        Assert.Equal(new DepartmentCode("health"), facts.Department);
        Assert.Equal(new PointMatter(Theme.HandlingTime, null, new(2026, 10, 14)), Assert.Single(facts.Points).Matter);
        Assert.Equal(new Contact(Channel.Phone, false, new(2026, 11, 23)), facts.Contacts[0]);
        var dossier = await host.AsAsync("adviser", s => s.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(number, Purpose.CaseHandling));
        Assert.Equal(("Asta Lyngdal", "12 34 56 78", "0101904321"), (dossier!.Party.Name, dossier.Party.Phone, dossier.Party.Cpr));
        Assert.Equal("Fik afslag på befordring og venter på svar.", Assert.Single(dossier.Notes).Text.Split('\n')[0]);
        Assert.Equal(NoteKind.PhoneNote, dossier.Notes[0].Kind);
        await Assertions.Expect(page.Locator(".own, aside")).ToContainTextAsync(["2026-00001"], new() { UseInnerText = true });
    }

    [Fact]
    public async Task One_line_and_a_phone_number_are_enough()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "12345678", "Tab", "Tab", "Tab", "Tab", "Ring op.", "Control+Enter");
        await SavedAsync(page, "2026-00001");
        Assert.Equal(HelpKind.Guidance, (await host.DeskAsync(desk => desk.FindAsync(new(2026, 1))))!.Kind);
    }

    [Fact]
    public async Task An_empty_call_is_not_saved_and_says_what_is_missing()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "Control+Enter");
        await page.Locator(".summary:focus").WaitForAsync();
        Assert.Equal(2, await page.Locator(".summary a").CountAsync());
        Assert.StartsWith("Fejl:", await page.TitleAsync(), StringComparison.Ordinal);
        await page.Locator(".summary a").Last.ClickAsync();
        await page.Locator("#summary:focus").WaitForAsync();
        await using var db = await host.DatabaseAsync();
        Assert.Equal(0, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task Saving_twice_in_a_row_makes_one_case()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "12345678", "Tab", "Tab", "Tab", "Tab", "Ring op.", "Control+Enter", "Control+Enter", "Control+Enter");
        await SavedAsync(page, "2026-00001");
        await Assertions.Expect(page.Locator("#summary")).ToHaveValueAsync("");
        await page.WaitForFunctionAsync("() => document.activeElement.id === 'phone'");
        await page.Locator("[data-save]").ClickAsync();
        await page.Locator("#phone").FocusAsync();
        await TypeAsync(page, "87654321", "Tab", "Tab", "Tab", "Tab", "En anden.", "Control+Enter");
        await SavedAsync(page, "2026-00002");
        await using var db = await host.DatabaseAsync();
        Assert.Equal(2, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task More_than_a_year_shows_the_rule_at_once_and_the_guidance_is_noted()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "12345678", "Tab", "Tab", "Tab", "Tab", "Gammel sag.", "Tab", "Tab", "22-11-2025", "Tab");
        await Assertions.Expect(page.Locator(".place")).ToContainTextAsync("22.11.2026");
        await Assertions.Expect(page.Locator(".place")).ToContainTextAsync("Folketingets Ombudsmand");
        await page.Locator("#guided-6").CheckAsync();
        await TypeAsync(page, "Control+Enter");
        await SavedAsync(page, "2026-00001");
        var dossier = await host.AsAsync("adviser", s => s.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(new(2026, 1), Purpose.CaseHandling));
        Assert.Contains("Vejledt om", Assert.Single(dossier!.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exactly_a_year_is_in_time()
    {
        var page = await OpenAsync();
        await page.Locator("#closed").FillAsync("23-11-2025");
        await TypeAsync(page, "Tab");
        await Assertions.Expect(page.Locator(".in-end").First).ToHaveTextAsync("søndag");
        Assert.Equal(0, await page.Locator(".place").CountAsync());
    }

    [Theory]
    [InlineData("#elsewhere", "Court", "Domstolene"), InlineData("#elsewhere", "AppealBody", "Ankestyrelsen"), InlineData("#theme-1", "Employment", "Whistleblowerordningen")]
    [InlineData("#theme-1", "ServiceLevel", "Kommunalbestyrelsen"), InlineData("#theme-1", "DecisionContent", "Ankestyrelsen")]
    public async Task An_answer_that_shuts_out_names_the_right_place(string field, string answer, string place)
    {
        var page = await OpenAsync();
        await page.Locator(field).SelectOptionAsync(answer);
        await Assertions.Expect(page.Locator(".place")).ToContainTextAsync(place);
    }

    [Fact]
    public async Task A_doubtful_CPR_number_gets_a_hint_and_is_saved()
    {
        var page = await OpenAsync();
        await page.Locator("#cpr").FillAsync("010190-4322");
        await Assertions.Expect(page.Locator(".hint")).ToContainTextAsync("kontrollen");
        await page.Locator("#cpr").FillAsync("610190-4321");
        await Assertions.Expect(page.Locator(".hint")).ToContainTextAsync("Født 01.01.1990");
        await page.Locator("#summary").FillAsync("Mit nummer er 010190-4321, tak.");
        await Assertions.Expect(page.Locator(".hint").Last).ToContainTextAsync("CPR-nummer i teksten");
        await TypeAsync(page, "Control+Enter");
        await SavedAsync(page, "2026-00001");
    }

    [Fact]
    public async Task A_megabyte_in_the_text_is_told_and_the_page_lives()
    {
        var page = await OpenAsync();
        await page.Locator("#summary").FillAsync(new string('æ', 1024 * 1024));
        await Assertions.Expect(page.Locator("[data-cut]")).ToContainTextAsync("9.000");
        Assert.Equal(9000, (await page.Locator("#summary").InputValueAsync()).Length);
        await page.Locator("#phone").FillAsync("12345678");
        await TypeAsync(page, "Control+Enter");
        await SavedAsync(page, "2026-00001");
    }

    [Fact]
    public async Task Alt_T_stamps_the_time_into_the_text()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "12345678", "Alt+T", "Ringer igen.");
        await page.Locator("#summary:focus").WaitForAsync();
        Assert.Matches(Stamp(), await page.Locator("#summary").InputValueAsync());
    }

    [Fact]
    public async Task Escape_asks_before_it_throws_away_what_was_typed()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "12345678", "Escape");
        await page.Locator(".mud-dialog").WaitForAsync();
        await page.RunAndWaitForResponseAsync(() => page.Locator(".mud-dialog .btn.danger").ClickAsync(), answer => answer.Request.Method == "DELETE");
        await Assertions.Expect(page.Locator("#phone")).ToHaveValueAsync("");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await TypeAsync(page, "Escape");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("I dag", new() { Timeout = 20_000 });
        await using var db = await host.DatabaseAsync();
        Assert.Empty(await db.Drafts.ToListAsync());
    }

    [GeneratedRegex(@"^\[\d\d\.\d\d\] Ringer igen\.$")]
    private static partial Regex Stamp();
}
