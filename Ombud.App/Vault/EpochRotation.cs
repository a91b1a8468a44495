// Moves the keys of living cases to this month's key, and destroys the keys of months that no backup within its time needs any more.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

/// <summary>
/// What was erased stays behind under the old keys, in old backups only. When such a key is destroyed, everywhere and in the one copy
/// of the keys too, those backups no longer open what was erased.
/// </summary>
public sealed class EpochRotation(IDbContextFactory<OmbudDb> dbs, WriteGate gate, CaseKeys keys, Remarks remarks, RegisterTexts texts, IncomingItems incoming, EpochKeys epochs, ProtectionOptions options, TimeProvider clock)
{
    const int Batch = 500;

    public async Task RunAsync(CancellationToken stop)
    {
        var today = clock.DanishToday;
        var current = EpochKeys.EpochOf(today);
        if (epochs.Existing.All(epoch => epoch >= current)) return;
        var oldest = clock.GetUtcNow() - Drafts.Kept;
        await gate.WriteAsync(db => db.Drafts.Where(d => d.SavedAt < oldest).ExecuteDeleteAsync());
        for (long? after = 0; after is { } from;)
        {
            stop.ThrowIfCancellationRequested();
            after = await gate.WriteAsync(db => MoveKeysAsync(db, current, from));
        }
        await gate.WriteAsync(db => MoveRemarksAsync(db, current));
        await gate.WriteAsync(db => MoveTextsAsync(db, current));
        await gate.WriteAsync(db => MoveIncomingAsync(db, current));
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var epoch in epochs.Existing.Where(epoch => epoch < current))
        {
            if (await IsNeededAsync(db, epoch, stop)) continue;
            if (epochs.RetiredOn(epoch) is not { } since) epochs.Retire(epoch, today);
            else if (since.AddDays(options.BackupDays) < today) epochs.Destroy(epoch);
        }
    }

    static async Task<bool> IsNeededAsync(OmbudDb db, int epoch, CancellationToken stop) =>
        await db.CaseKeys.AnyAsync(k => k.Epoch == epoch, stop) || await db.Drafts.AnyAsync(d => d.Epoch == epoch, stop)
        || await db.AccessReviews.AnyAsync(r => r.Remark != null && r.Epoch == epoch, stop)
        || await db.RegisterTexts.AnyAsync(t => t.Epoch == epoch, stop)
        || await db.Incoming.AnyAsync(i => i.Wrapped != null && i.Epoch == epoch, stop);

    /// <summary>Gives the last case that was looked at, null after the last of all. A key that does not open stays, and so does the key of its month.</summary>
    async Task<long?> MoveKeysAsync(OmbudDb db, int current, long after)
    {
        var rows = await db.CaseKeys.AsNoTracking().Where(k => k.Epoch < current && k.CaseId > after).OrderBy(k => k.CaseId).Take(Batch).ToListAsync();
        foreach (var row in rows)
            if (keys.Move(row, current) is { } fresh) db.Entry(fresh).State = EntityState.Modified;
        await db.SaveChangesAsync();
        return rows is [.., var last] ? last.CaseId : null;
    }

    /// <summary>Of the office's registers. What does not open stays, and so does the key of its month.</summary>
    async Task<int> MoveTextsAsync(OmbudDb db, int current)
    {
        foreach (var row in await db.RegisterTexts.Where(t => t.Epoch < current).ToListAsync()) texts.Move(row);
        return await db.SaveChangesAsync();
    }

    /// <summary>Of what came in and is with no case: its keys alone. What does not open stays, and so does the key of its month.</summary>
    async Task<int> MoveIncomingAsync(OmbudDb db, int current)
    {
        foreach (var row in await db.Incoming.Where(i => i.Wrapped != null && i.Epoch < current).ToListAsync()) incoming.Move(row);
        return await db.SaveChangesAsync();
    }

    async Task<int> MoveRemarksAsync(OmbudDb db, int current)
    {
        foreach (var row in await db.AccessReviews.Where(r => r.Remark != null && r.Epoch < current).ToListAsync())
            if (remarks.Open(row.Remark!, row.Epoch, row.Node, row.Sequence) is { } text) (row.Epoch, row.Remark) = remarks.Close(text, row.Node, row.Sequence);
        return await db.SaveChangesAsync();
    }
}
