// A document's pieces as sealed bytes and back: each bound to its document, its number and whether it is the last.
using System.Globalization;
using Ombud.App.Data.Tables;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

static class DocumentSeal
{
    /// <summary>All but the last are of this size. A multiple of what the sniffer wants, and small enough to be collected early.</summary>
    public const int PieceBytes = 64 * 1024;

    public static int CountOf(long size) => (int)((size + PieceBytes - 1) / PieceBytes);

    public static DocumentChunkRow Close(Guid document, int number, bool isLast, long caseId, byte[] key, ReadOnlySpan<byte> piece) => new()
    {
        DocumentId = document,
        Number = number,
        CaseId = caseId,
        Content = Seal.Close(key, piece, PlaceOf(document, number, isLast, caseId)),
    };

    /// <summary>Null: altered, put elsewhere, or the rest was cut off.</summary>
    public static byte[]? TryOpen(byte[] content, Guid document, int number, bool isLast, long caseId, byte[] key) =>
        Seal.TryOpen(key, content, PlaceOf(document, number, isLast, caseId));

    static Place PlaceOf(Guid document, int number, bool isLast, long caseId) =>
        new("DocumentChunks", string.Create(CultureInfo.InvariantCulture, $"{document:N}|{number}|{(isLast ? "last" : "more")}"), caseId);
}
