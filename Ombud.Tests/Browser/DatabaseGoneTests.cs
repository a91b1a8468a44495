// What people see and keep when the database goes away under an open page, and comes back.
using Microsoft.Playwright;
using Ombud.App.Data;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Browser;

[Trait(Needs.Database, Needs.Postgres)]
public sealed class DatabaseGoneTests(Chrome chrome)
{
    const string Typed = "Borgeren har ringet: æ, ø og å er der endnu.";

    [Fact]
    public async Task What_is_typed_stays_while_the_database_is_away_and_is_saved_when_it_is_back()
    {
        using var server = await PostgresServer.StartAsync();
        await using var host = new OmbudHost(settings: new()
        {
            ["Storage:Provider"] = StorageOptions.PostgreSql,
            ["Storage:ConnectionString"] = await server.EmptyAsync("gone"),
        });
        var letter = A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true };
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(letter));
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync($"cases/{registered!.Number}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skriv notat", Exact = true }).ClickAsync();
        await page.Locator("#note-text").FillAsync(Typed);

        await server.HaltAsync();
        var banner = page.GetByText("Databasen svarer ikke lige nu");
        await banner.WaitForAsync();
        await page.Locator(".mud-dialog [data-save]").ClickAsync();
        await page.Locator(".mud-dialog").GetByText("Det, du har skrevet, bliver stående her").WaitForAsync();
        Assert.Equal(Typed, await page.Locator("#note-text").InputValueAsync());

        await server.ResumeAsync();
        await banner.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator(".mud-dialog [data-save]").ClickAsync();
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var dossier = await host.AsAsync("adviser", services => ((Ombud.App.Vault.Dossiers)services.GetService(typeof(Ombud.App.Vault.Dossiers))!).OpenAsync(registered.Number, Ombud.App.Data.Tables.Purpose.Review));
        Assert.Single(dossier!.Notes, note => note.Text == Typed);
    }
}
