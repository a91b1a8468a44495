// Reads the facts of the cases on the board: all that are open, and those concluded lately.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Board;

public sealed class BoardQuery(IDbContextFactory<OmbudDb> dbs)
{
    /// <summary>How long a concluded case stays on the board.</summary>
    public const int ConcludedDays = 14;

    public static DateOnly ConcludedSince(DateOnly today) => today.AddDays(-ConcludedDays);

    /// <summary>One query in two halves, each along an index of its own: the partial one on open cases, and the day of conclusion.</summary>
    public async Task<IReadOnlyList<BoardFacts>> AllAsync(DateOnly today, CancellationToken stop = default)
    {
        var since = ConcludedSince(today);
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await Facts(db, db.Cases.Where(c => c.IsOpen).Concat(db.Cases.Where(c => c.ConcludedOn >= since && !c.IsOpen))).ToListAsync(stop);
    }

    /// <summary>These cases, wherever they stand.</summary>
    public async Task<IReadOnlyList<BoardFacts>> SomeAsync(IReadOnlyCollection<CaseNumber> numbers, CancellationToken stop = default)
    {
        long[] keys = [.. numbers.Select(n => n.Key)];
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await Facts(db, db.Cases.Where(c => keys.Contains(c.Id))).ToListAsync(stop);
    }

    static IQueryable<BoardFacts> Facts(OmbudDb db, IQueryable<CaseRow> rows) => rows.Select(c => new BoardFacts(
        CaseNumber.FromKey(c.Id), c.Kind, c.State, c.Theme, c.Department, c.Handler, c.Flags,
        c.ClockFrom, c.StateSince, c.OriginalDueOn, c.DueOn, c.AnsweredOn, c.ToldOn, c.ConcludedOn,
        db.Points.Count(p => p.CaseId == c.Id), db.Points.Any(p => p.CaseId == c.Id && p.Admitted == true)));
}
