// The editor of letter templates in a real browser: an unknown field, the draft, the versions, and two people at once.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Ombud.App.Desk;
using Ombud.App.Post;
using Ombud.Domain.Letters;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class TemplatePageTests(Chrome chrome)
{
    const string Wrong = "Kære {{modtager}}\n\n{{tekst}}\n\nKlag senest {{klagefrits}}.", Right = "Kære {{modtager}}\n\n{{tekst}}";

    static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    static async Task UseAsync(IPage page, string text)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(text);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Brug denne", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_unknown_field_is_named_nothing_is_lost_and_every_version_can_be_had_back()
    {
        await using var host = new OmbudHost();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("settings?part=templates");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rediger Svar, Dansk", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1[data-live]")).ToHaveTextAsync("Svar");
        var (body, saved) = (page.Locator("#body"), page.Locator(".saved"));
        await body.FillAsync(Wrong);
        await Expect(page.GetByText("Noget i teksten skal rettes")).ToBeVisibleAsync();
        await Button(page, "Gem").ClickAsync();
        await Expect(page.Locator(".summary")).ToContainTextAsync("Ret 1 ting, før skabelonen kan gemmes");
        await Expect(page.Locator(".summary a")).ToHaveTextAsync("Linje 5: feltet {{klagefrits}} findes ikke");
        await Expect(body).ToHaveValueAsync(Wrong);

        await Expect(page.Locator("[data-draft-status][data-state=saved]")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(body).ToHaveValueAsync(Wrong);
        await Expect(page.GetByText("Noget i teksten skal rettes")).ToBeVisibleAsync();
        await body.FillAsync(Right);
        await Button(page, "Indsæt {{klagefrist}} sidst i teksten").ClickAsync();
        await Expect(body).ToHaveValueAsync($"{Right}\n\n{{{{klagefrist}}}}");
        await Expect(page.Locator(".paper")).ToContainTextAsync("21.12.2026");
        await Button(page, "Gem").ClickAsync();
        await Expect(saved).ToContainTextAsync("Version 1 gælder fra nu af.");

        await Button(page, "Tilbage til den indbyggede").ClickAsync();
        await UseAsync(page, "Her er borgerrådgiverens svar");
        await Expect(saved).ToContainTextAsync("Version 2 gælder fra nu af.");
        await Expect(body).ToHaveValueAsync(BuiltInTemplates.Of(TemplateKind.Answer, "da").Body);
        await Button(page, "Vis version 1").ClickAsync();
        await UseAsync(page, "{{klagefrist}}");
        await Expect(saved).ToContainTextAsync("Version 3 gælder fra nu af.");
        await Expect(body).ToHaveValueAsync($"{Right}\n\n{{{{klagefrist}}}}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Engelsk", Exact = true }).ClickAsync();
        await Expect(body).ToHaveValueAsync(BuiltInTemplates.Of(TemplateKind.Answer, "en").Body);
        await Expect(saved).ToHaveCountAsync(0);
        await using var db = await host.DatabaseAsync();
        Assert.Equal(3, await db.LetterTemplates.CountAsync());
        await Until.TrueAsync("the draft gone", async () => !await db.Drafts.AnyAsync());
    }

    [Fact]
    public async Task Somebody_elses_version_is_shown_before_it_is_replaced()
    {
        await using var host = new OmbudHost();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("settings/templates/answer");
        await page.Locator("#body").FillAsync(Right);
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().SaveTemplateAsync(TemplateKind.Answer, "da", "Svar, sag {{sagsnummer}}", "Den anden\n\n{{tekst}}", 0)));
        await Button(page, "Gem").ClickAsync();
        var alert = page.Locator(".note.refuse");
        await Expect(alert).ToContainTextAsync("K. Rønbo har gemt en anden version kl. 09.41.");
        await Expect(page.Locator("#body")).ToHaveValueAsync(Right);
        await alert.GetByRole(AriaRole.Button, new() { Name = "Vis den nye" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Den anden");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Luk" }).ClickAsync();
        await alert.GetByRole(AriaRole.Button, new() { Name = "Gem min tekst" }).ClickAsync();
        await Expect(page.Locator(".saved")).ToContainTextAsync("Version 2 gælder fra nu af.");
        await Expect(page.Locator("#body")).ToHaveValueAsync(Right);
    }

    [Theory]
    [InlineData("settings/templates/no-such-letter")]
    [InlineData("settings/templates/7")]
    public async Task A_template_that_does_not_exist_is_not_found(string address)
    {
        await using var host = new OmbudHost();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync(address);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Skabelonen findes ikke");
    }
}
