// A person without a mouse: goes by Tab, and sees at every stop where the focus is.
using Microsoft.Playwright;

namespace Ombud.Tests.Fixtures;

sealed class Keys(IPage page)
{
    // The focus may stand on a part whose frame shows the ring: a field in the search box, a radio button in its card.
    const string IsSeen =
        """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body || at.matches('h1, main, .outline-none, .pointer-events-none, .mud-dialog, .mud-dialog-container, .mud-focus-trap')) return true;
          for (let part = at, up = 0; part && up < 3; part = part.parentElement, up++) {
            const look = getComputedStyle(part);
            const box = part.getBoundingClientRect();
            if (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 && box.width > 0 && box.height > 0) return true;
          }
          return false;
        }
        """;

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Tabs until the focus is there; each stop on the way shows it.</summary>
    public async Task ToAsync(string selector, bool back = false)
    {
        await page.Locator(selector).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var stops = 0; stops < 120; stops++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                await SeenAsync();
                return;
            }
            await PressAsync(back ? "Shift+Tab" : "Tab");
            await SeenAsync();
        }
        Assert.Fail($"Tab never reaches {selector}");
    }

    /// <param name="option">How the option begins, in letters that every keyboard has.</param>
    public async Task ChooseAsync(string selector, string option)
    {
        await ToAsync(selector);
        // A form that is just being drawn anew may not hear the first key; a person presses again.
        for (var tries = 0; tries < 10; tries++)
        {
            await TypeAsync(option);
            try
            {
                await page.WaitForFunctionAsync("([s, o]) => document.querySelector(s).selectedOptions[0]?.text.startsWith(o)", new[] { selector, option }, new() { Timeout = 3000 });
                return;
            }
            catch (TimeoutException) { await ToAsync(selector); }
        }
        Assert.Fail($"No option that begins with {option} in {selector}");
    }

    /// <summary>Where the focus is can be seen.</summary>
    public async Task SeenAsync()
    {
        try { await page.WaitForFunctionAsync(IsSeen, null, new() { Timeout = 15_000 }); }
        catch (TimeoutException)
        {
            Assert.Fail("The focus is not seen on " + await page.EvaluateAsync<string>(
                "() => { const at = document.activeElement, look = getComputedStyle(at); return `${at.matches(':focus-visible')} ${look.outline} ${at.outerHTML.slice(0, 200)}`; }"));
        }
    }

    public Task<bool> IsInAsync(string selector) => page.EvaluateAsync<bool>("s => document.activeElement.closest(s) !== null", selector);

    public Task FocusedAsync(string selector) => page.WaitForFunctionAsync("s => document.activeElement?.matches(s)", selector);
}
