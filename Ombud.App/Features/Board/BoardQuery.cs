// Reads the facts of the cases on the board: all that are open, and the last of those concluded lately.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Board;

public sealed class BoardQuery(IDbContextFactory<OmbudDb> dbs)
{
    /// <summary>How long a concluded case stays on the board.</summary>
    public const int ConcludedDays = 14;

    /// <summary>The board keeps no more of them: far more than one office concludes in that time, and few enough to read at once.</summary>
    public const int MostConcluded = 100;

    public static DateOnly ConcludedSince(DateOnly today) => today.AddDays(-ConcludedDays);

    /// <summary>One query in two halves, each along an index of its own: the partial one on open cases, and the day of conclusion.</summary>
    public async Task<IReadOnlyList<BoardFacts>> AllAsync(DateOnly today, CancellationToken stop = default)
    {
        using var asked = Measures.Query("board");
        var since = ConcludedSince(today);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var concluded = db.Cases.Where(c => c.ConcludedOn >= since && !c.IsOpen).OrderByDescending(c => c.ConcludedOn).ThenByDescending(c => c.Id).Take(MostConcluded);
        return await ReadAsync(db, db.Cases.Where(c => c.IsOpen).Concat(concluded), stop);
    }

    /// <summary>These cases, wherever they stand.</summary>
    public async Task<IReadOnlyList<BoardFacts>> SomeAsync(IReadOnlyCollection<CaseNumber> numbers, CancellationToken stop = default)
    {
        using var asked = Measures.Query("board");
        long[] keys = [.. numbers.Select(n => n.Key)];
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await ReadAsync(db, db.Cases.Where(c => EF.Parameter(keys).Contains(c.Id)), stop);
    }

    static async Task<IReadOnlyList<BoardFacts>> ReadAsync(OmbudDb db, IQueryable<CaseRow> rows, CancellationToken stop)
    {
        var facts = await Facts(rows).ToListAsync(stop);
        if (facts.Where(f => f.HasConflict).Select(f => f.Number.Key).ToList() is not { Count: > 0 } closed) return facts;
        var who = (await db.Conflicts.AsNoTracking().Where(c => closed.Contains(c.CaseId)).ToListAsync(stop)).ToLookup(c => c.CaseId, c => c.Who);
        return facts.ConvertAll(f => f.HasConflict ? f with { ShutOut = [.. who[f.Number.Key]] } : f);
    }

    static IQueryable<BoardFacts> Facts(IQueryable<CaseRow> rows) => rows.Select(c => new BoardFacts(
        CaseNumber.FromKey(c.Id), c.Kind, c.State, c.Theme, c.Department, c.Handler, c.Flags,
        c.ClockFrom, c.StateSince, c.OriginalDueOn, c.DueOn, c.AnsweredOn, c.ToldOn, c.ConcludedOn,
        c.PointCount, c.AnyAdmitted, c.WaitingFor, c.HasConflict));
}
