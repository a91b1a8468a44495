// The cases that a human has to look at because of their age.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Review;

/// <param name="Flagged">One page, the earliest flagged first.</param>
/// <param name="Decided">One page, the newest case first: proposals that wait to be carried out, and cases on hold.</param>
/// <param name="MaybeTimeBarred">Open cases about a matter that the municipality may have closed too long ago.</param>
public sealed record ReviewList(
    int FlaggedCount, IReadOnlyList<CaseFacts> Flagged, int DecidedCount, IReadOnlyList<CaseFacts> Decided, int MaybeTimeBarredCount, IReadOnlyList<CaseFacts> MaybeTimeBarred);

public sealed class ReviewQuery(IDbContextFactory<OmbudDb> dbs, Rights rights)
{
    public const int PageSize = 20;
    /// <summary>How many of the last list are shown, the oldest first.</summary>
    public const int MostBarred = 20;

    public async Task<ReviewList> RunAsync(int page, int decidedPage, CancellationToken stop = default)
    {
        using var asked = Measures.Query("review");
        var actor = await rights.NeedAsync(Purpose.Review, Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var cases = db.Cases.OpenTo(actor.Id, db);
        var flagged = cases.Where(c => c.FlaggedForReviewOn != null);
        var decided = cases.Where(c => c.FlaggedForReviewOn == null && !c.IsOpen && c.ErasedOn == null
            && (c.LastReview == ReviewDecision.ProposeArchive || c.LastReview == ReviewDecision.ProposeErasure || c.LastReview == ReviewDecision.Hold));
        var barred = cases.Where(c => c.IsOpen && (c.Flags & CaseFlags.MaybeTimeBarred) != 0);
        return new(
            await flagged.CountAsync(stop),
            await flagged.OrderBy(c => c.FlaggedForReviewOn).ThenBy(c => c.Id).Skip(page * PageSize).Take(PageSize).Select(CaseFacts.Of).ToListAsync(stop),
            await decided.CountAsync(stop),
            await decided.OrderByDescending(c => c.Id).Skip(decidedPage * PageSize).Take(PageSize).Select(CaseFacts.Of).ToListAsync(stop),
            await barred.CountAsync(stop),
            await barred.OrderBy(c => c.ReceivedOn).ThenBy(c => c.Id).Take(MostBarred).Select(CaseFacts.Of).ToListAsync(stop));
    }
}
