// Flags what a year has passed over: our long concluded cases for review, and points that may come too late.
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Jobs;

/// <summary>A flag asks a human. Nothing is deleted, and a flag that a human took away is not set again.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class AgedCaseFlags(
    IDbContextFactory<OmbudDb> dbs, CaseDesk desk, CurrentUser user, TimeProvider clock, IServiceProvider services)
{
    const int Batch = 500;

    public Task RunAsync(CancellationToken stop) => services.GetRequiredService<JobTurns>().RunAsync(JobsSetup.AgedCaseFlags, (_, ending) => WorkAsync(ending), stop);

    async Task WorkAsync(CancellationToken stop)
    {
        user.Set(Actor.System);
        var today = clock.DanishToday;
        foreach (var number in await AgedAsync(today, stop))
            await desk.ChangeAsync(number, it => NeedsReview(it, today) ? it.FlagForReview(today) : null, stop: stop);
        foreach (var number in await LateAsync(stop))
            await desk.ChangeAsync(number, it => it.SetFlags(it.Flags | CaseFlags.MaybeTimeBarred), stop: stop);
    }

    /// <summary>Concluded more than a year ago, not waiting for review, and not reviewed with another end than "keep a year" or a hold that is over.</summary>
    static bool NeedsReview(Case it, DateOnly today) =>
        it is { ErasedOn: null, ConcludedOn: { } concluded } && OneYearRule.IsTimeBarred(concluded, today) && it.FlaggedForReviewOn is null
        && it is { LastReview: null or ReviewDecision.KeepOneYear } or { LastReview: ReviewDecision.Hold, NextReviewOn: not null }
        && (it.NextReviewOn is null || it.NextReviewOn <= today);

    async Task<IReadOnlyList<CaseNumber>> AgedAsync(DateOnly today, CancellationToken stop)
    {
        // On 29 February a day too many is found; the desk's own look decides.
        var yearAgo = today.AddYears(-1);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var ids = await db.Cases.AsNoTracking()
            .Where(c => !c.IsOpen && c.ErasedOn == null && c.ConcludedOn <= yearAgo && c.FlaggedForReviewOn == null
                && (c.LastReview == null || c.LastReview == ReviewDecision.KeepOneYear || (c.LastReview == ReviewDecision.Hold && c.NextReviewOn != null)) && (c.NextReviewOn == null || c.NextReviewOn <= today))
            .OrderBy(c => c.ConcludedOn).ThenBy(c => c.Id).Take(Batch).Select(c => c.Id).ToListAsync(stop);
        return ids.ConvertAll(CaseNumber.FromKey);
    }

    /// <summary>Open cases with an unjudged matter that the municipality closed more than a year before receipt.</summary>
    async Task<IReadOnlyList<CaseNumber>> LateAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var candidates = await (
            from point in db.Points.AsNoTracking()
            where point.Admitted == null && point.ClosedByMunicipalityOn != null
            join c in db.Cases.AsNoTracking() on point.CaseId equals c.Id
            where c.State == CaseState.Received && (c.Flags & CaseFlags.MaybeTimeBarred) == 0
                && !db.Events.Any(e => e.CaseId == c.Id && e.By == StaffId.System.Value && e.Body.Contains("\"flags-set\""))
            orderby c.Id
            select new { c.Id, ClosedOn = point.ClosedByMunicipalityOn!.Value, c.ReceivedOn }).ToListAsync(stop);
        return [.. candidates.Where(p => OneYearRule.IsTimeBarred(p.ClosedOn, p.ReceivedOn)).Select(p => p.Id).Distinct().Take(Batch).Select(CaseNumber.FromKey)];
    }
}
