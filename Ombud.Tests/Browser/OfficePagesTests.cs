// The report, the calendar and the settings in a real browser.
using Microsoft.Playwright;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Ombud.Tests.Browser;

public sealed class OfficePagesTests(Chrome chrome, OfficePagesTests.Filled filled) : IClassFixture<OfficePagesTests.Filled>
{
    public sealed class Filled : IAsyncDisposable
    {
        public OmbudHost Ombud { get; } = new(demoCases: 200, demoOpen: 20);
        public ValueTask DisposeAsync() => Ombud.DisposeAsync();
    }

    readonly OmbudHost host = filled.Ombud;

    [Fact]
    public async Task Both_charts_of_the_report_can_be_read_as_tables_and_the_address_keeps_the_choice()
    {
        var page = await chrome.OpenAsync(host, "supervisor");
        await page.GoAsync("reports/sla");
        await Expect(page.Locator("svg.chart")).ToHaveCountAsync(2);
        var buttons = page.GetByRole(AriaRole.Button, new() { Name = "Vis som tabel" });
        await buttons.Nth(0).ClickAsync();
        await buttons.Nth(1).ClickAsync();
        await Expect(page.Locator("svg.chart")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "november 2025" })).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Kompetencevurderet" })).ToBeVisibleAsync();

        await page.Locator("#period").SelectOptionAsync("2025");
        await Expect(page).ToHaveURLAsync($"{host.Address}reports/sla?period=2025", new() { Timeout = 20_000 });
        await page.ReloadAsync();
        await Expect(page.Locator("#period")).ToHaveValueAsync("2025");
    }

    [Fact]
    public async Task The_adviser_adds_an_absence_after_seeing_whose_date_it_moves()
    {
        await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("calendar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tilføj fravær" }).ClickAsync();
        await page.GetByLabel("Første dag").FillAsync("26112026");
        await page.GetByLabel("Sidste dag").FillAsync("27-11-2026");
        await page.GetByLabel("Sidste dag").BlurAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("senere frist");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gem fravær" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Fraværet er gemt" })).ToBeVisibleAsync();
        await Expect(page.GetByText("26.11.2026 – 27.11.2026")).ToBeVisibleAsync();

        var reader = await chrome.OpenAsync(host, "supervisor");
        await reader.GoAsync("calendar");
        await Expect(reader.GetByText("26.11.2026 – 27.11.2026")).ToBeVisibleAsync();
        await Expect(reader.GetByRole(AriaRole.Button, new() { Name = "Tilføj fravær" })).ToHaveCountAsync(0);
        await Expect(reader.GetByLabel("Grundlovsdag")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_closing_day_that_moves_dates_is_shown_before_it_is_saved_and_stays_off_when_that_is_given_up()
    {
        await using var office = new OmbudHost();
        office.Clock.SetUtcNow(new DateTimeOffset(2028, 4, 24, 8, 0, 0, TimeSpan.Zero)); // 1 May 2028 is a Monday
        var (registered, _) = await office.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Channel = Channel.Letter, Written = true }));
        var page = await chrome.OpenAsync(office, "adviser");
        await page.GoAsync("calendar");
        var box = page.Locator("#closing-FirstOfMay");
        await box.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync($"{registered!.Number}: fra 08.05.2028 til 09.05.2028. Besked senest 08.05.2028");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Annuller" }).ClickAsync();
        await Expect(box).Not.ToBeCheckedAsync();

        await box.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gem lukkedag" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1. maj er nu lukkedag" })).ToBeVisibleAsync();
        await Expect(box).ToBeCheckedAsync();
        // Off again moves nothing, and asks nothing.
        await box.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1. maj tæller nu som arbejdsdag" })).ToBeVisibleAsync();
        await Expect(box).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_department_is_added_once_its_faults_are_mended()
    {
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("settings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tilføj afdeling" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Kode", new() { Exact = true }).FillAsync("Kultur");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gem", Exact = true }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Feltet skal udfyldes");
        await Expect(dialog).ToContainTextAsync("Brug små bogstaver");
        await dialog.GetByLabel("Navn", new() { Exact = true }).FillAsync("Kultur og Fritid");
        await dialog.GetByLabel("Kode", new() { Exact = true }).FillAsync("culture");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Gem", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Kultur og Fritid" })).ToBeVisibleAsync();
    }
}
