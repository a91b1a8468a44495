// Is the access log what was written? Names the first place that is not.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

public enum LogFault
{
    /// <summary>The row is not the one that was written here: altered, exchanged, or what stood before it was.</summary>
    Altered = 1,
    /// <summary>A row with this number was written and is not there.</summary>
    Missing,
    /// <summary>The log ends before this row, which it once had.</summary>
    CutOff,
    /// <summary>A line of the anchor file is not the one that was written.</summary>
    AnchorAltered,
}

/// <param name="Fault">Null: all of it holds.</param>
/// <param name="Sequence">Where: the row's number in the chain of its node.</param>
public sealed record LogCheck(long Rows, LogFault? Fault = null, string? Node = null, long Sequence = 0);

public sealed class AccessLogCheck(IDbContextFactory<OmbudDb> dbs, KeyedChain chain, AnchorFile anchors)
{
    public async Task<LogCheck> RunAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await RunAsync(db, stop);
    }

    /// <summary>In the transaction of somebody else.</summary>
    public async Task<LogCheck> RunAsync(OmbudDb db, CancellationToken stop)
    {
        var rows = 0L;
        var nodes = await db.AccessLog.Select(a => a.Node).Distinct().ToListAsync(stop);
        foreach (var node in nodes.Union(anchors.Nodes).Order(StringComparer.Ordinal))
        {
            var checkedNode = await CheckAsync(db, node, stop);
            rows += checkedNode.Rows;
            if (checkedNode.Fault is not null) return checkedNode with { Rows = rows };
        }
        return new(rows);
    }

    async Task<LogCheck> CheckAsync(OmbudDb db, string node, CancellationToken stop)
    {
        var known = anchors.Read(node);
        var whole = known.TakeWhile(a => a is not null).Select(a => a!).ToList();
        if (whole.Count < known.Count) return new(0, LogFault.AnchorAltered, node, whole.Count + 1);
        var own = db.AccessLog.AsNoTracking().Where(a => a.Node == node);
        var first = await own.MinAsync(a => (long?)a.Sequence, stop);
        var (from, link) = Start(whole.LastOrDefault(a => a.Kind is AnchorKind.Cut), first);
        var (sequence, ahead) = (from, Ahead(whole, from));
        await foreach (var row in own.OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (row.Sequence != ++sequence) return new(sequence - from - 1, LogFault.Missing, node, sequence);
            link = link is null ? row.Link : chain.Next(link, AccessLog.BytesOf(row));
            if (!link.AsSpan().SequenceEqual(row.Link)) return new(sequence - from, LogFault.Altered, node, sequence);
            while (ahead.TryPeek(out var anchor) && anchor.Sequence <= sequence)
                if (ahead.Dequeue().Sequence == sequence && !link.AsSpan().SequenceEqual(anchor.Link)) return new(sequence - from, LogFault.Altered, node, sequence);
        }
        return ahead.Count > 0 ? new(sequence - from, LogFault.CutOff, node, sequence + 1) : new(sequence - from);
    }

    /// <summary>
    /// Before the first row, or where the beginning was cut off. A crash may have left rows from before the cut: the first of them is
    /// taken as it stands (no link: null), and they must lead to the cut.
    /// </summary>
    static (long Sequence, byte[]? Link) Start(Anchor? cut, long? first) =>
        cut is null ? (0, KeyedChain.Start) : first <= cut.Sequence ? (first.Value - 1, null) : (cut.Sequence, cut.Link);

    /// <summary>What the log must still hold beyond a row. What a restored backup did not have is not asked for.</summary>
    static Queue<Anchor> Ahead(IEnumerable<Anchor> anchors, long beyond)
    {
        List<Anchor> wanted = [];
        foreach (var anchor in anchors)
        {
            if (anchor.Kind is AnchorKind.Restored) wanted.RemoveAll(a => a.Sequence > anchor.Sequence);
            if (anchor.Sequence > beyond) wanted.Add(anchor);
        }
        return new(wanted.OrderBy(a => a.Sequence));
    }
}
