// The clocks that run beside the deadline, in a real browser: waiting for the citizen, the last day to appeal, and what is not yet journalised.
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;
using static Ombud.Tests.Fixtures.Pages;

namespace Ombud.Tests.Browser;

public sealed class ClocksTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    async Task<IPage> OpenAsync(string address, string role = "adviser")
    {
        var page = await chrome.OpenAsync(host, role);
        await page.GoAsync(address);
        return page;
    }

    async Task<CaseNumber> RegisterAsync(Registration? registration = null, string role = "adviser")
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(registration ?? A.PhoneCall()), role);
        Assert.Null(refused);
        return registered!.Number;
    }

    /// <summary>A day is read when the field is left.</summary>
    static async Task TypeAsync(IPage page, string field, string day)
    {
        await page.Locator(field).FillAsync(day);
        await page.Keyboard.PressAsync("Tab");
    }

    [Fact]
    public async Task A_case_is_marked_as_waiting_for_the_citizen_until_the_reply_and_its_date_stays()
    {
        var number = await RegisterAsync();
        var due = (await host.CaseAsync(number)).DueOn;
        var page = await OpenAsync($"cases/{number}");
        await Press(page, "Afventer borgeren").ClickAsync();
        await page.SaveButton().ClickAsync();
        await page.GetByText("Vælg, hvad borgeren er bedt om.").First.WaitForAsync();
        await page.Locator("#wait-what input[value=PowerOfAttorney]").CheckAsync();
        await page.SaveFormAsync();
        await Expect(page.Locator("#deadline")).ToContainTextAsync("Fuldmagt, siden 23.11.2026");
        await Expect(page.Locator("#deadline")).ToContainTextAsync("Heraf 0 arbejdsdage afventet borgeren. Fristen er ikke flyttet.");

        await Expect((await OpenAsync("")).Locator("#for-citizen")).ToContainTextAsync($"{number}");
        await Expect((await OpenAsync("board")).Locator($"[data-number='{number}'] .flags")).ToContainTextAsync("Afventer borgeren");

        host.Clock.Advance(TimeSpan.FromDays(3));
        page = await OpenAsync($"cases/{number}"); // whoever signed in three days ago is out by now
        await Press(page, "Svar modtaget: Fuldmagt").ClickAsync();
        await page.Locator("#replied-on").FillAsync("25-11-2026");
        await page.SaveFormAsync();
        await Expect(page.Locator("#deadline")).ToContainTextAsync("Heraf 2 arbejdsdage afventet borgeren.");
        await Expect(page.Locator("#deadline")).Not.ToContainTextAsync("siden 23.11.2026");
        await Expect((await OpenAsync("")).Locator("#for-citizen")).ToContainTextAsync("Ingen sager afventer borgeren.");
        Assert.Equal(due, (await host.CaseAsync(number)).DueOn);
    }

    [Fact]
    public async Task The_last_day_to_appeal_is_told_while_the_citizen_is_on_the_phone_and_stands_on_the_case()
    {
        var page = await OpenAsync("intake", "intake");
        await page.Locator("#phone").FillAsync("12 34 56 78");
        await page.Locator("#summary").FillAsync("Fik afslag på befordring.");
        await page.Locator("#kind").SelectOptionAsync("Complaint");
        await TypeAsync(page, "#decision", "2-11-2026");
        await page.Locator("#appeal-body").SelectOptionAsync("ankestyrelsen");
        await Expect(page.Locator(".chip.warn")).ToHaveTextAsync("Klagefrist udløber mandag 30.11.2026");
        await page.GetByText("sidste dag for at klage mandag den 30. november").WaitForAsync();
        // A decision of September: over is said to be over.
        await TypeAsync(page, "#decision", "1-9-2026");
        await Expect(page.Locator(".chip.warn")).ToHaveTextAsync("Klagefristen udløb tirsdag 29.09.2026");
        await TypeAsync(page, "#decision", "2-11-2026");
        await Expect(page.Locator(".chip.warn")).ToHaveTextAsync("Klagefrist udløber mandag 30.11.2026");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".saved")).ToBeVisibleAsync();

        var number = new CaseNumber(2026, 1);
        var matter = Assert.Single((await host.CaseAsync(number)).Points).Matter;
        Assert.Equal((new DateOnly(2026, 11, 2), new BodyCode("ankestyrelsen")), (matter.DecisionReceivedOn!.Value, matter.AppealBody!.Value));
        var file = await OpenAsync($"cases/{number}");
        await Expect(file.Locator(".chip.warn").First).ToHaveTextAsync("Klagefrist udløber mandag 30.11.2026");
        await Expect(file.Locator("#deadline")).ToContainTextAsync("plus 4 uger (Ankestyrelsen)");
    }

    [Theory]
    [InlineData("adviser", 1)]
    [InlineData("intake", 0)] // who does not read cases
    public async Task A_known_caller_s_limit_is_shown_to_whoever_may_read_the_case(string role, int chips)
    {
        await RegisterAsync(A.PhoneCall() with { Points = [new(Theme.DecisionContent, DecisionReceivedOn: new(2026, 11, 2))] });
        var page = await OpenAsync("intake", role);
        await TypeAsync(page, "#phone", "00 12 34 56");
        await page.GetByText("Borgeren er kendt").First.WaitForAsync();
        await Expect(page.Locator("[data-known] .chip.warn")).ToHaveCountAsync(chips);
        if (chips > 0) await Expect(page.Locator("[data-known] .chip.warn")).ToHaveTextAsync("Klagefrist udløber mandag 30.11.2026");
    }

    [Fact]
    public async Task The_day_of_a_decision_is_noted_on_the_case_and_corrected()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync($"cases/{number}");
        await Press(page, "Flere handlinger").ClickAsync();
        await Press(page, "Afgørelse og klagefrist").ClickAsync();
        await page.Locator("#decision-on").FillAsync("24-11-2026");
        await page.SaveButton().ClickAsync();
        await page.GetByText("Datoen ligger efter nu").First.WaitForAsync();
        await TypeAsync(page, "#decision-on", "9-11-2026");
        await page.GetByText("Klagefrist udløber mandag 07.12.2026").WaitForAsync();
        await page.SaveFormAsync();
        await Expect(page.Locator("#deadline")).ToContainTextAsync("klageinstansen er ikke oplyst");
        Assert.Equal(new DateOnly(2026, 11, 9), (await host.CaseAsync(number)).Points[0].Matter.DecisionReceivedOn);
    }

    [Fact]
    public async Task What_is_not_journalised_is_made_good_from_the_list()
    {
        var call = await RegisterAsync(role: "intake");
        var answered = await RegisterAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(answered, it => it.Answer(A.Today, Channel.Phone, A.Today))));
        var filed = await RegisterAsync();
        Assert.Null((await host.AttachAsync(filed, "Klage over befordring."u8.ToArray(), "scan0042.txt")).Refused);

        var start = await OpenAsync("");
        await Expect(start.Locator("a.figure[href='/journal']")).ToContainTextAsync("3");
        var page = await OpenAsync("journal");
        await Press(page, $"Gennemset: {call}, Henvendelse ikke gennemset").ClickAsync();
        await Expect(page.Locator(".list > li")).ToHaveCountAsync(2);
        await Press(page, $"Skriv notat: {answered}, Svar eller besked uden tekst").ClickAsync();
        await page.Locator("#note-text").FillAsync("Borgeren fik svaret i telefonen.");
        await page.SaveFormAsync();
        await Expect(page.Locator(".list > li")).ToHaveCountAsync(1);
        await Press(page, $"Skriv emne: {filed}, Dokument uden emne").ClickAsync();
        await page.GetByText("scan0042.txt").WaitForAsync();
        await page.Locator("#journal-subject").FillAsync("Klage over befordring");
        await page.SaveFormAsync();
        await page.GetByText("Alt er journaliseret").WaitForAsync();
        Assert.Equal("Klage over befordring", Assert.Single((await host.DossierAsync(filed)).Documents).Subject);
        await Expect(start.Locator("a.figure[href='/journal']")).ToContainTextAsync("0");
    }
}
