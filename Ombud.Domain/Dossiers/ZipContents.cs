// What a zip container is, told by the names of its parts; those that carry programs are refused.
using System.Buffers.Binary;
using System.Text;

namespace Ombud.Domain.Dossiers;

static class ZipContents
{
    const uint EndMark = 0x06054b50, PartMark = 0x02014b50;
    const int EndBytes = 22, PartBytes = 46, LocalBytes = 30;

    /// <summary>"odt", "ods" or "odp" if the container begins with saying so, as such files do.</summary>
    public static string? OpenDocumentIn(ReadOnlySpan<byte> head)
    {
        if (head.Length < LocalBytes || !head[LocalBytes..].StartsWith("mimetype"u8)) return null;
        var (size, extra) = (BinaryPrimitives.ReadUInt32LittleEndian(head[18..]), BinaryPrimitives.ReadUInt16LittleEndian(head[28..]));
        var from = LocalBytes + "mimetype"u8.Length + extra;
        if (size > 100 || from + (int)size > head.Length) return null;
        var said = Encoding.ASCII.GetString(head.Slice(from, (int)size));
        return DocumentType.All.FirstOrDefault(type => type.MediaType == said && type.Extensions[0].StartsWith("od", StringComparison.Ordinal))?.Extensions[0];
    }

    /// <param name="tail">The end of the container, where the list of its parts stands.</param>
    /// <param name="said">What <see cref="OpenDocumentIn"/> gave; empty for nothing.</param>
    public static string? ExtensionOf(ReadOnlySpan<byte> tail, string said)
    {
        if (NamesIn(tail) is not { } names || names.Any(CarriesPrograms)) return null;
        if (said.Length > 0) return names.Contains("content.xml") ? said : null;
        if (!names.Contains("[Content_Types].xml")) return null;
        return Has("word/document") ? "docx" : Has("xl/workbook") ? "xlsx" : Has("ppt/presentation") ? "pptx" : null;

        bool Has(string main) => names.Any(name => name.StartsWith(main, StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal));
    }

    static bool CarriesPrograms(string name) => name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null: no list, or one that is longer than what was kept.</summary>
    static HashSet<string>? NamesIn(ReadOnlySpan<byte> tail)
    {
        var end = tail.Length - EndBytes;
        while (end >= 0 && BinaryPrimitives.ReadUInt32LittleEndian(tail[end..]) != EndMark) end--;
        if (end < 0) return null;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 12)..]);
        if (length > end) return null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = end - (int)length; at + PartBytes <= end && BinaryPrimitives.ReadUInt32LittleEndian(tail[at..]) == PartMark;)
        {
            var part = tail[at..];
            var (name, more) = (Number(part, 28), Number(part, 30) + Number(part, 32));
            if (PartBytes + name > part.Length) return null;
            names.Add(Encoding.UTF8.GetString(part.Slice(PartBytes, name)));
            at += PartBytes + name + more;
        }
        return names;

        static int Number(ReadOnlySpan<byte> from, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(from[offset..]);
    }
}
