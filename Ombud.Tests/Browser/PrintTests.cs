// What is printed is in the access log, whichever way the browser was asked to print.
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;
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
