// Letters in a real browser: a represented citizen from receipt to result, and what may not be sent is refused with the reason on the screen.
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;
using static Ombud.Tests.Fixtures.Pages;

namespace Ombud.Tests.Browser;

public sealed class LetterStoryTests(OmbudHost host, Chrome chrome) : IClassFixture<OmbudHost>
{
    async Task<CaseNumber> RegisterAsync(string? email = null, bool objects = false, bool isRepresented = false)
    {
        var complaint = A.PhoneCall() with
        {
            Channel = Channel.DigitalPost, Written = true, ObjectsToDisclosure = objects,
            Caller = new Caller("Asta Lyngdal", "00 12 34 56", Cpr: "120367-0000", Email: email),
        };
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(complaint));
        Assert.Null(refused);
        if (isRepresented)
            Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(registered!.Number, Purpose.CaseHandling, (it, dossier) =>
                dossier.SetRepresentation(new(Guid.CreateVersion7(), "Bo Vang", Address: "Torvet 1, 4320 Lejre", Power: new("Sagen", A.Today)), new(new("k.roenbo"), A.Today)) ?? it.ChangeParties())));
        return registered!.Number;
    }

    async Task<IPage> OpenAsync(CaseNumber number)
    {
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"cases/{number}");
        await page.GetByText("120367-XXXX").WaitForAsync();
        return page;
    }

    /// <summary>Writes a letter as its template has it; a gap is filled with the adviser's words.</summary>
    static async Task WriteAsync(IPage page, LetterKind kind, string? words = null)
    {
        await Press(page, "Skriv brev").ClickAsync();
        await page.Locator("#letter-kind").SelectOptionAsync(kind.ToString());
        var text = page.Locator("#letter-text");
        await Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Kære"));
        if (words is not null)
        {
            await Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("\\[…\\]"));
            await text.FillAsync((await text.InputValueAsync()).Replace("[…]", words, StringComparison.Ordinal));
        }
        await page.SaveFormAsync();
    }

    static async Task ApproveAsync(IPage page, string letter, params string[] to)
    {
        await Press(page, $"Se og godkend: {letter}").ClickAsync();
        await Expect(page.Locator(".approve-to li")).ToHaveCountAsync(to.Length);
        foreach (var one in to) await Expect(page.Locator(".approve-to").GetByText(one)).ToBeVisibleAsync();
        await page.SaveFormAsync();
        await Expect(Press(page, $"Se og godkend: {letter}")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_represented_citizen_gets_the_confirmation_and_the_result_and_the_representative_gets_everything()
    {
        var number = await RegisterAsync(isRepresented: true);
        var page = await OpenAsync(number);
        await WriteAsync(page, LetterKind.Acknowledgement);
        await ApproveAsync(page, "Kvittering for modtagelse", "Asta Lyngdal", "Bo Vang");

        // The date is moved before it is over, and the notice of it lies ready.
        await Press(page, "Flyt fristen").ClickAsync();
        await Expect(page.GetByText("Et brev om den nye frist lægges klar til din godkendelse.", new() { Exact = false })).ToBeVisibleAsync();
        await page.Locator("#due-reason input").First.CheckAsync();
        await page.Locator("#due-on").FillAsync("18.12.2026");
        await page.SaveFormAsync();
        await ApproveAsync(page, "Orientering om forlænget frist", "Bo Vang");
        await PostAsync(page, number, onPaper: 2);
        await page.GoAsync($"cases/{number}");
        await page.GetByText("120367-XXXX").WaitForAsync();

        await WriteAsync(page, LetterKind.Answer, "Jobcenteret har beklaget og svarer inden mandag.");
        await ApproveAsync(page, "Svar", "Asta Lyngdal", "Bo Vang");

        Assert.Equal(
            [
                (LetterKind.Acknowledgement, RecipientRole.Party, Channel.DigitalPost), (LetterKind.Acknowledgement, RecipientRole.Representative, Channel.Letter),
                (LetterKind.Answer, RecipientRole.Party, Channel.DigitalPost), (LetterKind.Answer, RecipientRole.Representative, Channel.Letter),
                (LetterKind.ExtensionNotice, RecipientRole.Representative, Channel.Letter),
            ],
            (await host.OutboxAsync(number)).Select(o => (o.Kind, o.Role, o.Channel)).OrderBy(o => o.Kind.ToString(), StringComparer.Ordinal).ThenBy(o => o.Role));

        await PostAsync(page, number, onPaper: 1);
        Assert.All(await host.OutboxAsync(number), o => Assert.Equal(CopyState.Sent, o.State));
        var it = await host.CaseAsync(number);
        Assert.Equal((A.Today, A.Today, new DateOnly(2026, 12, 18)), (it.ToldOn, it.AnsweredOn, it.DueOn));
        Assert.True(it.ToldOn <= it.OriginalDueOn);
    }

    /// <summary>The job sends what needs no hands, and what goes on paper is noted as posted.</summary>
    async Task PostAsync(IPage page, CaseNumber number, int onPaper)
    {
        await host.DispatchAsync();
        await page.GoAsync("post");
        await Expect(page.Locator("#print").GetByText($"{number}")).ToHaveCountAsync(onPaper);
        var file = await page.RunAndWaitForDownloadAsync(() => Press(page, onPaper == 1 ? "Hent 1 brev til print" : $"Hent {onPaper} breve til print").ClickAsync());
        Assert.EndsWith(".docx", file.SuggestedFilename, StringComparison.Ordinal);
        await Press(page, onPaper == 1 ? "Notér 1 brev som lagt i posten" : $"Notér {onPaper} breve som lagt i posten").ClickAsync();
        await Expect(page.Locator("#print").GetByText("Ingen breve skal på papir.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_sensitive_case_does_not_go_by_mail_and_the_screen_says_why()
    {
        var number = await RegisterAsync(email: "asta@post.example");
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.MarkSensitive(true, SensitiveCategory.None))));
        var page = await OpenAsync(number);
        await Press(page, "Skriv brev").ClickAsync();
        await Expect(page.Locator("#letter-to")).ToContainTextAsync("Asta Lyngdal (Digital Post)");
        await page.GetByText("Send anderledes").ClickAsync();
        await page.Locator("#letter-channel-party").SelectOptionAsync("Email");
        await Expect(page.Locator(".mud-dialog").GetByText("E-mail er ikke mulig")).ToBeVisibleAsync();
        await Expect(page.Locator(".mud-dialog").GetByText("Sagen er markeret med følsomme oplysninger.", new() { Exact = false })).ToBeVisibleAsync();
        await Expect(page.Locator(".mud-dialog [data-save]")).ToHaveCountAsync(0);
        await page.Locator("#letter-channel-party").SelectOptionAsync("");
        await Expect(page.Locator(".mud-dialog [data-save]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Nothing_goes_to_a_department_against_the_citizens_no_and_the_screen_says_why()
    {
        var number = await RegisterAsync(objects: true);
        var page = await OpenAsync(number);
        await Press(page, "Skriv brev").ClickAsync();
        await page.Locator("#letter-kind").SelectOptionAsync(nameof(LetterKind.Hearing));
        await Expect(page.Locator(".mud-dialog").GetByText("Borgeren har sagt nej til videregivelse", new() { Exact = false }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".mud-dialog [data-save]")).ToHaveCountAsync(0);
        Assert.Empty((await host.CaseAsync(number)).Letters);
    }

    [Fact]
    public async Task The_departments_reply_is_noted_on_the_case_and_asked_for_no_more()
    {
        var number = await RegisterAsync();
        await host.ApprovedAsync(number, LetterKind.Hearing);
        var page = await OpenAsync(number);
        // Nothing can have been answered before it has left.
        await Expect(Press(page, "Svar modtaget")).ToHaveCountAsync(0);
        await host.DispatchAsync();
        await page.GoAsync($"cases/{number}");
        await Expect(page.Locator("#letters").GetByText("Svar senest", new() { Exact = false })).ToBeVisibleAsync();
        await Press(page, "Svar modtaget").ClickAsync();
        await Expect(Press(page, "Svar modtaget")).ToHaveCountAsync(0);
        await Expect(page.Locator("#letters").GetByText("Svar modtaget 23.11.2026", new() { Exact = false })).ToBeVisibleAsync();
        Assert.Equal(A.Today, (await host.CaseAsync(number)).Letters.Single().RepliedOn);
        Assert.Empty((await host.CaseAsync(number)).HearingsToDun(new(2, 1, 5), A.Today.AddDays(60), Ombud.Domain.Deadlines.WorkingCalendar.Office));
    }

    [Fact]
    public async Task What_an_adviser_wrote_is_not_lost_when_a_gap_is_left()
    {
        var number = await RegisterAsync();
        var page = await OpenAsync(number);
        await Press(page, "Skriv brev").ClickAsync();
        await page.Locator("#letter-kind").SelectOptionAsync(nameof(LetterKind.Answer));
        await Expect(page.Locator("#letter-text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("\\[…\\]"));
        await page.SaveFormAsync();
        await Press(page, "Se og godkend: Svar").ClickAsync();
        await Expect(page.Locator(".mud-dialog").GetByText("Brevet kan ikke godkendes endnu")).ToBeVisibleAsync();
        await Expect(page.Locator(".mud-dialog [data-save]")).ToHaveCountAsync(0);
        await Press(page, "Annuller").ClickAsync();
        await Press(page, "Ret: Svar").ClickAsync();
        await Expect(page.Locator("#letter-text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("borgerrådgiverens svar"));
    }
}
