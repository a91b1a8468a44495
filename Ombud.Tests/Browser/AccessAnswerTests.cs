// An adviser answers a request for access: one press makes the file, and what is about others can be left out.
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;
using static Ombud.Tests.Fixtures.Pages;

namespace Ombud.Tests.Browser;

public sealed class AccessAnswerTests(OmbudHost host, Chrome chrome) : IClassFixture<OmbudHost>
{
    async Task<CaseNumber> RegisterAsync(string cpr, string summary)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(summary) with { Caller = new("Asta Lyngdal", Cpr: cpr) }));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task NoteAsync(CaseNumber number, string text) => Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
    {
        var note = dossier.AddNote(new(Guid.CreateVersion7(), NoteKind.JournalNote, text, host.Clock.GetUtcNow(), new("k.roenbo")));
        return it.AddNote(note.Id, note.Kind);
    })));

    async Task<IPage> OpenAsync(CaseNumber number)
    {
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"cases/{number}");
        await Press(page, "Flere handlinger").ClickAsync();
        await Press(page, "Svar på anmodning om indsigt").ClickAsync();
        await page.GetByText("Borgeren skal have svar senest onsdag 23.12.2026.").WaitForAsync();
        return page;
    }

    static async Task<AccessZip> MakeAsync(IPage page, CaseNumber number)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => Press(page, "Lav og hent svaret").ClickAsync());
        Assert.Equal($"indsigt-{number}.zip", download.SuggestedFilename);
        return new(await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    [Fact]
    public async Task One_press_makes_the_answer_and_the_case_tells_of_it()
    {
        var number = await RegisterAsync("120367-0001", "Har ventet 14 uger på svar.");
        var older = await RegisterAsync("120367-0001", "Vil have hjælp til et brev.");
        var page = await OpenAsync(number);
        await page.GetByText($"2 sager: {older}, {number}.").WaitForAsync();

        var files = await MakeAsync(page, number);

        Assert.Equal(2, files.Answer.Cases.Count);
        Assert.Contains("Vil have hjælp til et brev.", files.Text, StringComparison.Ordinal);
        await page.Locator("[role=status]:focus", new() { HasText = $"indsigt-{number}.zip er hentet" }).WaitForAsync();
        await Press(page, "Luk").ClickAsync();
        await page.Locator("#story").GetByText("Borgeren bad om indsigt 23.11.2026 og fik svaret 23.11.2026.").WaitForAsync();
    }

    [Fact]
    public async Task What_is_unticked_is_left_out_and_what_is_known_of_others_is_taken_out_anyway()
    {
        var number = await RegisterAsync("120367-0002", "Har ventet 14 uger på svar.");
        await NoteAsync(number, "Naboen Gerda Tidselby har klaget over støj.");
        await NoteAsync(number, "Ægtefællens nummer er 010190-1234.");
        var page = await OpenAsync(number);
        await page.GetByText("3 med, 0 udeladt.").WaitForAsync();
        await page.GetByText("En anden persons navn, nummer, mail eller adresse er taget ud: […].").WaitForAsync();
        await page.Locator("fieldset .item").Nth(1).Locator("input").UncheckAsync();
        await page.GetByText("2 med, 1 udeladt.").WaitForAsync();

        var files = await MakeAsync(page, number);

        Assert.Empty(files.Holding("Tidselby").Concat(files.Holding("010190")));
        Assert.Contains("Har ventet 14 uger på svar.", files.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_in_meanwhile_is_shown_before_it_can_go_out()
    {
        var number = await RegisterAsync("120367-0003", "Har ventet 14 uger på svar.");
        var page = await OpenAsync(number);
        await NoteAsync(number, "Naboen Gerda Tidselby har klaget over støj.");
        await Press(page, "Lav og hent svaret").ClickAsync();
        await page.GetByText("Der er kommet noget nyt").WaitForAsync();
        await page.Locator("fieldset .item").GetByText("Gerda Tidselby", new() { Exact = false }).WaitForAsync();
        Assert.Equal(2, (await MakeAsync(page, number)).Answer.Cases.Single().Notes.Count);
    }
}
