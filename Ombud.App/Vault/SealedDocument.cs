// One file that somebody may read: opened piece by piece, never whole in memory.
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

public sealed class SealedDocument(IDbContextFactory<OmbudDb> dbs, Document about, long caseId, byte[] key)
{
    static readonly Compiled<Func<OmbudDb, Guid, int, CancellationToken, Task<byte[]?>>> ContentOf = new(() => EF.CompileAsyncQuery((OmbudDb db, Guid document, int number, CancellationToken stop) =>
        db.DocumentChunks.Where(c => c.DocumentId == document && c.Number == number).Select(c => c.Content).FirstOrDefault()));

    public Document About => about;

    /// <summary>
    /// The pieces in their order. Ends before the first that does not open: whoever reads compares with the size. Each is asked for by
    /// itself, so that a slow reader keeps nothing in the database waiting.
    /// </summary>
    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var count = DocumentSeal.CountOf(about.Size);
        await using var db = await dbs.CreateDbContextAsync(stop);
        for (var number = 0; number < count; number++)
        {
            if (await ContentOf.For(db)(db, about.Id, number, stop) is not { } content
                || DocumentSeal.TryOpen(content, about.Id, number, number == count - 1, caseId, key) is not { } piece) yield break;
            yield return piece;
        }
    }

    /// <summary>Does every piece open, and do they make up the file that was attached?</summary>
    public async Task<bool> IsWholeAsync(CancellationToken stop)
    {
        var size = 0L;
        await foreach (var piece in ReadAsync(stop)) size += piece.Length;
        return size == about.Size;
    }
}
