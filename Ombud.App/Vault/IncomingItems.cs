// Seals what came in before it belongs to a case: each message with a key of its own, which the key of the month wraps.
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

/// <summary>Knows no rights and writes no log; those who ask do.</summary>
public sealed class IncomingItems(EpochKeys epochs, BlindIndex index, TimeProvider clock)
{
    // Danish letters as themselves: less to store, and this never reaches a page unescaped.
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Equal for the same message, whoever delivers it and however often; says nothing else of it.</summary>
    internal byte[] Seen(IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        using var all = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
            all.Write(length);
            all.Write(part.Span);
        }
        return index.Digest("incoming", all.GetBuffer().AsSpan(0, (int)all.Length));
    }

    /// <summary>Gives the row its key and its content, and the files their pieces.</summary>
    /// <param name="files">The bytes of those files that are taken.</param>
    internal IReadOnlyList<IncomingChunkRow> Close(IncomingRow row, IncomingContent content, IReadOnlyDictionary<Guid, byte[]> files)
    {
        var key = Seal.NewKey();
        using var ready = new SealingKey(key);
        (row.Epoch, row.Wrapped) = Wrap(row.Id, key);
        row.Content = ready.Close(JsonSerializer.SerializeToUtf8Bytes(content, Json), PlaceOf(row.Id));
        return [.. files.SelectMany(file => Pieces(row.Id, file.Key, file.Value, ready))];
    }

    /// <summary>Null: it does not open, or is with a case by now.</summary>
    internal IncomingContent? Open(IncomingRow row) =>
        row.Content is { } content && KeyOf(row) is { } key && Seal.TryOpen(key, content, PlaceOf(row.Id)) is { } json ? JsonSerializer.Deserialize<IncomingContent>(json, Json) : null;

    /// <summary>Says something else from now on, under the key that it has. False: it does not open.</summary>
    internal bool Change(IncomingRow row, Func<IncomingContent, IncomingContent> change)
    {
        if (Open(row) is not { } content || KeyOf(row) is not { } key) return false;
        using var ready = new SealingKey(key);
        row.Content = ready.Close(JsonSerializer.SerializeToUtf8Bytes(change(content), Json), PlaceOf(row.Id));
        return true;
    }

    /// <summary>The whole file. Null: it does not open.</summary>
    internal async Task<byte[]?> ReadAsync(OmbudDb db, IncomingRow row, IncomingFile file, CancellationToken stop)
    {
        if (KeyOf(row) is not { } key) return null;
        var count = DocumentSeal.CountOf(file.Size);
        var whole = new MemoryStream((int)file.Size);
        await foreach (var piece in db.IncomingChunks.AsNoTracking().Where(c => c.DocumentId == file.Document && c.IncomingId == row.Id).OrderBy(c => c.Number).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (Seal.TryOpen(key, piece.Content, PlaceOf(file.Document, piece.Number, piece.Number == count - 1)) is not { } clear) return null;
            whole.Write(clear);
        }
        return whole.Length == file.Size ? whole.ToArray() : null;
    }

    /// <summary>Wraps its key anew with this month's. False: it does not open, and stays as it is.</summary>
    internal bool Move(IncomingRow row)
    {
        if (KeyOf(row) is not { } key) return false;
        (row.Epoch, row.Wrapped) = Wrap(row.Id, key);
        return true;
    }

    /// <summary>Within a writer's turn: takes away what these say, their keys first.</summary>
    internal static async Task ForgetAsync(OmbudDb db, IQueryable<IncomingRow> which, CancellationToken stop)
    {
        var ids = await which.Select(i => i.Id).ToListAsync(stop);
        await db.Incoming.Where(i => ids.Contains(i.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Wrapped, (byte[]?)null).SetProperty(i => i.Content, (byte[]?)null).SetProperty(i => i.Sender, (long?)null), stop);
        await db.IncomingChunks.Where(c => ids.Contains(c.IncomingId)).ExecuteDeleteAsync(stop);
    }

    static IEnumerable<IncomingChunkRow> Pieces(Guid incoming, Guid document, byte[] content, SealingKey key)
    {
        var count = DocumentSeal.CountOf(content.Length);
        for (var number = 0; number < count; number++)
        {
            var at = number * DocumentSeal.PieceBytes;
            var piece = content.AsSpan(at, Math.Min(DocumentSeal.PieceBytes, content.Length - at));
            yield return new() { DocumentId = document, Number = number, IncomingId = incoming, Content = key.Close(piece, PlaceOf(document, number, number == count - 1)) };
        }
    }

    (int Epoch, byte[] Wrapped) Wrap(Guid id, byte[] key)
    {
        var epoch = EpochKeys.EpochOf(clock.DanishToday);
        return (epoch, Seal.Close(Derive(epochs.GetOrMake(epoch)), key, KeyPlaceOf(id, epoch)));
    }

    byte[]? KeyOf(IncomingRow row) =>
        row.Wrapped is { } wrapped && epochs.Find(row.Epoch) is { } epochKey ? Seal.TryOpen(Derive(epochKey), wrapped, KeyPlaceOf(row.Id, row.Epoch)) : null;

    static byte[] Derive(byte[] epochKey) => EpochKeys.Derive(epochKey, "incoming");

    static Place KeyPlaceOf(Guid id, int epoch) => new("Incoming.Key", string.Create(CultureInfo.InvariantCulture, $"{id:N}|{epoch}"), 0);

    static Place PlaceOf(Guid id) => new("Incoming", id.ToString("N"), 0);

    static Place PlaceOf(Guid document, int number, bool isLast) =>
        new("IncomingChunks", string.Create(CultureInfo.InvariantCulture, $"{document:N}|{number}|{(isLast ? "last" : "more")}"), 0);
}
