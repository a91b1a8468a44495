// The app is stopped for an update while people work: every open page says so, keeps what is typed, and comes back by itself.
using System.Net;
using Microsoft.Playwright;
using Ombud.App.Localisation;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class StopPageTests(Chrome chrome) : IDisposable
{
    const string Text = "Ringede om afslag på befordring – venter på svar.";

    static readonly DateTimeOffset Now = DanishTime.FromDanish(Days.Day("2026-12-07"), new(9, 0));

    readonly string folder = Directory.CreateTempSubdirectory("ombud-stop-").FullName;

    [Fact]
    public async Task Open_pages_are_told_keep_what_is_typed_and_come_back_with_it_and_nobody_gets_a_new_one()
    {
        await using var before = await OmbudProcess.StartAsync(folder, Now, settings: ("Stop__NoticeSeconds", "15"));
        var call = await chrome.OpenAsync(before.Address, "intake");
        var board = await chrome.OpenAsync(before.Address, "adviser");
        await call.GoAsync("/intake");
        await board.GoAsync("/board");
        await call.Locator("#summary").FillAsync("Ringede");
        await call.Locator("[data-draft-status][data-state=saved]").WaitForAsync();
        await call.Locator("#summary").FillAsync(Text); // not sent yet when the app is told to stop

        before.Terminate();
        foreach (var page in (IPage[])[call, board]) await Expect(page.GetByText("Ombud stopper om lidt for en opdatering")).ToBeVisibleAsync();
        await AssertKeptAsync(call);
        await RefusesNewPagesAsync(board, before.Address);

        var (code, _) = await before.EndAsync();
        Assert.Equal(0, code);
        foreach (var page in (IPage[])[call, board]) await page.Locator("[data-offline]").WaitForAsync();
        await call.Locator("#phone").FillAsync("12 34 56 78"); // while it is away

        await using var after = await OmbudProcess.StartAsync(folder, Now, settings: ("Urls", before.Address.ToString()));
        foreach (var page in (IPage[])[call, board]) await page.Locator("html:not([data-offline]) h1[data-live]").First.WaitForAsync();
        await Expect(call.Locator("#summary")).ToHaveValueAsync(Text);
        await Expect(call.Locator("#phone")).ToHaveValueAsync("12 34 56 78");
        await Expect(board).ToHaveURLAsync(new Uri(after.Address, "board").ToString());
        foreach (var page in (IPage[])[call, board]) await Expect(page.GetByText("Ombud stopper om lidt")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_an_open_page_nobody_is_waited_for_and_a_second_signal_ends_the_waiting()
    {
        await using (var empty = await OmbudProcess.StartAsync(folder, Now, settings: ("Stop__NoticeSeconds", "600")))
            Assert.Equal(0, (await empty.StopAsync()).Code);

        await using var busy = await OmbudProcess.StartAsync(folder, Now, settings: ("Stop__NoticeSeconds", "600"));
        var page = await chrome.OpenAsync(busy.Address, "adviser");
        await page.GoAsync("/board");
        busy.Terminate();
        await Expect(page.GetByText("Ombud stopper om lidt")).ToBeVisibleAsync();
        Assert.Equal(0, (await busy.StopAsync()).Code);
    }

    /// <summary>At the server, by the time that the banner is there.</summary>
    static async Task AssertKeptAsync(IPage page)
    {
        var draft = await page.Context.APIRequest.GetAsync("drafts/intake");
        Assert.Equal(Text, (await draft.JsonAsync())!.Value.GetProperty("fields").GetProperty("summary").GetString());
    }

    static async Task RefusesNewPagesAsync(IPage open, Uri address)
    {
        var late = await open.Context.NewPageAsync();
        var answer = await late.GotoAsync("/");
        Assert.Equal(503, answer!.Status);
        Assert.Equal("30", await answer.HeaderValueAsync("retry-after"));
        await Expect(late.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ombud bliver opdateret");
        var negotiated = await open.Context.APIRequest.PostAsync("_blazor/negotiate?negotiateVersion=1");
        Assert.Equal(503, negotiated.Status);
        using var client = new HttpClient { BaseAddress = address };
        using var ready = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("stopping", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await late.CloseAsync();
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        if (Directory.Exists(folder + "-keys")) Directory.Delete(folder + "-keys", recursive: true);
    }
}
