// The department's own case number, written at the case and found from the search box.
using Microsoft.Playwright;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class ReferencesFormTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_number_is_written_at_the_case_shown_there_and_finds_it()
    {
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"/cases/{registered!.Number}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tilføj afdelingens sagsnummer" }).ClickAsync();
        var save = page.GetByRole(AriaRole.Dialog).Locator("[data-save]");
        await page.Locator("#references").FillAsync("ukendt");
        await save.ClickAsync();
        await Expect(page.Locator("#references")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Locator("#references").FillAsync("24/01234, 010190-0000");
        await save.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Et CPR-nummer er ikke et sagsnummer");
        await page.Locator("#references").FillAsync("24/01234, SAG-2026-77");
        await save.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("24/01234, SAG-2026-77");
        await page.GetByRole(AriaRole.Button, new() { Name = "Alle hændelser" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Afdelingens sagsnummer er skrevet");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ret afdelingens sagsnummer" }).ClickAsync();
        await Expect(page.Locator("#references")).ToHaveValueAsync("24/01234, SAG-2026-77");
        await page.GoAsync("/search");
        await page.Locator("main input[type=search], main input.in").First.FillAsync("sag 2026/77");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main table")).ToContainTextAsync("Afdelingens sagsnummer");
    }
}
