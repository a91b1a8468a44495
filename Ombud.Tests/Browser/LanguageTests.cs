// The screens speak one language at a time, and a text, not its key.
using System.Xml.Linq;
using Microsoft.Playwright;
using Ombud.App.Localisation;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class LanguageTests(Chrome chrome, FilledHost filled) : IClassFixture<FilledHost>
{
    static readonly Dictionary<string, string> Danish = Read("Texts.resx");
    static readonly Dictionary<string, string> English = Read("Texts.en.resx");

    // Every text of a page, also of closed menus, and what is read aloud.
    const string Spoken =
        """
        () => {
          const said = [document.title];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('script, style')) said.push(walk.currentNode.data);
          for (const part of document.querySelectorAll('[aria-label], [title], [placeholder]'))
            for (const name of ['aria-label', 'title', 'placeholder']) if (part.hasAttribute(name)) said.push(part.getAttribute(name));
          return [...new Set(said.map(text => text.replace(/\s+/g, ' ').trim()).filter(text => text.length > 2))];
        }
        """;

    /// <summary>The sign-in stands alone; what a role sees of a page is in the other tests.</summary>
    public static TheoryData<string, string> Views => AllPages.Views();

    [Fact]
    public async Task The_language_is_changed_in_the_persons_menu_and_stays()
    {
        var page = await chrome.OpenAsync(filled.Host, "intake");
        await page.GoAsync("/calendar");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "da");
        await page.Locator("button.person").ClickAsync();
        await page.Locator("button[name=culture][value=en-GB]").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.Equal("/calendar", new Uri(page.Url).AbsolutePath);
        await page.GoAsync("/intake");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator("h1")).ToHaveTextAsync(English["Intake.Title"]);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_page_speaks_the_chosen_language_alone(string route, string role)
    {
        var address = AllPages.Row(route).At(await filled.NumberAsync());
        var page = await chrome.OpenAsync(filled.Host, role == "nobody" ? null : role);
        var danish = await ReadAsync(page, address, "da", Danish, English);
        await page.Context.AddCookiesAsync([new() { Name = Languages.Cookie, Value = "c%3Den-GB%7Cuic%3Den-GB", Url = filled.Host.Address.ToString() }]);
        var english = await ReadAsync(page, address, "en", English, Danish);
        Assert.NotEqual(danish, english);
        await page.Context.CloseAsync();
    }

    /// <summary>The heading. No text of the page is one of the other language, and none is a key.</summary>
    static async Task<string> ReadAsync(IPage page, string address, string language, Dictionary<string, string> own, Dictionary<string, string> other)
    {
        await page.GotoAsync(address);
        if (address != "/sign-in") await page.Locator("h1[data-live]").First.WaitForAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        var said = await page.EvaluateAsync<string[]>(Spoken);
        Assert.NotEmpty(said);
        var (mine, foreign) = (own.Values.ToHashSet(), other.Values.ToHashSet());
        Assert.Empty(said.Where(text => foreign.Contains(text) && !mine.Contains(text)));
        Assert.Empty(said.Where(text => own.ContainsKey(text) || text.Split(' ').Any(word => word.Contains('.', StringComparison.Ordinal) && own.ContainsKey(word))));
        return await page.Locator("h1").First.InnerTextAsync();
    }

    static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Repository.Root, "Ombud.App", "Localisation", file))
        .Root!.Elements("data").ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);
}
