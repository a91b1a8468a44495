// One real Chromium for the whole run; each test gets a fresh profile, signed in as one of the demo people.
using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Ombud.Tests.Fixtures;

/// <summary>Started by the first test that draws a page.</summary>
public sealed class Chrome : IAsyncDisposable
{
    static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    /// <summary>The same engine without a window around each page takes a third of the time; where it is missing, the whole browser does.</summary>
    static readonly string Executable = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.First(File.Exists);

    /// <summary>What the test that runs now in each class has open; many open windows make a machine crawl.</summary>
    readonly ConcurrentDictionary<string, (string Test, List<IBrowserContext> Open)> windows = new();
    readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(60_000);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Flags }));
    }

    /// <summary>A page of a browser of its own. Waits give up after a minute: the machine may be busy.</summary>
    public async Task<IPage> OpenAsync(OmbudHost host, string? role, int width = 1440, int height = 1400, bool dark = false, string locale = "da-DK", bool outlivesHost = false)
    {
        ArgumentNullException.ThrowIfNull(host);
        var page = await OpenAsync(host.Address, role, width, height, dark, locale);
        if (!outlivesHost) host.Guests.Add(page.Context);
        return page;
    }

    /// <summary>The same at an app that is a process of its own.</summary>
    public async Task<IPage> OpenAsync(Uri address, string? role, int width = 1440, int height = 1400, bool dark = false, string locale = "da-DK")
    {
        ArgumentNullException.ThrowIfNull(address);
        var context = await (await started.Value).Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            IgnoreHTTPSErrors = true, // a proxy in a test has a certificate of its own making
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
        });
        context.SetDefaultTimeout(60_000);
        await CloseEarlierAsync(context);
        if (role is not null)
        {
            var form = context.APIRequest.CreateFormData();
            form.Append("role", role);
            await context.APIRequest.PostAsync("demo/sign-in", new() { Form = form });
        }
        return await context.NewPageAsync();
    }

    /// <summary>Tests of a class run one after the other: what an earlier one left open is closed.</summary>
    async Task CloseEarlierAsync(IBrowserContext opened)
    {
        var (type, test) = (TestContext.Current.TestClass!.UniqueID, TestContext.Current.Test!.UniqueID);
        if (windows.TryGetValue(type, out var before) && before.Test == test)
        {
            before.Open.Add(opened);
            return;
        }
        windows[type] = (test, [opened]);
        foreach (var left in before.Open ?? []) await left.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated) return;
        var (playwright, browser) = await started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

static class Pages
{
    /// <summary>The button of exactly this name.</summary>
    public static ILocator Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>What saves the form that is open.</summary>
    public static ILocator SaveButton(this IPage page) => page.Locator(".mud-dialog [data-save]");

    /// <summary>Saves the form that is open, and waits until it is gone.</summary>
    public static async Task SaveFormAsync(this IPage page)
    {
        await page.SaveButton().ClickAsync();
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Goes to a page and waits until its circuit is live.</summary>
    public static async Task GoAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator("h1[data-live]").First.WaitForAsync();
    }
}
