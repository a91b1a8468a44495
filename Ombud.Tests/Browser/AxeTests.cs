// Every page for everybody: no breach of WCAG 2.2 AA that axe finds, nothing to scroll sideways, nothing wrong in the console,
// and not one request to another host.
using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class AxeTests(Chrome chrome, FilledHost filled) : IClassFixture<FilledHost>, IAsyncDisposable
{
    static readonly AxeRunOptions Options = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    static readonly int[] Widths = [320, 390, 768, 1024, 1280, 1440, 1920];

    readonly ConcurrentQueue<string> wrong = [];
    IPage? opened;

    public static TheoryData<string, string> Views => AllPages.Views();

    [Fact]
    public void Every_page_is_looked_at() => Assert.Equal(AllPages.Table.Select(p => p.Route).Order(), AllPages.Declared.Order());

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_page_is_open_to_everybody(string route, string role)
    {
        var page = await OpenAsync(filled.Host, role);
        await GoAsync(page, AllPages.Row(route).At(await filled.NumberAsync()));
        await LookAsync(page);
        await FitsAsync(page);
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Distinct()));
    }

    [Theory]
    [InlineData("/board")]
    [InlineData("/")]
    [InlineData("/review")]
    [InlineData("/reports/sla")]
    [InlineData("/cases/2026-99999")]
    public async Task A_page_without_anything_to_show_is_open_to_everybody(string address)
    {
        await using var host = new OmbudHost();
        var page = await OpenAsync(host, "adviser");
        await GoAsync(page, address);
        await LookAsync(page);
        await FitsAsync(page);
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Distinct()));
    }

    [Fact]
    public async Task A_call_with_errors_is_open_to_everybody()
    {
        var page = await OpenAsync(filled.Host, "intake");
        await page.GoAsync("/intake");
        await page.Locator("#phone:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".summary:focus").WaitForAsync();
        await LookAsync(page);
        await FitsAsync(page);
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Distinct()));
    }

    [Fact]
    public async Task The_open_menu_and_the_check_of_a_case_are_open_to_everybody()
    {
        var page = await OpenAsync(filled.Host, "adviser");
        await BoardAsync(page);
        await page.Locator("[data-state=Received] [data-menu]").First.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem).First.WaitForAsync();
        await LookAsync(page, 1440);
        await page.Keyboard.PressAsync("1");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await LookAsync(page);
        await page.Locator("[id^=p1-admitted] input").Last.CheckAsync();
        await page.Locator("#p1-body").WaitForAsync();
        await LookAsync(page);
        await FitsAsync(page);
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Distinct()));
    }

    [Fact]
    public async Task Post_that_came_in_is_open_to_everybody()
    {
        using var drop = new PostDrop();
        await using var host = new OmbudHost(settings: drop.Settings);
        drop.PutMail("1.eml", PostDrop.Mail(subject: $"Til sag {await host.RegisterAsync()}", files: [("brev.txt", "text/plain", "Et brev."u8.ToArray()), ("virus.exe", "application/octet-stream", "MZ"u8.ToArray())]));
        drop.PutMemo("1.xml", "<kaputt");
        await host.TakeInAsync();
        var page = await OpenAsync(host, "adviser");
        await GoAsync(page, "/post/incoming");
        await Expect(page.Locator("#waiting")).ToContainTextAsync("Asta Lyngdal");
        await LookAsync(page);
        await FitsAsync(page);
        await page.Locator("#waiting button").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("En anden sag").ClickAsync();
        await page.Locator("#case").WaitForAsync();
        await LookAsync(page);
        await FitsAsync(page);
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Distinct()));
    }

    [Fact]
    public async Task The_answer_to_a_request_for_access_is_open_to_everybody()
    {
        var page = await OpenAsync(filled.Host, "adviser");
        await page.GoAsync($"/cases/{await filled.NumberAsync()}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Flere handlinger" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Svar på anmodning om indsigt" }).ClickAsync();
        await page.Locator("#access-requested").WaitForAsync();
        await LookAsync(page);
        await FitsAsync(page);
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Distinct()));
    }

    [Fact]
    public async Task A_refused_file_and_the_fields_beside_it_are_open_to_everybody()
    {
        var page = await OpenAsync(filled.Host, "adviser");
        await page.GoAsync($"/cases/{await filled.NumberAsync()}");
        var panel = page.Locator("#documents");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Vedlæg dokument" }).ClickAsync();
        await page.Locator("#document-files").SetInputFilesAsync(new FilePayload { Name = $"{new string('x', 90)}.pdf", MimeType = "application/pdf", Buffer = [] });
        await page.Locator("#document-source").SelectOptionAsync("Citizen");
        await panel.Locator("[data-attach]").ClickAsync();
        await panel.Locator(".failed").WaitForAsync();
        await panel.Locator("[data-attach]").ClickAsync();
        await panel.Locator(".field-error").First.WaitForAsync();
        await LookAsync(page);
        await FitsAsync(page);
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Distinct()));
    }

    [Fact]
    public async Task A_board_with_a_card_in_the_hand_is_open_to_everybody()
    {
        var page = await OpenAsync(filled.Host, "adviser");
        await BoardAsync(page);
        var card = (await page.Locator("[data-state=Received] [data-number]").First.BoundingBoxAsync())!;
        var target = (await page.Locator("[data-state=Mediated]").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(card.X + 60, card.Y + 12);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(target.X + (target.Width / 2), target.Y + 120, new() { Steps = 8 });
        await page.Locator(".status").WaitForAsync();
        await LookAsync(page, 1440);
        await page.Mouse.UpAsync();
        await Expect(page.Locator(".status")).ToHaveCountAsync(0);
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Distinct()));
    }

    [Fact]
    public async Task A_board_with_names_is_open_to_everybody()
    {
        var page = await OpenAsync(filled.Host, "adviser");
        await BoardAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Vis navne" }).ClickAsync();
        await page.Locator(".card .party").First.WaitForAsync();
        await LookAsync(page);
        await FitsAsync(page);
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Distinct()));
    }

    async Task<IPage> OpenAsync(OmbudHost host, string role)
    {
        var page = opened = await chrome.OpenAsync(host, role == "nobody" ? null : role);
        // Colours are measured at rest, not half-way through a fade.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        page.Console += (_, said) => { if (said.Type is "error" && !said.Text.Contains("status of 404 (Not Found)", StringComparison.Ordinal)) wrong.Enqueue($"console: {said.Text}"); };
        page.PageError += (_, error) => wrong.Enqueue($"script: {error}");
        // What is missing is named here, so that an unknown case, which answers 404, is not taken for a missing file.
        page.Response += (_, answer) => { if (answer.Status >= 400 && answer.Request.ResourceType is not "document") wrong.Enqueue($"{answer.Status}: {answer.Url}"); };
        page.Request += (_, asked) => { if (!asked.Url.StartsWith(host.Address.ToString(), StringComparison.Ordinal) && !asked.Url.StartsWith("data:", StringComparison.Ordinal)) wrong.Enqueue($"request: {asked.Url}"); };
        return page;
    }

    /// <summary>The sign-in has no live circuit.</summary>
    static async Task GoAsync(IPage page, string address)
    {
        if (address == "/sign-in") await page.GotoAsync(address);
        else await page.GoAsync(address);
    }

    static async Task BoardAsync(IPage page)
    {
        await page.GoAsync("/board");
        await Expect(page.Locator(".card[tabindex='0']")).ToHaveCountAsync(1);
    }

    async Task LookAsync(IPage page, params int[] widths)
    {
        foreach (var width in widths is [] ? [1440, 390] : widths)
        {
            await page.SetViewportSizeAsync(width, 1400);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var theme = scheme is ColorScheme.Dark ? "dark" : "light";
                await page.Locator($"html[data-theme={theme}]").WaitForAsync();
                // Wherever the page was left, some button lies half under the bar at the top; at its own top none does.
                await page.EvaluateAsync("() => scrollTo({ top: 0, behavior: 'instant' })");
                var found = await page.RunAxe(Options);
                foreach (var breach in found.Violations)
                    foreach (var node in breach.Nodes) wrong.Enqueue($"{theme} {width}: {breach.Id}: {node.Html} ({string.Join("; ", node.Any.Concat(node.All).Select(check => check.Message))})");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (opened is not null) await opened.Context.CloseAsync();
    }

    async Task FitsAsync(IPage page)
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 1400);
            var outside = await page.EvaluateAsync<string[]>(
                """
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
                  .filter(part => part.getBoundingClientRect().right > innerWidth + 1).slice(-3).map(part => part.outerHTML.slice(0, 150))
                  .concat([`the page is ${document.documentElement.scrollWidth} wide`])
                """);
            foreach (var part in outside) wrong.Enqueue($"{width}: {part}");
        }
    }
}
