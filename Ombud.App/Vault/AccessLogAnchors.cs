// Notes every hour where the access log stands, and cuts off what its time is over for.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

public sealed class AccessLogAnchors(IDbContextFactory<OmbudDb> dbs, AnchorFile file, StorageOptions storage, WriteGate gate, TimeProvider clock)
{
    readonly Dictionary<string, Anchor> last = [];
    IReadOnlyList<string> nodes = [];
    long hourOfNodes;

    /// <summary>Once an hour for each chain, if anything was logged since. Any node does it for all of them.</summary>
    public async Task AnchorAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (hourOfNodes != HourOf(now)) (nodes, hourOfNodes) = (await NodesAsync(db, stop), HourOf(now));
        foreach (var node in nodes.Union([storage.Node])) await AnchorAsync(db, node, now, stop);
    }

    async Task AnchorAsync(OmbudDb db, string node, DateTimeOffset now, CancellationToken stop)
    {
        if (last.GetValueOrDefault(node) is { } known && HourOf(known.At) == HourOf(now)) return;
        // Read again: where nodes share the folder, another may have been here.
        if (file.Read(node) is [.., { } newest]) last[node] = newest;
        if (last.GetValueOrDefault(node) is { } noted && HourOf(noted.At) == HourOf(now)) return;
        var head = await db.AccessLog.AsNoTracking().Where(a => a.Node == node).OrderByDescending(a => a.Sequence)
            .Select(a => new { a.Sequence, a.Link }).FirstOrDefaultAsync(stop);
        if (head is null || head.Sequence == last.GetValueOrDefault(node)?.Sequence) return;
        Add(node, new(AnchorKind.Head, now, head.Sequence, head.Link));
    }

    /// <summary>Deletes the rows before the first that is not older than this. The anchor comes first: a crash in between leaves rows, not a gap.</summary>
    public async Task CutAsync(DateTimeOffset oldest, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (!await db.AccessLog.AnyAsync(a => a.At < oldest, stop)) return;
        foreach (var node in await NodesAsync(db, stop)) await CutAsync(db, node, oldest, stop);
    }

    async Task CutAsync(OmbudDb db, string node, DateTimeOffset oldest, CancellationToken stop)
    {
        var own = db.AccessLog.Where(a => a.Node == node);
        if (!await own.AnyAsync(a => a.At < oldest, stop)) return;
        if (await own.Where(a => a.At >= oldest).MinAsync(a => (long?)a.Sequence, stop) is not { } first) return;
        if (await own.Where(a => a.Sequence == first - 1).Select(a => a.Link).FirstOrDefaultAsync(stop) is not { } link) return;
        Add(node, new(AnchorKind.Cut, clock.GetUtcNow(), first - 1, link));
        await gate.WriteAsync(writing => writing.AccessLog.Where(a => a.Node == node && a.Sequence < first).ExecuteDeleteAsync(stop));
    }

    /// <summary>After a backup was put back: its chain ends earlier than some anchors say.</summary>
    public async Task RestoredAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var node in await NodesAsync(db, stop))
        {
            var head = await db.AccessLog.AsNoTracking().Where(a => a.Node == node).OrderByDescending(a => a.Sequence).FirstAsync(stop);
            file.Add(node, new(AnchorKind.Restored, clock.GetUtcNow(), head.Sequence, head.Link));
        }
        last.Clear();
    }

    static Task<List<string>> NodesAsync(OmbudDb db, CancellationToken stop) => db.AccessLog.Select(a => a.Node).Distinct().ToListAsync(stop);

    void Add(string node, Anchor anchor)
    {
        file.Add(node, anchor);
        last[node] = anchor;
    }

    static long HourOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;
}
