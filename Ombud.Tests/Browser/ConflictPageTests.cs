// Declaring a conflict of interest on the page of a case, in two real browsers.
using Microsoft.Playwright;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Browser;

public sealed class ConflictPageTests(OmbudHost host, Chrome chrome) : IClassFixture<OmbudHost>
{
    [Fact]
    public async Task The_open_page_of_whoever_is_shut_out_closes_and_lifting_opens_it_again()
    {
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        var number = registered!.Number;
        var other = await chrome.OpenAsync(host, "adviser2");
        await other.GoAsync($"cases/{number}");
        await Assertions.Expect(other.GetByText("Asta Lyngdal").First).ToBeVisibleAsync();
        // A form that shows what is known of the citizen is put away with the page.
        await other.GetByRole(AriaRole.Button, new() { Name = "Ret oplysninger om borgeren" }).First.ClickAsync();
        await Assertions.Expect(other.Locator("#party-name")).ToHaveValueAsync("Asta Lyngdal");

        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"cases/{number}");
        await page.Locator(".more").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Erklær inhabilitet" }).ClickAsync();
        await page.Locator("#conflict-who").SelectOptionAsync("m.tved");
        await page.Locator(".mud-dialog [data-save]").ClickAsync();
        await Assertions.Expect(page.Locator(".mud-dialog").GetByText("Vælg grunden.").First).ToBeVisibleAsync();
        await page.Locator(".mud-dialog").GetByLabel("nær slægtning eller ægtefælle").CheckAsync();
        await page.Locator("#conflict-successor").SelectOptionAsync("k.roenbo");
        await page.Locator(".mud-dialog [data-save]").ClickAsync();

        await Assertions.Expect(page.GetByText("M. Tved er inhabil i sagen")).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByText("Du er inhabil i sagen").First).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByText("Asta Lyngdal")).ToHaveCountAsync(0);
        await Assertions.Expect(other.Locator("#party-name")).ToHaveCountAsync(0);
        await other.GoAsync("board");
        await Assertions.Expect(other.GetByText(number.ToString())).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ophæv" }).ClickAsync();
        await Assertions.Expect(other.GetByText(number.ToString()).First).ToBeVisibleAsync();
        await other.GoAsync($"cases/{number}");
        await Assertions.Expect(other.GetByText("Asta Lyngdal").First).ToBeVisibleAsync();
    }
}
