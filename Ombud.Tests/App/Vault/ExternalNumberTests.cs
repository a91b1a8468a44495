// A case is found by the department's own number, however it is written, and by nothing else that looks like it.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Vault;

public sealed class ExternalNumberTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_case_is_found_by_the_departments_number_in_any_spelling()
    {
        var (number, other) = (await RegisterAsync(), await RegisterAsync());
        await WriteAsync(number, "24/01234", "SAG-2026-77");
        foreach (var asked in (string[])["24/01234", "24-01234", " 2401234 ", "sag 2026 77", "Sag/2026/77"])
            Assert.Equal([new SearchHit(number, MatchKinds.External)], await FindAsync(asked));
        Assert.Empty(await FindAsync("24/0123"));
        Assert.DoesNotContain(await FindAsync("00 12 34 56"), hit => hit.Kinds.HasFlag(MatchKinds.External));
        await WriteAsync(other, "24 01234");
        Assert.Equal([other, number], (await FindAsync("24/01234")).Select(hit => hit.Number));
    }

    [Fact]
    public async Task A_number_that_was_exchanged_finds_no_more_and_the_party_is_found_still()
    {
        var number = await RegisterAsync();
        await WriteAsync(number, "24/01234");
        await WriteAsync(number, "24/99999");
        Assert.Empty(await FindAsync("24/01234"));
        Assert.Single(await FindAsync("24/99999"));
        Assert.Contains(await FindAsync("00 12 34 56"), hit => hit.Kinds.HasFlag(MatchKinds.Phone));
        // A change of the party keeps the number.
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) => dossier.SetParty(dossier.Party with { Phone = "00 11 11 11" }) ?? it.ChangeParties())));
        Assert.Single(await FindAsync("24/99999"));
        Assert.Equal(["24/99999"], (await OpenAsync(number)).References!.Numbers);
    }

    [Fact]
    public async Task The_number_stands_nowhere_in_clear_and_goes_with_the_erasure()
    {
        var number = await RegisterAsync();
        await WriteAsync(number, "KVITTEBRO-24-01234");
        Assert.Empty(Planted.FindTextIn([host.Folder, host.KeyFolder], "KVITTEBRO-24-01234"));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.EndPoint(1, Outcome.HelpGiven) ?? it.Conclude(A.Today))));
        host.Clock.Advance(TimeSpan.FromDays(400));
        var today = A.Today.AddDays(400);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.FlagForReview(today) ?? it.Review(ReviewDecision.ProposeErasure, today))));
        await using var db = await host.DatabaseAsync();
        var version = await db.Cases.Select(c => c.Version).SingleAsync();
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<Erasures>().EraseAsync(number, number.ToString(), version)));
        Assert.False(await db.Lookups.AnyAsync() || await db.DossierRecords.AnyAsync());
        Assert.Empty(await FindAsync("KVITTEBRO-24-01234"));
    }

    [Fact]
    public async Task Intake_cannot_search_by_it()
    {
        await WriteAsync(await RegisterAsync(), "24/01234");
        Assert.Null(await host.AsAsync("intake", services => services.GetRequiredService<CaseSearch>().FindAsync("24/01234")));
    }

    async Task<IReadOnlyList<SearchHit>> FindAsync(string text) =>
        (await host.AsAsync("adviser", services => services.GetRequiredService<CaseSearch>().FindAsync(text)))!.Hits;

    Task<Dossier> OpenAsync(CaseNumber number) =>
        host.AsAsync("adviser", async services => (await services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.CaseHandling))!);

    async Task WriteAsync(CaseNumber number, params string[] numbers) =>
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) => dossier.SetReferences(numbers) ?? it.ChangeReferences())));

    async Task<CaseNumber> RegisterAsync()
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance }));
        Assert.Null(refused);
        return registered!.Number;
    }
}
