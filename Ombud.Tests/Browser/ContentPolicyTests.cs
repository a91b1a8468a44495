// The browser keeps to the policy of what may run on a page, and nothing that Ombud does breaks it.
using System.Collections.Concurrent;
using Microsoft.Playwright;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class ContentPolicyTests(Chrome chrome, FilledHost filled) : IClassFixture<FilledHost>
{
    /// <summary>Told by the page itself, before any of its own code runs.</summary>
    const string Watch = "addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))";

    readonly ConcurrentQueue<string> broken = [];

    public static TheoryData<string, string> Views => AllPages.Views();

    [Theory]
    [MemberData(nameof(Views))]
    public async Task No_page_breaks_the_policy(string route, string role)
    {
        var page = await OpenAsync(role);
        var address = AllPages.Row(route).At(await filled.NumberAsync());
        if (route == "/sign-in") await page.GotoAsync(address);
        else await page.GoAsync(address);
        await NothingAsync(page);
    }

    [Fact]
    public async Task No_dialog_of_a_case_breaks_it()
    {
        var page = await OpenAsync("adviser");
        await page.GoAsync($"/cases/{await filled.NumberAsync()}");
        var more = page.GetByRole(AriaRole.Button, new() { Name = "Flere handlinger" });
        var names = await page.Locator("#more-actions button").AllTextContentsAsync();
        Assert.True(names.Count >= 6);
        foreach (var name in names) await OpenAndLeaveAsync(page, page.Locator("#more-actions").GetByText(name, new() { Exact = true }), more);
        await OpenAndLeaveAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Skriv notat" }).First);
        await NothingAsync(page);
    }

    [Fact]
    public async Task The_menus_of_the_board_and_a_dragged_card_do_not_break_it()
    {
        var page = await OpenAsync("adviser");
        await page.GoAsync("/board");
        await Expect(page.Locator(".card[tabindex='0']")).ToHaveCountAsync(1);
        await page.Locator("[data-state=Received] [data-menu]").First.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem).First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".person").ClickAsync();
        await page.Locator("[data-set-theme=dark]").ClickAsync();
        await page.Locator("html[data-theme=dark]").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        var card = (await page.Locator("[data-state=Received] [data-number]").First.BoundingBoxAsync())!;
        var target = (await page.Locator("[data-state=AdmissibilityChecked]").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(card.X + 60, card.Y + 12);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(target.X + (target.Width / 2), target.Y + 120, new() { Steps = 8 });
        await page.Locator(".status").WaitForAsync();
        await page.Mouse.UpAsync();
        await Expect(page.Locator(".status")).ToHaveCountAsync(0);
        await page.Locator(".mud-dialog, [role=alert]").First.WaitForAsync(); // the form of the move, or why it cannot be
        await NothingAsync(page);
    }

    [Theory]
    [InlineData("/hangfire"), InlineData("/hangfire/recurring"), InlineData("/hangfire/jobs/succeeded"), InlineData("/hangfire/servers")]
    public async Task The_page_of_the_jobs_does_not_break_it(string address)
    {
        var page = await OpenAsync("adviser");
        var answer = await page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        await page.Locator("#wrap, .container").First.WaitForAsync();
        await NothingAsync(page);
    }

    /// <summary>The watch is worth something: what the policy forbids does not happen, and is noticed.</summary>
    [Fact]
    public async Task Code_in_a_page_and_what_comes_from_elsewhere_is_stopped_and_noticed()
    {
        var page = await OpenAsync("adviser");
        await page.GoAsync("/");
        await page.EvaluateAsync(
            """
            () => {
              const code = document.createElement('script');
              code.textContent = 'document.body.dataset.ran = "yes"';
              document.body.append(code);
              const handler = document.createElement('div');
              handler.innerHTML = '<img src="data:," onerror="document.body.dataset.ran = \'yes\'"><img src="https://elsewhere.example/a.png"><iframe src="/"></iframe>';
              document.body.append(handler);
              return fetch('https://elsewhere.example/').catch(() => {});
            }
            """);
        foreach (var directive in (string[])["script-src-elem", "script-src-attr", "img-src", "frame-src", "connect-src"])
            while (!broken.Any(text => text.StartsWith($"policy: {directive} ", StringComparison.Ordinal)))
                await page.WaitForConsoleMessageAsync(new() { Timeout = 20_000 });
        Assert.Null(await page.Locator("body").GetAttributeAsync("data-ran"));
    }

    async Task<IPage> OpenAsync(string role)
    {
        var page = await chrome.OpenAsync(filled.Host, role == "nobody" ? null : role);
        await page.AddInitScriptAsync(Watch);
        page.Console += (_, said) =>
        {
            if (said.Text.StartsWith("policy:", StringComparison.Ordinal) || said.Text.Contains("Content Security Policy", StringComparison.Ordinal) || said.Text.Contains("Permissions-Policy", StringComparison.Ordinal))
                broken.Enqueue(said.Text);
        };
        return page;
    }

    static async Task OpenAndLeaveAsync(IPage page, ILocator button, ILocator? menu = null)
    {
        if (menu is not null) await menu.ClickAsync();
        await button.ClickAsync();
        await page.Locator(".mud-dialog").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".mud-dialog")).ToHaveCountAsync(0);
    }

    /// <summary>Messages come in their order: once this one is here, whatever was before it is too.</summary>
    async Task NothingAsync(IPage page)
    {
        var end = page.WaitForConsoleMessageAsync(new() { Predicate = said => said.Text == "the end" });
        await page.EvaluateAsync("console.info('the end')");
        await end;
        Assert.Empty(broken);
    }
}
