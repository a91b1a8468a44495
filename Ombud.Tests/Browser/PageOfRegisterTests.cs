// Requests and breaches on their page, in a real browser: added, mended where something is wrong, and carried to their end.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.Domain.Registers;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;
using static Ombud.Tests.Fixtures.Pages;

namespace Ombud.Tests.Browser;

public sealed class PageOfRegisterTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_request_and_a_breach_are_added_and_carried_to_their_end()
    {
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/requests");
        await Expect(page.GetByText("Ingen åbne brud")).ToBeVisibleAsync();
        await Press(page, "Tilføj anmodning").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#description").FillAsync("Alle breve i sagen.");
        await dialog.Locator("#case").FillAsync("2026-999");
        await Press(page, "Gem anmodningen").ClickAsync();
        await Expect(dialog.Locator("#kind-error")).ToContainTextAsync("Feltet skal udfyldes");
        await Expect(dialog.Locator("#who-error")).ToBeVisibleAsync();
        await Expect(dialog.Locator("#case-error")).ToContainTextAsync("Der er ingen sag med det nummer");
        await Expect(dialog.Locator("#description")).ToHaveValueAsync("Alle breve i sagen.");
        await dialog.Locator("#case").FillAsync("");
        await dialog.Locator("#who").FillAsync("Asta Lyngdal");
        await dialog.Locator("#kind").SelectOptionAsync(new SelectOptionValue { Label = "Aktindsigt" });
        await Expect(dialog).ToContainTextAsync("Svar senest onsdag 02.12.2026");
        await Press(page, "Gem anmodningen").ClickAsync();
        var documents = page.Locator("#documents");
        await Expect(documents).ToContainTextAsync("A-2026-001");
        await Expect(documents).ToContainTextAsync("7 arbejdsdage fra 23.11.2026, helligdage sprunget over");
        await Expect(documents).ToContainTextAsync("7 arbejdsdage tilbage");

        await Press(page, "Tilføj brud").ClickAsync();
        await dialog.Locator("#discoveredOn").FillAsync("21-11-2026");
        await dialog.Locator("#discoveredAt").FillAsync("8.90");
        await dialog.Locator("#description").FillAsync("Et brev gik til en forkert modtager.");
        await Press(page, "Gem bruddet").ClickAsync();
        await Expect(dialog.Locator("#discoveredAt-error")).ToContainTextAsync("Skriv et klokkeslæt");
        await dialog.Locator("#discoveredAt").FillAsync("8.15");
        await Press(page, "Gem bruddet").ClickAsync();
        var breaches = page.Locator("#breaches");
        await Expect(breaches).ToContainTextAsync("24.11.2026 kl. 08.15");
        await Expect(breaches).ToContainTextAsync("22 timer tilbage");

        await Press(page, "Notér anmeldelse af B-2026-001").ClickAsync();
        await dialog.GetByText("Anmeldt til Datatilsynet").ClickAsync();
        await Press(page, "Gem anmeldelsen").ClickAsync();
        await Expect(breaches).ToContainTextAsync("Anmeldt til tiden");
        await Press(page, "Beslut om de berørte i B-2026-001").ClickAsync();
        await dialog.GetByText("Underrettes ikke").ClickAsync();
        await Press(page, "Gem beslutningen").ClickAsync();
        await Expect(dialog.Locator("#reason-error")).ToBeVisibleAsync();
        await dialog.Locator("#reason").FillAsync("Modtageren er en kollega med tavshedspligt.");
        await Press(page, "Gem beslutningen").ClickAsync();
        await Expect(page.GetByText("Ingen åbne brud")).ToBeVisibleAsync();

        await Press(page, "Notér svar på A-2026-001").ClickAsync();
        await dialog.GetByText("Imødekommet", new() { Exact = true }).ClickAsync();
        await Press(page, "Gem svaret").ClickAsync();
        await Expect(page.GetByText("Ingen åbne anmodninger om aktindsigt")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Afsluttede" }).ClickAsync();
        await Expect(documents).ToContainTextAsync("Besvaret til tiden");
        await Press(page, "Læs teksterne i A-2026-001").ClickAsync();
        await Expect(dialog).ToContainTextAsync("Asta Lyngdal");
        await using var db = await host.DatabaseAsync();
        Assert.Equal(RequestAnswer.Met, (await db.OfficeRequests.SingleAsync()).Answer);
    }

    [Fact]
    public async Task The_officer_reads_a_breach_and_finds_nothing_to_press_elsewhere()
    {
        await host.AddAsync(HostRegisters.Request());
        await host.AddAsync(HostRegisters.Breach());
        var page = await chrome.OpenAsync(host, "dpo");
        await page.GoAsync("/requests");
        await Expect(page.Locator("#subjects")).ToContainTextAsync("Indsigt i egne oplysninger");
        await Expect(page.Locator("#documents")).ToHaveCountAsync(0);
        await Expect(page.Locator("#subjects").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Press(page, "Læs teksterne i B-2026-001").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Et brev gik til en forkert modtager.");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await Press(page, "Luk").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }
}
