// Notes every hour where the access log stands, and cuts off what its time is over for.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

public sealed class AccessLogAnchors(IDbContextFactory<OmbudDb> dbs, AnchorFile file, StorageOptions storage, WriteGate gate, TimeProvider clock)
{
    Anchor? last;

    /// <summary>Once an hour, if anything was logged since.</summary>
    public async Task AnchorAsync(CancellationToken stop)
    {
        last ??= file.Read(storage.Node) is [.., var newest] ? newest : null;
        var now = clock.GetUtcNow();
        if (last is not null && HourOf(last.At) == HourOf(now)) return;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var head = await db.AccessLog.AsNoTracking().Where(a => a.Node == storage.Node).OrderByDescending(a => a.Sequence)
            .Select(a => new { a.Sequence, a.Link }).FirstOrDefaultAsync(stop);
        if (head is null || head.Sequence == last?.Sequence) return;
        Add(new(AnchorKind.Head, now, head.Sequence, head.Link));
    }

    /// <summary>Deletes the rows before the first that is not older than this. The anchor comes first: a crash in between leaves rows, not a gap.</summary>
    public async Task CutAsync(DateTimeOffset oldest, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var own = db.AccessLog.Where(a => a.Node == storage.Node);
        if (!await own.AnyAsync(a => a.At < oldest, stop)) return;
        if (await own.Where(a => a.At >= oldest).MinAsync(a => (long?)a.Sequence, stop) is not { } first) return;
        if (await own.Where(a => a.Sequence == first - 1).Select(a => a.Link).FirstOrDefaultAsync(stop) is not { } link) return;
        Add(new(AnchorKind.Cut, clock.GetUtcNow(), first - 1, link));
        using var turn = await gate.EnterAsync(stop);
        await own.Where(a => a.Sequence < first).ExecuteDeleteAsync(stop);
    }

    /// <summary>After a backup was put back: its chain ends earlier than some anchors say.</summary>
    public async Task RestoredAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var nodes = await db.AccessLog.Select(a => a.Node).Distinct().ToListAsync(stop);
        foreach (var node in nodes)
        {
            var head = await db.AccessLog.AsNoTracking().Where(a => a.Node == node).OrderByDescending(a => a.Sequence).FirstAsync(stop);
            file.Add(node, new(AnchorKind.Restored, clock.GetUtcNow(), head.Sequence, head.Link));
        }
        last = null;
    }

    void Add(Anchor anchor)
    {
        file.Add(storage.Node, anchor);
        last = anchor;
    }

    static long HourOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;
}
