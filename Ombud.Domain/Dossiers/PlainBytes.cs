// Whether bytes are text that people read, and what kind of text.
using System.Text;

namespace Ombud.Domain.Dossiers;

static class PlainBytes
{
    /// <summary>Nothing but letters and line ends, in UTF-8 or Latin-1: in both, what controls a machine stands below 32.</summary>
    public static bool AreText(ReadOnlySpan<byte> piece)
    {
        foreach (var one in piece)
            if (one is (< 32 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 12)) or 127) return false;
        return true;
    }

    /// <summary>Something that a browser or a shell would take for its own.</summary>
    public static bool AreCode(ReadOnlySpan<byte> head)
    {
        var text = Start(head).TrimStart();
        return text is ['<', '!' or '?' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..] || text.StartsWith("#!", StringComparison.Ordinal)
            || text.StartsWith("{\\rtf", StringComparison.Ordinal)
            || text.Contains("<script", StringComparison.OrdinalIgnoreCase) || text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Begins with the lines that every mail carries on its way.</summary>
    public static bool AreMail(ReadOnlySpan<byte> head)
    {
        var lines = Start(head, 64 * 1024).TrimStart().Split('\n').Select(line => line.TrimEnd('\r')).TakeWhile(line => line.Length > 0).ToList();
        return Has("From:") && (Has("Received:") || Has("Message-ID:") || Has("MIME-Version:"));

        bool Has(string field) => lines.Any(line => line.StartsWith(field, StringComparison.OrdinalIgnoreCase));
    }

    static string Start(ReadOnlySpan<byte> head, int most = 1024) => Encoding.Latin1.GetString(head[..Math.Min(most, head.Length)].TrimStart(Encoding.UTF8.Preamble));
}
