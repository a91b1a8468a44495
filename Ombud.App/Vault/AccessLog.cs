// Writes the log of looks: each row linked to the one before it, in the transaction of what it tells about.
using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.Domain.Cases;

namespace Ombud.App.Vault;

/// <param name="Number">Null for what is not about one case.</param>
/// <param name="Count">How many cases it covers.</param>
public readonly record struct Look(AccessAct Act, Purpose Purpose, CaseNumber? Number = null, int Count = 1);

public sealed class AccessLog(KeyedChain chain, StorageOptions storage, WriteGate gate, TimeProvider clock)
{
    static readonly Compiled<Func<OmbudDb, string, CancellationToken, Task<AccessRow?>>> LastOf = new(() => EF.CompileAsyncQuery((OmbudDb db, string node, CancellationToken stop) =>
        db.AccessLog.AsNoTracking().Where(a => a.Node == node).OrderByDescending(a => a.Sequence).FirstOrDefault()));

    /// <summary>Writes looks by themselves; they are on the disk when this is done.</summary>
    public Task WriteAsync(Actor actor, params IReadOnlyList<Look> looks) => gate.WriteAsync(async db =>
    {
        await AddAsync(db, actor, looks, CancellationToken.None);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Invented looks of the past, the oldest first.</summary>
    internal Task ImportAsync(IReadOnlyList<(DateTimeOffset At, Actor By, Look Look)> looks) => gate.WriteAsync(async db =>
    {
        await AddAsync(db, looks, CancellationToken.None);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Adds looks to a writer's turn, who saves them with all the rest.</summary>
    internal Task AddAsync(OmbudDb db, Actor actor, IReadOnlyList<Look> looks, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return AddAsync(db, [.. looks.Select(look => (now, actor, look))], stop);
    }

    async Task AddAsync(OmbudDb db, IReadOnlyList<(DateTimeOffset At, Actor By, Look Look)> looks, CancellationToken stop)
    {
        // What this turn has added before, and not saved yet, comes first.
        var last = db.AccessLog.Local.Where(a => a.Node == storage.Node).MaxBy(a => a.Sequence) ?? await LastOf.For(db)(db, storage.Node, stop);
        var (sequence, link) = (last?.Sequence ?? 0, last?.Link ?? KeyedChain.Start);
        foreach (var (at, by, look) in looks)
        {
            var row = new AccessRow
            {
                Node = storage.Node, Sequence = ++sequence, At = at, By = by.Id.Value, Role = by.Role,
                Act = look.Act, Purpose = look.Purpose, CaseId = look.Number?.Key, Count = look.Count, Link = [],
            };
            row.Link = link = chain.Next(link, BytesOf(row));
            db.Insert(row);
        }
    }

    /// <summary>Everything that a row says, so that no two different rows have the same bytes.</summary>
    internal static ReadOnlySpan<byte> BytesOf(AccessRow row)
    {
        var bytes = new ArrayBufferWriter<byte>(128);
        Number(row.Sequence);
        Number(row.At.ToUnixTimeMilliseconds());
        Number((int)row.Act);
        Number((int)row.Purpose);
        Number(row.CaseId ?? -1);
        Number(row.Count);
        foreach (var text in (ReadOnlySpan<string>)[row.Node, row.By, row.Role])
        {
            Number(Encoding.UTF8.GetByteCount(text));
            Encoding.UTF8.GetBytes(text, bytes);
        }
        return bytes.WrittenSpan;

        void Number(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(sizeof(long)), value);
            bytes.Advance(sizeof(long));
        }
    }
}
