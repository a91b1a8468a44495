// Disclosure, the citizen's no to it, recipients and protected addresses on the page of a case, in a real browser.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;
using static Ombud.Tests.Fixtures.Pages;

namespace Ombud.Tests.Browser;

public sealed class DisclosurePageTests(OmbudHost host, Chrome chrome) : IClassFixture<OmbudHost>
{
    async Task<CaseNumber> RegisterAsync(bool objects = false)
    {
        var call = A.PhoneCall() with { Caller = new Caller("Asta Lyngdal", "00 12 34 56", Cpr: "120367-0000", Address: "Strandvej 3"), ObjectsToDisclosure = objects };
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(call));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task<Case> FactsAsync(CaseNumber number) => (await host.DeskAsync(desk => desk.FindAsync(number)))!;

    Task<Dossier?> DossierAsync(CaseNumber number) => host.AsAsync("adviser",
        services => ((Ombud.App.Vault.Dossiers)services.GetService(typeof(Ombud.App.Vault.Dossiers))!).OpenAsync(number, Purpose.Review));

    async Task<IPage> OpenAsync(CaseNumber number)
    {
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"cases/{number}");
        await page.GetByText("120367-XXXX").WaitForAsync();
        return page;
    }

    [Fact]
    public async Task A_disclosure_is_recorded_and_shown_as_a_row()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await Press(page, "Registrér videregivelse").First.ClickAsync();
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.GetByText("Ret 2 ting, før du kan gemme")).ToBeVisibleAsync();
        await page.Locator("#disclosed-matter").CheckAsync();
        await page.Locator("#disclosed-statement").CheckAsync();
        await page.Locator("#disclosed-why input").First.CheckAsync();
        await page.Locator("#disclosed-remark").FillAsync("Til lederen.");
        await page.SaveFormAsync();
        await Expect(page.GetByText("klagens emne og borgerens fremstilling · til brug for høring", new() { Exact = false })).ToBeVisibleAsync();
        var row = Assert.Single((await FactsAsync(number)).Disclosures);
        Assert.Equal((new DepartmentCode("job-centre"), DisclosurePurpose.Hearing, A.Today), (row.To, row.Why, row.On));
        Assert.Contains((await DossierAsync(number))!.Notes, n => n is { Kind: NoteKind.DisclosureRemark, Text: "Til lederen." });
    }

    [Fact]
    public async Task A_no_takes_the_form_away_until_it_is_withdrawn_and_the_citizen_is_to_be_told_what_it_limits()
    {
        var number = await RegisterAsync(objects: true);
        var page = await OpenAsync(number);
        await Expect(page.GetByText("Oplyst på begrænset grundlag").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Spærret. Borgeren har sagt nej til videregivelse.").First).ToBeVisibleAsync();
        await Press(page, "Flere handlinger").ClickAsync();
        await Press(page, "Registrér videregivelse").ClickAsync();
        await Expect(page.Locator(".mud-dialog").GetByText("Intet er videregivet")).ToBeVisibleAsync();
        await Expect(page.Locator(".mud-dialog [data-save]")).ToHaveCountAsync(0);
        await Press(page, "Annuller").ClickAsync();

        await Press(page, "Borgeren er oplyst").ClickAsync();
        await page.SaveFormAsync();
        await Expect(page.GetByText("Borgeren er endnu ikke oplyst om, hvad det begrænser")).ToHaveCountAsync(0);
        Assert.Equal(A.Today, (await FactsAsync(number)).Objection!.ToldOn);

        await Press(page, "Nej er trukket tilbage").ClickAsync();
        await page.SaveFormAsync();
        await Expect(Press(page, "Registrér videregivelse").First).ToBeVisibleAsync();
        var facts = await FactsAsync(number);
        Assert.Null(facts.Objection);
        Assert.Equal((A.Today, A.Today), (facts.Objections[0].On, facts.Objections[0].WithdrawnOn));
        Assert.Null((await DossierAsync(number))!.Party.ObjectedOn);
    }

    [Fact]
    public async Task Letters_go_to_the_representative_once_the_power_of_attorney_is_verified_and_never_to_the_companion()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        var letters = page.Locator(".letters");
        await Expect(letters).ToContainTextAsync("Asta Lyngdal (Digital Post)");
        await Press(page, "Tilføj bisidder").ClickAsync();
        await page.Locator("#companion-name").FillAsync("Carla Maj");
        await page.SaveFormAsync();
        await Press(page, "Tilføj partsrepræsentant").ClickAsync();
        await page.Locator("#rep-name").FillAsync("Bo Vang");
        await page.Locator("#rep-address").FillAsync("Torvet 1");
        await page.Locator("#rep-power").CheckAsync();
        await page.Locator("#rep-scope").FillAsync("Hele sagen");
        await page.SaveFormAsync();
        await Expect(page.GetByText("Fuldmagt ikke kontrolleret")).ToBeVisibleAsync();
        await Expect(letters).Not.ToContainTextAsync("Bo Vang");
        await Press(page, "Ret partsrepræsentant").ClickAsync();
        await page.Locator("#rep-verified").CheckAsync();
        await page.SaveFormAsync();
        await Expect(letters).ToContainTextAsync("Asta Lyngdal (Digital Post) og Bo Vang (Brev)");
        await Expect(letters).Not.ToContainTextAsync("Carla Maj");
        var power = (await DossierAsync(number))!.Representation!.Power!;
        Assert.Equal((new StaffId("k.roenbo"), A.Today), (power.VerifiedBy!.Value, power.VerifiedOn!.Value));
        Assert.False((await FactsAsync(number)).Flags.HasFlag(CaseFlags.PowerOfAttorneyMissing));

        // The verification is of this power of this person: another name unticks it, and says why.
        await Press(page, "Ret partsrepræsentant").ClickAsync();
        await Expect(page.Locator("#rep-verified")).ToBeCheckedAsync();
        await page.Locator("#rep-name").FillAsync("Dan Lund");
        await page.Locator("#rep-phone").FocusAsync();
        await Expect(page.Locator("#rep-verified")).Not.ToBeCheckedAsync();
        await Expect(page.GetByText("så den tidligere kontrol gælder ikke")).ToBeVisibleAsync();
        await page.SaveFormAsync();
        await Expect(page.GetByText("Fuldmagt ikke kontrolleret")).ToBeVisibleAsync();
        await Expect(letters).Not.ToContainTextAsync("Dan Lund");
    }

    [Fact]
    public async Task A_protected_address_is_shown_on_request_alone_which_is_logged_by_itself()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await Expect(page.GetByText("Strandvej 3")).ToBeVisibleAsync();
        await Press(page, "Ret oplysninger om borgeren").ClickAsync();
        await page.Locator("#party-protected").FillAsync("1-5-2027");
        await page.SaveFormAsync();
        await Expect(page.GetByText("Adressen er beskyttet")).ToBeVisibleAsync();
        Assert.DoesNotContain("Strandvej", await page.ContentAsync(), StringComparison.Ordinal);
        await Press(page, "Ret oplysninger om borgeren").ClickAsync();
        await Expect(page.Locator("#party-address")).ToHaveValueAsync("");
        await page.Locator("#party-phone").FillAsync("00 99 88 77");
        await page.SaveFormAsync();
        Assert.Equal("Strandvej 3", (await DossierAsync(number))!.Party.Address);
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.AccessLog.AnyAsync(a => a.CaseId == number.Key && a.Purpose == Purpose.AddressShown));
        await Press(page, "Vis adressen").ClickAsync();
        await Expect(page.GetByText("Strandvej 3")).ToBeVisibleAsync();
        Assert.True(await db.AccessLog.AnyAsync(a => a.CaseId == number.Key && a.Purpose == Purpose.AddressShown));
    }

    [Fact]
    public async Task A_sensitive_case_names_its_categories_and_offers_no_email()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await Press(page, "Flere handlinger").ClickAsync();
        await Press(page, "Følsomme oplysninger").ClickAsync();
        await page.Locator("#sensitive").CheckAsync();
        await page.Locator("#sensitive-health").CheckAsync();
        await page.Locator("#sensitive-finances").CheckAsync();
        await page.SaveFormAsync();
        await Expect(page.GetByText("Helbredsmæssige forhold og økonomiske forhold").First).ToBeVisibleAsync();
        Assert.Equal(SensitiveCategory.Health | SensitiveCategory.Finances, (await FactsAsync(number)).SensitiveCategories);
        await Press(page, "Besvaret").ClickAsync();
        await Expect(page.Locator("#answer-channel option", new() { HasText = "E-mail" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_answer_begins_with_the_way_that_is_computed_and_another_way_is_warned_of()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await Press(page, "Besvaret").ClickAsync();
        await Expect(page.GetByText("Det skal gå til Asta Lyngdal (Digital Post).")).ToBeVisibleAsync();
        await Expect(page.Locator("#answer-channel option:checked")).ToHaveTextAsync("Digital Post");
        await page.Locator("#answer-channel").SelectOptionAsync(new SelectOptionValue { Label = "Brev" });
        await Expect(page.GetByText("En anden måde end den ovenfor")).ToBeVisibleAsync();
        await page.SaveFormAsync();
        Assert.Equal(Channel.Letter, (await FactsAsync(number)).AnsweredBy);
    }
}
