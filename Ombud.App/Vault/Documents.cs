// The files of cases: sealed piece by piece as they come in, so that no byte of them is on the disk in clear, and opened through one door.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

/// <summary>A file whose pieces are all kept, and that belongs to no case yet.</summary>
public sealed record TakenFile(DocumentType Type, long Size);

public sealed class Documents(IDbContextFactory<OmbudDb> dbs, WriteGate gate, CaseKeys keys, Dossiers dossiers, Undropped undropped)
{
    /// <summary>So many pieces are written at once; not more of a file than this and as much again is in memory.</summary>
    const int Batch = 16;

    /// <summary>Opens a document for reading: right checked, look logged. Null if there is none, or the person has no right to look.</summary>
    public async Task<SealedDocument?> OpenAsync(CaseNumber number, Guid document, CancellationToken stop = default)
    {
        if (await dossiers.OpenAsync(number, Purpose.Document, stop) is not { } dossier) return null;
        if (dossier.Documents.FirstOrDefault(d => d.Id == document) is not { } about) return null;
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await keys.FindAsync(db, number.Key, stop) is { } key ? new(dbs, about, number.Key, key) : null;
    }

    /// <summary>A whole document of a dossier that the caller has opened. Null: it does not open.</summary>
    internal async Task<byte[]?> ReadAsync(CaseNumber number, Document about, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await keys.FindAsync(db, number.Key, stop) is not { } key) return null;
        using var whole = new MemoryStream((int)about.Size);
        await foreach (var piece in new SealedDocument(dbs, about, number.Key, key).ReadAsync(stop)) whole.Write(piece);
        return whole.Length == about.Size ? whole.ToArray() : null;
    }

    /// <summary>
    /// Reads a file to its end and keeps its sealed pieces; the writer's turn is taken for each batch alone, never while the sender is
    /// waited for. What is refused, breaks off or is stopped leaves nothing.
    /// </summary>
    internal async Task<(TakenFile? File, Refusal? Refused)> TakeAsync(CaseNumber number, Guid document, Stream content, CancellationToken stop)
    {
        await using (var db = await dbs.CreateDbContextAsync(stop))
            if (await keys.FindAsync(db, number.Key, stop) is { } key)
                return await TakeAsync(number.Key, document, key, content, stop);
        return (null, new Refusal.ContentUnreadable());
    }

    async Task<(TakenFile?, Refusal?)> TakeAsync(long caseId, Guid document, byte[] key, Stream content, CancellationToken stop)
    {
        var isTaken = false;
        await DropAgainAsync();
        try
        {
            var taken = await SealAsync(caseId, document, key, content, stop);
            isTaken = taken.File is not null;
            return taken;
        }
        finally
        {
            if (!isTaken) await DropAsync(document);
        }
    }

    async Task<(TakenFile? File, Refusal? Refused)> SealAsync(long caseId, Guid document, byte[] key, Stream content, CancellationToken stop)
    {
        var (sniffer, size, batch) = (new DocumentSniffer(), 0L, new List<DocumentChunkRow>());
        var (piece, ahead) = (new byte[DocumentSeal.PieceBytes], new byte[DocumentSeal.PieceBytes]);
        var length = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, stop);
        if (length == 0) return (null, new Refusal.DocumentEmpty());
        for (var number = 0; length > 0; number++)
        {
            size += length;
            if (size > Document.MaxBytes) return (null, new Refusal.DocumentTooLarge(Document.MostMegabytes));
            if (!sniffer.Take(piece.AsSpan(0, length))) return (null, new Refusal.DocumentTypeRefused());
            // Whether a piece is the last is part of its seal: the next one is read first.
            var next = length < piece.Length ? 0 : await content.ReadAtLeastAsync(ahead, ahead.Length, throwOnEndOfStream: false, stop);
            batch.Add(DocumentSeal.Close(document, number, next == 0, caseId, key, piece.AsSpan(0, length)));
            if (batch.Count == Batch || next == 0)
            {
                await WriteAsync(batch);
                batch = [];
            }
            (piece, ahead, length) = (ahead, piece, next);
        }
        return sniffer.End() is { } type ? (new(type, size), null) : (null, new Refusal.DocumentTypeRefused());
    }

    Task<int> WriteAsync(IReadOnlyList<DocumentChunkRow> batch) => gate.WriteAsync(db =>
    {
        foreach (var chunk in batch) db.Insert(chunk);
        return db.SaveChangesAsync();
    });

    /// <summary>Takes away the pieces of a file that was not attached; those of an attached one stay.</summary>
    internal Task DropAsync(Guid document)
    {
        undropped.Add(document);
        return DropAgainAsync();
    }

    /// <summary>What could not be dropped when there was no database, or no room: it goes with the next file that is taken, or with the next start.</summary>
    async Task DropAgainAsync()
    {
        if (undropped.All is not { Length: > 0 } all) return;
        try { await gate.WriteAsync(db => Left(db).Where(c => EF.Parameter(all).Contains(c.DocumentId)).ExecuteDeleteAsync()); }
        catch (Exception e) when (DatabaseState.IsLoss(e)) { return; } // whoever sent the file hears that it was not kept
        undropped.Remove(all);
    }

    /// <summary>Does it belong to a case?</summary>
    internal async Task<bool> IsAttachedAsync(Guid document, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.DossierRecords.AnyAsync(d => d.Id == document, stop);
    }

    /// <summary>At start: what a crash left of files that were on their way.</summary>
    internal async Task DropLeftAsync()
    {
        await using (var db = await dbs.CreateDbContextAsync())
            if (!await Left(db).AnyAsync()) return;
        await gate.WriteAsync(db => Left(db).ExecuteDeleteAsync());
    }

    static IQueryable<DocumentChunkRow> Left(OmbudDb db) => db.DocumentChunks.Where(c => !db.DossierRecords.Any(d => d.Id == c.DocumentId));

    /// <summary>Are all pieces there? They may have been taken for leftovers by another process that starts.</summary>
    internal static async Task<bool> IsCompleteAsync(OmbudDb db, Document document, CancellationToken stop) =>
        await db.DocumentChunks.CountAsync(c => c.DocumentId == document.Id, stop) == DocumentSeal.CountOf(document.Size);

    internal static async Task RemoveAsync(OmbudDb db, IReadOnlyList<Guid> documents, CaseNumber number, CancellationToken stop)
    {
        foreach (var document in documents)
        {
            await db.DocumentChunks.Where(c => c.DocumentId == document && c.CaseId == number.Key).ExecuteDeleteAsync(stop);
            await db.DossierRecords.Where(d => d.Id == document && d.CaseId == number.Key).ExecuteDeleteAsync(stop);
        }
    }
}
