// The disk is full while people work: the page says so, keeps what is typed, and saves it when there is room again.
using Microsoft.Playwright;
using Ombud.App.Localisation;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class FullDiskPageTests(Chrome chrome)
{
    const string Full = "Der er ikke plads til mere på serveren", Text = "Ringede om afslag på befordring.";

    [Fact]
    public async Task What_is_typed_stays_while_the_disk_is_full_and_is_saved_when_there_is_room()
    {
        await using var disk = await SmallDisk.StartAsync(megabytes: 50);
        await using var app = await OmbudProcess.StartAsync(disk, DanishTime.FromDanish(A.Today, new(9, 0)));
        using var client = await app.SignInAsync("adviser");
        var number = await client.RegisterAsync();
        var page = await chrome.OpenAsync(app.Address, "intake");
        await page.GoAsync("/intake");
        await page.Locator("#phone").FillAsync("12 34 56 78");
        await page.Locator("#summary").FillAsync(Text);
        await page.Locator("[data-draft-status][data-state=saved]").WaitForAsync();

        disk.Fill(leaving: 0);
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.GetByText(Full)).ToBeVisibleAsync();
        await Expect(page.Locator("#summary")).ToHaveValueAsync(Text);
        // A look into a case has to be noted: without room there is none.
        var other = await chrome.OpenAsync(app.Address, "adviser");
        await other.GotoAsync($"/cases/{number}");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Full);
        await Expect(other.GetByText("Asta Lyngdal")).ToHaveCountAsync(0);

        disk.MakeRoom();
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Locator(".saved")).ToContainTextAsync("2026-00002");
        await other.GoAsync($"/cases/{number}");
        await Expect(other.GetByText("Asta Lyngdal").First).ToBeVisibleAsync();
    }
}
