// What came in and waits for somebody, as facts: when, by which way, and which case is suggested. Not a word of it.
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Features.Outbox;

public sealed record IncomingLine(
    Guid Id, Channel Channel, DateTimeOffset At, IncomingMatch Match, CaseNumber? Case, UnreadableReason? Unreadable, SetAsideReason? Reason, StaffId? By, DateTimeOffset? DecidedAt);

/// <param name="Waiting">The oldest first.</param>
/// <param name="SetAside">The last that were, the newest first.</param>
/// <param name="Unfiled">Placed, with files that are not documents of the case yet.</param>
public sealed record IncomingList(
    int WaitingCount, IReadOnlyList<IncomingLine> Waiting, int UnreadableCount, IReadOnlyList<IncomingLine> Unreadable, IReadOnlyList<IncomingLine> SetAside, IReadOnlyList<CaseNumber> Unfiled, OfficeData Office);

public sealed class IncomingQuery(IDbContextFactory<OmbudDb> dbs, Desk.Office office, Rights rights, TimeProvider clock)
{
    /// <summary>How many of each list are shown.</summary>
    public const int Most = 50;

    /// <summary>The files are filed at once; what is left after that has met with a hindrance.</summary>
    static readonly TimeSpan Filing = TimeSpan.FromMinutes(5);

    public async Task<IncomingList> RunAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("incoming");
        var actor = await rights.NeedAsync(Purpose.Incoming, Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        // What is suggested for a case that somebody is shut out of is not there for them.
        var mine = IncomingDesk.OpenTo(db, actor.Id).AsNoTracking();
        var (waiting, unreadable) = (mine.Where(i => i.State == IncomingState.Waiting), mine.Where(i => i.State == IncomingState.Unreadable));
        var late = clock.GetUtcNow() - Filing;
        return new(
            await waiting.CountAsync(stop),
            await waiting.OrderBy(i => i.At).ThenBy(i => i.Id).Take(Most).Select(Line).ToListAsync(stop),
            await unreadable.CountAsync(stop),
            await unreadable.OrderBy(i => i.At).ThenBy(i => i.Id).Take(Most).Select(Line).ToListAsync(stop),
            await mine.Where(i => i.State == IncomingState.SetAside).OrderByDescending(i => i.DecidedAt).ThenBy(i => i.Id).Take(Most).Select(Line).ToListAsync(stop),
            (await mine.Where(i => i.State == IncomingState.Placed && i.Wrapped != null && i.DecidedAt < late).Select(i => i.CaseId!.Value).Distinct().ToListAsync(stop)).ConvertAll(CaseNumber.FromKey),
            await office.GetAsync(stop));
    }

    static readonly Expression<Func<IncomingRow, IncomingLine>> Line = i => new(
        i.Id, i.Channel, i.At, i.Match, i.SuggestedId == null ? null : CaseNumber.FromKey(i.SuggestedId.Value), i.Unreadable, i.Reason, i.DecidedBy == null ? null : new StaffId(i.DecidedBy), i.DecidedAt);
}
