// What a year has passed over is flagged once, and a flag is a question, not a deletion.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Jobs;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Jobs;

public sealed class AgedCaseFlagsTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    [Fact]
    public async Task A_case_is_flagged_once_when_more_than_a_year_has_passed_since_its_conclusion()
    {
        var number = await ConcludedAsync();
        await AtAsync("2027-11-23");
        await RunAsync();
        Assert.Null((await FactsAsync(number)).FlaggedForReviewOn);
        await AtAsync("2027-11-24");
        await RunAsync();
        await Task.WhenAll(RunAsync(), RunAsync());
        var flagged = await FactsAsync(number);
        Assert.Equal(Days.Day("2027-11-24"), flagged.FlaggedForReviewOn);
        Assert.Equal(1, await EventsAsync(number, "flagged-for-review"));
        Assert.Equal(CaseState.Concluded, flagged.State);
    }

    [Fact]
    public async Task A_kept_case_comes_back_a_year_later_and_one_that_was_decided_does_not()
    {
        var (kept, decided) = (await ConcludedAsync(), await ConcludedAsync());
        await AtAsync("2027-11-24");
        await RunAsync();
        await ReviewAsync(kept, ReviewDecision.KeepOneYear);
        await ReviewAsync(decided, ReviewDecision.ProposeErasure);
        await RunAsync();
        await AtAsync("2028-11-23");
        await RunAsync();
        Assert.Null((await FactsAsync(kept)).FlaggedForReviewOn);
        await AtAsync("2028-11-24");
        await RunAsync();
        await RunAsync();
        Assert.Equal(Days.Day("2028-11-24"), (await FactsAsync(kept)).FlaggedForReviewOn);
        Assert.Equal(2, await EventsAsync(kept, "flagged-for-review"));
        Assert.Null((await FactsAsync(decided)).FlaggedForReviewOn);
        Assert.Equal(1, await EventsAsync(decided, "flagged-for-review"));
    }

    [Fact]
    public async Task A_held_case_comes_back_on_its_date_and_without_one_only_when_somebody_takes_it_up()
    {
        var (held, forGood, archived) = (await ConcludedAsync(), await ConcludedAsync(), await ConcludedAsync());
        await AtAsync("2027-11-24");
        await RunAsync();
        var today = host.Clock.DanishToday;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(held, it => it.Review(ReviewDecision.Hold, today, Days.Day("2029-03-01")))));
        await ReviewAsync(forGood, ReviewDecision.Hold);
        await ReviewAsync(archived, ReviewDecision.Archived);
        await AtAsync("2029-02-28");
        await RunAsync();
        Assert.Null((await FactsAsync(held)).FlaggedForReviewOn);
        await AtAsync("2029-03-01");
        await RunAsync();
        Assert.Equal(Days.Day("2029-03-01"), (await FactsAsync(held)).FlaggedForReviewOn);
        Assert.Null((await FactsAsync(forGood)).FlaggedForReviewOn);
        Assert.Null((await FactsAsync(archived)).FlaggedForReviewOn);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(forGood, it => it.FlagForReview(host.Clock.DanishToday))));
        Assert.NotNull((await FactsAsync(forGood)).FlaggedForReviewOn);
    }

    [Fact]
    public async Task A_matter_that_was_closed_more_than_a_year_before_receipt_is_marked_until_a_human_takes_the_mark_away()
    {
        var late = await RegisterAsync("2025-11-22");
        var inTime = await RegisterAsync("2025-11-23");
        await RunAsync();
        Assert.True((await FactsAsync(late)).Flags.HasFlag(CaseFlags.MaybeTimeBarred));
        Assert.False((await FactsAsync(inTime)).Flags.HasFlag(CaseFlags.MaybeTimeBarred));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(late, it => it.SetFlags(it.Flags & ~CaseFlags.MaybeTimeBarred))));
        await RunAsync();
        Assert.False((await FactsAsync(late)).Flags.HasFlag(CaseFlags.MaybeTimeBarred));
    }

    [Fact]
    public async Task What_the_jobs_change_is_signed_by_the_system()
    {
        var late = await RegisterAsync("2024-01-01");
        await RunAsync();
        await using var db = await host.DatabaseAsync();
        Assert.Equal("Ombud.System", await db.Events.Where(e => e.CaseId == late.Key).OrderBy(e => e.Sequence).Select(e => e.Role).LastAsync());
    }

    Task RunAsync() => host.RunJobAsync<AgedCaseFlags>(job => job.RunAsync(default));

    Task AtAsync(string day)
    {
        host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day(day), new(9, 0)));
        return Task.CompletedTask;
    }

    async Task<CaseNumber> RegisterAsync(string? closedOn = null)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with
        {
            Kind = closedOn is null ? HelpKind.Guidance : HelpKind.Complaint,
            ClosedByMunicipalityOn = closedOn is null ? null : Days.Day(closedOn),
        }));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task<CaseNumber> ConcludedAsync()
    {
        var number = await RegisterAsync();
        var today = host.Clock.DanishToday;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.EndPoint(1, Outcome.HelpGiven) ?? it.Conclude(today))));
        return number;
    }

    async Task ReviewAsync(CaseNumber number, ReviewDecision decision)
    {
        var today = host.Clock.DanishToday;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Review(decision, today))));
    }

    async Task<Case> FactsAsync(CaseNumber number) => (await host.DeskAsync(desk => desk.FindAsync(number)))!;

    async Task<int> EventsAsync(CaseNumber number, string kind)
    {
        await using var db = await host.DatabaseAsync();
        return await db.Events.CountAsync(e => e.CaseId == number.Key && e.Body.Contains($"\"{kind}\""));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
