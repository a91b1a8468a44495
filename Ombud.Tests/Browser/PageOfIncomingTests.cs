// Post that comes in, in a real browser: it shows by itself, is read, and goes to the suggested case, to a new one or aside.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;
using static Ombud.Tests.Fixtures.Pages;

namespace Ombud.Tests.Browser;

public sealed class PageOfIncomingTests : IAsyncDisposable
{
    readonly PostDrop drop = new();
    readonly Chrome chrome;
    readonly OmbudHost host;

    public PageOfIncomingTests(Chrome chrome) => (this.chrome, host) = (chrome, new(settings: drop.Settings));

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        drop.Dispose();
    }

    [Fact]
    public async Task From_the_folder_to_the_list_to_the_case()
    {
        var number = await host.WithPartyAsync(PostDrop.Cpr);
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/post/incoming");
        await Expect(page.GetByText("Al post er placeret")).ToBeVisibleAsync();
        drop.PutMemo("1.xml", PostDrop.Memo(label: "Spørgsmål om hjælpemidler", files: [("Afgørelse.txt", "text/plain", "Et brev."u8.ToArray())]));
        await host.TakeInAsync();

        var waiting = page.Locator("#waiting");
        await Expect(waiting).ToContainTextAsync("Spørgsmål om hjælpemidler");
        await Expect(waiting).ToContainTextAsync("Asta Lyngdal · 120367-XXXX");
        await Expect(waiting).ToContainTextAsync($"Forslag: {number}");
        await Expect(page.Locator("body")).Not.ToContainTextAsync(PostDrop.Cpr);
        await Press(page, "Læs og placér: Spørgsmål om hjælpemidler").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Jeg har ventet i ti uger.");
        await Expect(dialog).ToContainTextAsync("Afsenderens CPR-nummer står på sagen");
        await Expect(dialog.GetByLabel($"Sag {number}")).ToBeCheckedAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Link, new() { Name = "Afgørelse.txt" }).ClickAsync());
        Assert.Equal("Et brev.", await File.ReadAllTextAsync(await download.PathAsync()));
        await Press(page, "Placér").ClickAsync();
        await Expect(page.GetByText("Al post er placeret")).ToBeVisibleAsync();

        await page.GoAsync($"/cases/{number}");
        await Expect(page.Locator("#documents")).ToContainTextAsync("Afgørelse.txt");
        await Expect(page.Locator("main")).ToContainTextAsync("Jeg har ventet i ti uger.");
    }

    [Fact]
    public async Task An_unsure_suggestion_is_chosen_by_nobody_and_a_new_case_begins_with_what_was_written()
    {
        var other = await host.RegisterAsync();
        drop.PutMail("1.eml", PostDrop.Mail(subject: $"Til sag {other}", files: [("brev.txt", "text/plain", "Et brev."u8.ToArray()), ("hilsen.txt", "text/plain", "Hilsen."u8.ToArray())]));
        await host.TakeInAsync();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "post at placere" }).ClickAsync();
        await Expect(page.Locator("#waiting")).ToContainTextAsync($"Usikkert forslag: {other}");
        await Press(page, $"Læs og placér: Til sag {other}").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Afsenderen er ukendt");
        await Press(page, "Placér").ClickAsync();
        await Expect(dialog.Locator("#place-error")).ToContainTextAsync("Feltet skal udfyldes");
        await dialog.GetByText("En anden sag").ClickAsync();
        await dialog.GetByLabel("Læg på sagen: brev.txt").UncheckAsync();
        await dialog.Locator("#case").FillAsync("2026-999");
        await Press(page, "Placér").ClickAsync();
        await Expect(dialog.Locator("#case-error")).ToContainTextAsync("Der er ingen sag med det nummer");
        await dialog.GetByLabel("Læg på sagen: brev.txt").CheckAsync(); // thought better of
        await dialog.GetByLabel("Læg på sagen: hilsen.txt").UncheckAsync();
        await dialog.GetByText("En ny sag").ClickAsync();
        await Press(page, "Gå til registrering").ClickAsync();

        await Expect(page.GetByText("Ny sag af en besked, der kom med E-mail")).ToBeVisibleAsync();
        await Expect(page.Locator("#name")).ToHaveValueAsync("Asta Lyngdal");
        await Expect(page.Locator("#email")).ToHaveValueAsync(PostDrop.Address);
        await Expect(page.Locator("#summary")).ToHaveValueAsync($"Til sag {other}\n\nJeg har ventet i ti uger.\n\nFiler, der fulgte med og ikke er lagt på sagen: hilsen.txt");
        await Expect(page.Locator("#received")).ToHaveValueAsync("23-11-2026");
        await page.Locator("#kind").SelectOptionAsync(nameof(HelpKind.Complaint));
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Locator("#documents")).ToContainTextAsync("brev.txt");
        await Expect(page.Locator("#documents")).Not.ToContainTextAsync("hilsen.txt");
        await using var db = await host.DatabaseAsync();
        var placed = await db.Incoming.SingleAsync();
        Assert.Equal(IncomingState.Placed, placed.State);
        Assert.NotEqual(other.Key, placed.CaseId);
    }

    [Fact]
    public async Task A_known_citizen_with_an_open_case_can_get_another_one_and_a_message_that_is_placed_is_registered_no_more()
    {
        var open = await host.WithPartyAsync(PostDrop.Cpr);
        drop.PutMemo("1.xml", PostDrop.Memo(label: "Noget helt andet"));
        await host.TakeInAsync();
        var row = await host.WaitingAsync();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"/intake?incoming={row.Id}");
        await Expect(page.Locator("main")).ToContainTextAsync($"{open}");
        await Expect(page.Locator("#name")).ToHaveValueAsync("Asta Lyngdal");

        Assert.NotNull((await host.IncomingDeskAsync(desk => desk.PlaceAsync(row.Id, $"{open}"))).Registered);
        await page.GoAsync($"/intake?incoming={row.Id}");
        await Expect(page.GetByText("Den venter ikke længere")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-save]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_not_for_the_adviser_goes_aside_with_a_reason_and_so_does_what_could_not_be_read()
    {
        drop.PutMail("1.eml", PostDrop.Mail(subject: "Tilbud på kuglepenne"));
        drop.PutMemo("kaputt.xml", "<kaputt");
        await host.TakeInAsync();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/post/incoming");
        await Press(page, "Læs og placér: Tilbud på kuglepenne").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("Ikke til borgerrådgiveren").ClickAsync();
        await Press(page, "Læg til side").ClickAsync();
        await Expect(dialog.Locator("#reason-error")).ToContainTextAsync("Feltet skal udfyldes");
        await dialog.Locator("#reason").SelectOptionAsync(new SelectOptionValue { Label = "Reklame eller uønsket post" });
        await Press(page, "Læg til side").ClickAsync();
        await Expect(page.Locator("#aside")).ToContainTextAsync("Reklame eller uønsket post");

        var unreadable = page.Locator("#unreadable");
        await Expect(unreadable).ToContainTextAsync("Filen er ikke gyldig XML");
        await Expect(unreadable).ToContainTextAsync("kaputt.xml");
        await Press(page, "Håndteret: kaputt.xml").ClickAsync();
        await dialog.Locator("#reason").SelectOptionAsync(new SelectOptionValue { Label = "Håndteret på anden måde" });
        await Press(page, "Læg til side").ClickAsync();
        await Expect(unreadable).ToContainTextAsync("Alle filer er læst.");
        await Press(page, "Tag frem igen: kaputt.xml").ClickAsync();
        await Expect(unreadable).ToContainTextAsync("Filen er ikke gyldig XML");
    }
}
