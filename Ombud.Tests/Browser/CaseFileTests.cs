// The page of a case and the forms that move it, in a real browser.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;
using static Ombud.Tests.Fixtures.Pages;

namespace Ombud.Tests.Browser;

public sealed class CaseFileTests(OmbudHost host, Chrome chrome) : IClassFixture<OmbudHost>
{
    async Task<CaseNumber> RegisterAsync(params PointMatter[] points)
    {
        var letter = A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true, Caller = new Caller("Asta Lyngdal", "00 12 34 56", Cpr: "120367-0000") };
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(points is [] ? letter : letter with { Points = points }));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task<CaseNumber> CheckedAsync()
    {
        var number = await RegisterAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Judge([PointVerdict.Admit(1)], A.Today, A.Today))));
        return number;
    }

    Task<Case?> FactsAsync(CaseNumber number) => host.DeskAsync(desk => desk.FindAsync(number));

    Task<Dossier?> DossierAsync(CaseNumber number) => host.AsAsync("adviser",
        services => ((Ombud.App.Vault.Dossiers)services.GetService(typeof(Ombud.App.Vault.Dossiers))!).OpenAsync(number, Purpose.Review));

    async Task<IPage> OpenAsync(CaseNumber number, string role = "adviser")
    {
        var page = await chrome.OpenAsync(host, role);
        await page.GoAsync($"cases/{number}");
        return page;
    }

    [Fact]
    public async Task One_point_is_admitted_and_one_is_declined_with_a_body_a_reason_and_a_text_to_the_citizen()
    {
        var number = await RegisterAsync(new(Theme.HandlingTime, ComplaintTopic.CaseHandling), new(Theme.DecisionContent, ComplaintTopic.CaseHandling, new(2026, 10, 30)));
        var page = await OpenAsync(number);
        await Press(page, "Vurdér kompetence").ClickAsync();
        await page.Locator("#p1-admitted input").First.CheckAsync();
        await page.Locator("[data-next]").ClickAsync();
        await page.Locator("#p2-admitted input").Last.CheckAsync();
        Assert.True(await page.Locator("#p2-ground-6").IsDisabledAsync());
        await page.Locator("#p2-ground-1").CheckAsync();
        await page.Locator("#p2-body").SelectOptionAsync("ankestyrelsen");
        await page.Locator("#p2-decision").FillAsync("2-11-2026");
        await page.Locator("#p2-reason").FillAsync("Punktet gælder beregningen.");
        await page.GetByText("Klagefrist mandag 30.11.2026").WaitForAsync();
        await page.SaveFormAsync();
        await page.GetByText("Henvist til Ankestyrelsen").First.WaitForAsync();

        var facts = await FactsAsync(number);
        Assert.Equal(CaseState.AdmissibilityChecked, facts!.State);
        Assert.True(facts.Points[0].IsAdmitted);
        Assert.Equal([ExclusionGround.ProfessionalContent], facts.Points[1].Verdict!.Grounds);
        var notes = (await DossierAsync(number))!.Notes;
        Assert.Equal("Punktet gælder beregningen.", notes.Single(n => n.Kind is NoteKind.AdmissibilityReason).Text);
        Assert.Contains("30.11.2026", notes.Single(n => n.Kind is NoteKind.CitizenText).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_nothing_is_saved()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await Press(page, "Vurdér kompetence").ClickAsync();
        await page.Locator("#p1-admitted input").Last.CheckAsync();
        await page.Locator("[data-save]").ClickAsync();
        await page.GetByText("Ret 3 ting, før du kan gemme").WaitForAsync();
        Assert.Equal(CaseState.Received, (await FactsAsync(number))!.State);
    }

    [Fact]
    public async Task A_mediation_is_noted_and_the_case_concluded_with_an_answer()
    {
        var number = await CheckedAsync();
        var page = await OpenAsync(number);
        await Press(page, "Notér mægling").ClickAsync();
        await page.Locator("#meeting-result input").First.CheckAsync();
        await page.Locator("#meeting-text").FillAsync("Jobcentret svarer inden fredag.");
        await page.SaveFormAsync();
        await Press(page, "Afslut sagen").ClickAsync();
        await page.Locator("#end-1-outcome").SelectOptionAsync(nameof(Outcome.Criticism));
        await page.Locator("#end-1-reason").FillAsync("14 uger uden svar er for længe.");
        await page.Locator("#end-has-answer input").First.CheckAsync();
        await page.SaveFormAsync();
        await Press(page, "Genåbn sagen").WaitForAsync();

        var facts = (await FactsAsync(number))!;
        Assert.Equal((CaseState.Concluded, Outcome.Criticism, A.Today), (facts.State, facts.Points[0].Outcome!.Value, facts.AnsweredOn!.Value));
        var notes = (await DossierAsync(number))!.Notes;
        Assert.Contains(notes, n => n is { Kind: NoteKind.MeetingResult, Text: "Jobcentret svarer inden fredag." });
        Assert.Contains(notes, n => n is { Kind: NoteKind.OutcomeReason, Point: 1 });
    }

    [Fact]
    public async Task A_change_by_somebody_else_keeps_the_text_and_can_be_seen_before_saving_anyway()
    {
        var number = await CheckedAsync();
        var page = await OpenAsync(number);
        await Press(page, "Notér mægling").ClickAsync();
        await page.Locator("#meeting-result input").First.CheckAsync();
        await page.Locator("#meeting-text").FillAsync("Enighed om en ny samtale.");
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.SetDepartment(new("social"))), "adviser2"));
        await page.Locator("[data-save]").ClickAsync();
        await page.GetByText("M. Tved har ændret sagen kl. 09.41", new() { Exact = false }).First.WaitForAsync();
        Assert.Equal("Enighed om en ny samtale.", await page.Locator("#meeting-text").InputValueAsync());
        await Press(page, "Vis ændringerne").ClickAsync();
        await page.Locator(".mud-dialog").GetByText("Social og Familie").WaitForAsync();
        await Press(page, "Gem alligevel").ClickAsync();
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(CaseState.Mediated, (await FactsAsync(number))!.State);
    }

    [Fact]
    public async Task A_note_is_corrected_by_a_new_note_and_both_stand()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ret notatet: Henvendelsen" }).ClickAsync();
        await page.Locator("#note-text").FillAsync("Har ventet 15 uger på svar.");
        await page.SaveFormAsync();
        await page.GetByText("Rettet af K. Rønbo", new() { Exact = false }).WaitForAsync();
        await page.Locator(".struck", new() { HasText = "14 uger" }).WaitForAsync();

        var notes = (await DossierAsync(number))!.Notes;
        Assert.Equal(notes.Single(n => n.Kind is NoteKind.Narrative).Id, notes.Single(n => n.Kind is NoteKind.Correction).Corrects);
    }

    [Fact]
    public async Task One_visit_is_one_look_and_the_full_cpr_number_is_another_of_its_own_kind()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await page.GetByText("120367-XXXX").WaitForAsync();
        Assert.DoesNotContain("120367-0000", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal([Purpose.CaseHandling], await LooksAsync(number));
        await Press(page, "Vis CPR-nummer").ClickAsync();
        await page.GetByText("120367-0000").WaitForAsync();
        Assert.Equal([Purpose.CaseHandling, Purpose.CprShown], await LooksAsync(number));
    }

    async Task<List<Purpose>> LooksAsync(CaseNumber number)
    {
        await using var db = await host.DatabaseAsync();
        return await db.AccessLog.Where(a => a.CaseId == number.Key && a.Act == AccessAct.Read).OrderBy(a => a.Sequence).Select(a => a.Purpose).ToListAsync();
    }

    [Fact]
    public async Task A_page_shows_a_change_by_somebody_else_and_says_who_made_it()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await page.GetByText("120367-XXXX").WaitForAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.SetDepartment(new("social"))), "adviser2"));
        await page.GetByText("M. Tved har ændret sagen kl. 09.41").WaitForAsync();
        await page.GetByText("Klage · Social og Familie", new() { Exact = false }).WaitForAsync();
    }

    [Fact]
    public async Task Escape_asks_only_when_something_was_typed()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await Press(page, "Skriv notat").ClickAsync();
        await page.Locator("#note-text").FillAsync("Et halvt notat");
        await page.Keyboard.PressAsync("Escape");
        await Press(page, "Skriv videre").ClickAsync();
        await Press(page, "Annuller").WaitForAsync();
        Assert.Equal("Et halvt notat", await page.Locator("#note-text").InputValueAsync());
        await page.Locator("#note-text").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Press(page, "Luk").ClickAsync();
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Press(page, "Skriv notat").ClickAsync();
        await page.Locator("#note-text").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Theory]
    [InlineData("2026-99999")]
    [InlineData("ikke-et-nummer")]
    public async Task A_case_that_does_not_exist_is_said_so_with_the_right_status(string address)
    {
        using var client = await host.SignedInAsync("adviser");
        using var answer = await client.GetAsync(new Uri($"cases/{address}", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GotoAsync($"cases/{address}");
        await page.GetByText("Sagen findes ikke").WaitForAsync();
    }

    [Fact]
    public async Task The_page_that_comes_before_the_live_one_holds_no_content()
    {
        var number = await RegisterAsync();
        using var client = await host.SignedInAsync("adviser");
        var page = System.Net.WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"cases/{number}", UriKind.Relative)));
        Assert.Contains("Sagsbehandlingstid", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lyngdal", page, StringComparison.Ordinal);
        Assert.Empty(await LooksAsync(number));
    }
}
