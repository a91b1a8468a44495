// Aged cases are held, proposed for the archive and handed over on the review page, in a real browser.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;
using static Ombud.Tests.Fixtures.Pages;

namespace Ombud.Tests.Browser;

public sealed class ReviewPageTests(Chrome chrome) : IAsyncDisposable
{
    readonly OmbudHost host = new();

    async Task<CaseNumber> AgedAsync()
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance }));
        Assert.Null(refused);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(registered!.Number, it => it.EndPoint(1, Outcome.HelpGiven) ?? it.Conclude(A.Today))));
        host.Clock.Advance(TimeSpan.FromDays(367));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(registered!.Number, it => it.FlagForReview(host.Clock.DanishToday)), role: null));
        return registered!.Number;
    }

    async Task<Case> FactsAsync(CaseNumber number) => (await host.DeskAsync(desk => desk.FindAsync(number)))!;

    [Fact]
    public async Task A_case_is_put_on_hold_with_a_reason_and_can_be_taken_up_again()
    {
        var number = await AgedAsync();
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/review");
        await Press(page, $"Gennemgå sag {number}").ClickAsync();
        await page.GetByText("Sæt på hold").ClickAsync();
        await page.GetByLabel("Begrundelse").FillAsync("En klage behandles et andet sted.");
        await page.Locator("#review-until").FillAsync("1-1-2020");
        await Press(page, "Gem beslutningen").ClickAsync();
        await Expect(page.Locator("#review-until-error")).ToContainTextAsync("Datoen skal være efter i dag");
        await page.Locator("#review-until").FillAsync("1-3-2029");
        await Press(page, "Gem beslutningen").ClickAsync();
        await Expect(page.GetByText("På hold til 01.03.2029")).ToBeVisibleAsync();
        Assert.Equal((ReviewDecision.Hold, new DateOnly(2029, 3, 1)), ((await FactsAsync(number)).LastReview!.Value, (await FactsAsync(number)).NextReviewOn!.Value));
        await Press(page, $"Tag op igen: sag {number}").ClickAsync();
        await Expect(Press(page, $"Gennemgå sag {number}")).ToBeVisibleAsync();
        Assert.Equal(host.Clock.DanishToday, (await FactsAsync(number)).FlaggedForReviewOn);
    }

    [Fact]
    public async Task A_proposal_for_the_archive_is_marked_as_handed_over_with_date_and_reason_and_leaves_the_list()
    {
        var number = await AgedAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Review(ReviewDecision.ProposeArchive, host.Clock.DanishToday))));
        var page = await chrome.OpenAsync(host, "adviser");
        await page.GoAsync("/review");
        await Press(page, $"Markér som arkiveret: sag {number}").ClickAsync();
        await Press(page, "Gem beslutningen").ClickAsync();
        await Expect(page.Locator("#review-reason-error")).ToBeVisibleAsync();
        await page.GetByLabel("Begrundelse").FillAsync("Afleveret til stadsarkivet.");
        await Press(page, "Gem beslutningen").ClickAsync();
        await Expect(page.GetByText("Ingen forslag afventer, og ingen sager er på hold.")).ToBeVisibleAsync();
        var facts = await FactsAsync(number);
        Assert.Equal((ReviewDecision.Archived, host.Clock.DanishToday), (facts.LastReview!.Value, facts.ArchivedOn!.Value));
        var dossier = await host.AsAsync("adviser", services => services.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(number, Purpose.Review));
        Assert.Contains(dossier!.Notes, n => n is { Kind: NoteKind.ReviewRemark, Text: "Afleveret til stadsarkivet." });
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
