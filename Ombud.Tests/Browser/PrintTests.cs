// What is printed is in the access log, whichever way the browser was asked to print.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Browser;

public sealed class PrintTests(OmbudHost host, Chrome chrome) : IClassFixture<OmbudHost>
{
    [Fact]
    public async Task A_printed_case_is_a_row()
    {
        var number = await host.RegisterAsync();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"/cases/{number}");
        await Assertions.Expect(page.GetByText("Asta Lyngdal").First).ToBeVisibleAsync();
        await PrintAsync(page);
        await LoggedAsync(number, Purpose.CaseHandling);
    }

    [Fact]
    public async Task An_approved_letter_stands_on_paper_as_it_was_approved_for_each_recipient_and_its_print_is_a_row()
    {
        var number = await host.WithPartyAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetRepresentation(new(Guid.CreateVersion7(), "Bo Vang", Address: "Torvet 1, 4320 Lejre", Power: new("Sagen", A.Today)), new(new("k.roenbo"), A.Today)) ?? it.ChangeParties())));
        var letter = await host.ApprovedAsync(number, LetterKind.Answer);
        // What has changed since is not what was approved.
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetParty(dossier.Party with { Name = "Asta Nyholm" }) ?? it.ChangeParties())));
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"/cases/{number}");
        var opened = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Vis til print: Svar (åbner i en ny fane)" }).ClickAsync());
        await Assertions.Expect(opened.GetByRole(AriaRole.Heading, new() { Name = "Svar til print" })).ToBeVisibleAsync();
        var copies = opened.GetByRole(AriaRole.Article);
        await Assertions.Expect(copies).ToHaveCountAsync(2);
        foreach (var (index, name) in new[] { "Asta Lyngdal", "Bo Vang" }.Index())
        {
            await Assertions.Expect(copies.Nth(index)).ToHaveAttributeAsync("lang", "da-DK");
            await Assertions.Expect(copies.Nth(index)).ToContainTextAsync($"Kære {name}");
            await Assertions.Expect(copies.Nth(index)).ToContainTextAsync($"Sagsnummer: {number}");
        }
        await Assertions.Expect(copies.Nth(1)).ToContainTextAsync("Torvet 1");
        await Assertions.Expect(opened.GetByText("Asta Nyholm")).ToHaveCountAsync(0);
        await opened.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(opened.Locator("h1")).ToBeHiddenAsync();
        await Assertions.Expect(opened.Locator(".topbar")).ToBeHiddenAsync();
        await Assertions.Expect(copies.Nth(1)).ToBeVisibleAsync();
        await PrintAsync(opened);
        await LoggedAsync(number, Purpose.CaseHandling);
    }

    [Fact]
    public async Task A_draft_is_shown_as_what_it_is()
    {
        var number = await host.WithPartyAsync();
        var letter = await host.WriteAsync(number, LetterKind.Answer);
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"/cases/{number}/letters/{letter}/print");
        await Assertions.Expect(page.GetByText("Kladde, ikke godkendt")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Kære Asta Lyngdal");
        await page.GoAsync($"/cases/{number}/letters/{Guid.NewGuid()}/print");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Brevet findes ikke på sagen" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Printed_names_are_a_row_for_each_case_and_a_board_without_names_is_none()
    {
        var number = await host.RegisterAsync();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/board");
        await PrintAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Vis navne" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Asta Lyngdal").First).ToBeVisibleAsync();
        Assert.Empty(await PrintsAsync(number, Purpose.Names));
        await PrintAsync(page);
        await LoggedAsync(number, Purpose.Names);
    }

    /// <summary>As the browser does before it lays the page out for paper.</summary>
    static async Task PrintAsync(IPage page)
    {
        await page.Locator("body[data-print-watched]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
    }

    async Task LoggedAsync(CaseNumber number, Purpose purpose)
    {
        using var waiting = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await PrintsAsync(number, purpose)).Count == 0) await Task.Delay(50, waiting.Token);
        Assert.Equal("k.roenbo", Assert.Single(await PrintsAsync(number, purpose)).By);
    }

    async Task<List<AccessRow>> PrintsAsync(CaseNumber number, Purpose purpose)
    {
        await using var db = await host.DatabaseAsync();
        return await db.AccessLog.Where(a => a.CaseId == number.Key && a.Act == AccessAct.Print && a.Purpose == purpose).ToListAsync();
    }
}
