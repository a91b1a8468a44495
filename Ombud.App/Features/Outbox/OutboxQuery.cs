// The letters of all cases that ask for something or are on their way: facts alone, no names.
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.Outbox;

public sealed record DraftItem(Guid Letter, CaseNumber Number, LetterKind Kind, DateTimeOffset WrittenAt);

public sealed record OutboxItem(
    Guid Copy, CaseNumber Number, LetterKind Kind, RecipientRole Role, Channel Channel, string? Department, CopyState State, DateTimeOffset At, int Attempts, DateTimeOffset? NextAt, SendProblem? Problem,
    DateTimeOffset? PrintedAt);

/// <summary>A morning's mail to an adviser that has not been sent.</summary>
public sealed record DigestItem(DateOnly Day, StaffId Who, DigestState State, DateTimeOffset? NextAt, SendProblem? Problem);

/// <param name="ToPrint">The oldest first, as many as one batch holds.</param>
/// <param name="OnTheWay">Those that have been tried without success first.</param>
/// <param name="Out">The last that left the house, the newest first.</param>
/// <param name="Digests">The last mornings' mails that have not come, the newest first.</param>
public sealed record OutboxList(
    IReadOnlyList<DraftItem> Drafts, IReadOnlyList<OutboxItem> Failed, int ToPrintCount, IReadOnlyList<OutboxItem> ToPrint, int OnTheWayCount, IReadOnlyList<OutboxItem> OnTheWay,
    IReadOnlyList<OutboxItem> Out, IReadOnlyList<DigestItem> Digests, OfficeData Office);

public sealed class OutboxQuery(IDbContextFactory<OmbudDb> dbs, Desk.Office office, Rights rights, TimeProvider clock)
{
    /// <summary>How many of each list are shown.</summary>
    public const int Most = 50;

    /// <summary>So long a morning's mail that did not come is told of.</summary>
    const int DigestDays = 7;

    static readonly Expression<Func<OutboxRow, OutboxItem>> Item =
        o => new OutboxItem(o.Id, CaseNumber.FromKey(o.CaseId), o.Kind, o.Role, o.Channel, o.Department, o.State, o.At, o.Attempts, o.NextAt, o.Problem, o.PrintedAt);

    public async Task<OutboxList> RunAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("outbox");
        var actor = await rights.NeedAsync(Purpose.Page, Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        // Whoever is shut out of a case does not see that there is a letter in it.
        var mine = db.Outbox.AsNoTracking().Where(o => !db.Conflicts.Any(c => c.CaseId == o.CaseId && c.Who == actor.Id.Value));
        var since = clock.DanishToday.AddDays(-DigestDays);
        var queued = mine.Where(o => o.State == CopyState.Queued);
        var (print, send) = (queued.Where(o => o.Channel == Channel.Letter), queued.Where(o => o.Channel != Channel.Letter));
        return new(
            await db.Letters.AsNoTracking().Where(l => l.ApprovedAt == null && !db.Conflicts.Any(c => c.CaseId == l.CaseId && c.Who == actor.Id.Value))
                .OrderBy(l => l.WrittenAt).Take(Most).Select(l => new DraftItem(l.Id, CaseNumber.FromKey(l.CaseId), l.Kind, l.WrittenAt)).ToListAsync(stop),
            await mine.Where(o => o.State == CopyState.Failed).OrderBy(o => o.At).Take(Most).Select(Item).ToListAsync(stop),
            await print.CountAsync(stop),
            await print.OrderBy(o => o.At).ThenBy(o => o.Id).Take(LetterPrint.Most).Select(Item).ToListAsync(stop),
            await send.CountAsync(stop),
            await send.OrderByDescending(o => o.Attempts).ThenBy(o => o.At).Take(Most).Select(Item).ToListAsync(stop),
            await mine.Where(o => o.State == CopyState.Sent || o.State == CopyState.Received).OrderByDescending(o => o.At).Take(Most).Select(Item).ToListAsync(stop),
            await db.Digests.AsNoTracking().Where(d => d.Day > since && (d.State == DigestState.Dropped || d.State == DigestState.Failed || (d.State == DigestState.Waiting && d.Problem != null)))
                .OrderByDescending(d => d.Day).ThenBy(d => d.Staff).Take(Most).Select(d => new DigestItem(d.Day, new StaffId(d.Staff), d.State, d.NextAt, d.Problem)).ToListAsync(stop),
            await office.GetAsync(stop));
    }
}
