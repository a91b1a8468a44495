// Tells what a file is by its bytes, as they pass. What it is called, and what the sender says it is, do not count.
using System.Buffers.Binary;
using System.Text;

namespace Ombud.Domain.Dossiers;

/// <summary>Given a file piece by piece. Each piece but the last is a multiple of 128 bytes, the first as long as there are bytes up to 64 kB.</summary>
public sealed class DocumentSniffer
{
    /// <summary>Room for the list of contents of a container with some thousand parts.</summary>
    const int TailBytes = 256 * 1024;

    enum Family { Unknown, Known, Zip, Compound, Text }

    readonly HashSet<string> streams = [];
    byte[] tail = [];
    int tailLength;
    Family family;
    string known = "";
    bool isBegun;

    /// <summary>False: nothing that a case takes; the rest need not be read.</summary>
    public bool Take(ReadOnlySpan<byte> piece)
    {
        if (!isBegun) Begin(piece);
        isBegun = true;
        switch (family)
        {
            case Family.Zip: KeepEnd(piece); break;
            case Family.Compound: NoteStreams(piece); break;
            case Family.Text when !PlainBytes.AreText(piece): family = Family.Unknown; break;
        }
        return family is not Family.Unknown;
    }

    /// <summary>Null: nothing that a case takes.</summary>
    public DocumentType? End() => family switch
    {
        Family.Known or Family.Text => known,
        Family.Zip => ZipContents.ExtensionOf(tail.AsSpan(0, tailLength), known),
        Family.Compound => streams switch
        {
            _ when streams.Contains("__properties_version1.0") => "msg",
            _ when streams.Overlaps(["_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros"]) => null,
            _ when streams.Contains("WordDocument") => "doc",
            _ when streams.Contains("Workbook") => "xls",
            _ => null,
        },
        _ => null,
    } is { } extension ? DocumentType.Of(extension) : null;

    void Begin(ReadOnlySpan<byte> head) => (family, known) = head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => (Family.Known, "jpg"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => (Family.Known, "png"),
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => (Family.Known, "tif"),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when IsHeic(head) => (Family.Known, "heic"),
        [(byte)'P', (byte)'K', 3, 4, ..] => (Family.Zip, ZipContents.OpenDocumentIn(head) ?? ""),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => (Family.Compound, ""),
        _ when head.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("%PDF-"u8) => (Family.Known, "pdf"),
        _ when head.StartsWith(@"{\rtf"u8) => (Family.Known, "rtf"),
        _ when PlainBytes.AreText(head) && !PlainBytes.AreCode(head) => (Family.Text, PlainBytes.AreMail(head) ? "eml" : "txt"),
        _ => (Family.Unknown, ""),
    };

    static bool IsHeic(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && Encoding.ASCII.GetString(head[8..12]) is "heic" or "heix" or "heim" or "heis" or "hevc" or "mif1" or "msf1";

    void KeepEnd(ReadOnlySpan<byte> piece)
    {
        if (tail.Length == 0) tail = new byte[TailBytes];
        if (piece.Length > TailBytes) piece = piece[^TailBytes..];
        var kept = Math.Min(tailLength, TailBytes - piece.Length);
        tail.AsSpan(tailLength - kept, kept).CopyTo(tail);
        piece.CopyTo(tail.AsSpan(kept));
        tailLength = kept + piece.Length;
    }

    /// <summary>The entries of a compound file's directory are 128 bytes long, each at a multiple of that: a name of up to 31 letters, then its length.</summary>
    void NoteStreams(ReadOnlySpan<byte> piece)
    {
        for (var at = 0; at + 128 <= piece.Length; at += 128)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(piece[(at + 64)..]);
            if (length is < 8 or > 64 || length % 2 != 0 || piece[at + 66] is not (1 or 2)) continue;
            if (streams.Count < 1_000) streams.Add(Encoding.Unicode.GetString(piece.Slice(at, length - 2)));
        }
    }
}
