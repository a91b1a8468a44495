// What a receipt of the distribution component says: which message, whether it arrived, why not, and when.
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Post;

public enum ReceiptKind { Received, Refused }

/// <param name="Code">Of one that was received: how far it has come, "modtaget-digital-post" or "afleveret-digital-post". Of a refused one: the error's code; null if there is none.</param>
/// <param name="File">The name of its file, for <see cref="DigitalPostReceipts.Done"/>.</param>
public sealed record Receipt(Guid Id, ReceiptKind Kind, string? Code, DateTimeOffset At, string File);

/// <summary>
/// The business receipt ("forretningskvittering") of the Fælleskommunal Postkomponent, SF1601: an XML element PKO_PostStatus, alone or as
/// Beskedfordeleren hands it out, in base64 inside a Haendelsesbesked. Its shape was taken from public programs that read it
/// (itk-dev/os2forms, itk-dev-rpa/OpenPostbud, Valghalla): elements are known by their names, whatever their namespace. The error's
/// text is not read: it may repeat what is in the message.
/// </summary>
static partial class ReceiptFile
{
    public const int MostBytes = 1024 * 1024;

    /// <summary>A receipt needs half of it. Building a tree takes time with the square of its depth: a megabyte of brackets would take minutes.</summary>
    const int MostDepth = 16;

    /// <summary>Either a receipt, or in a code why there is none.</summary>
    public static (Receipt? Receipt, string? Why) Read(byte[] content, string file)
    {
        if (Parse(content) is not { } root) return (null, "not-xml");
        if (root.Name.LocalName is "ModtagBeskedInput") root = Child(root, "Haendelsesbesked") ?? root;
        if (root.Name.LocalName is "Haendelsesbesked")
        {
            if (Child(root, "Beskeddata") is not { } data || Text(data, "Base64") is not { } inner || Bytes(inner) is not { } bytes || Parse(bytes) is not { } within) return (null, "not-a-receipt");
            root = within;
        }
        if (root.Name.LocalName is not "PKO_PostStatus") return (null, "not-a-receipt");
        if (!Guid.TryParseExact(Text(root, "MessageUUID"), "D", out var id)) return (null, "no-id");
        if (XmlMoment.Read(Text(root, "TransaktionsDatoTid")) is not { } at) return (null, "no-moment");
        return Text(root, "TransaktionsStatusKode")?.ToUpperInvariant() switch
        {
            "MODTAGET DIGITAL POST" => (new(id, ReceiptKind.Received, "modtaget-digital-post", at, file), null),
            "AFLEVERET DIGITAL POST" => (new(id, ReceiptKind.Received, "afleveret-digital-post", at, file), null),
            "FEJLET" => (new(id, ReceiptKind.Refused, Error(root), at, file), null),
            _ => (null, "unknown-status"),
        };
    }

    static XElement? Parse(byte[] content)
    {
        var careful = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes };
        try
        {
            using (var first = XmlReader.Create(new MemoryStream(content), careful))
                while (first.Read())
                    if (first.Depth > MostDepth) return null;
            using var reader = XmlReader.Create(new MemoryStream(content), careful);
            return XElement.Load(reader);
        }
        catch (XmlException) { return null; }
    }

    static XElement? Child(XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    static string? Text(XElement of, string name) => Child(of, name)?.Value.Trim();

    static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : null;
    }

    /// <summary>A code is short and plain; what is not might be a sentence about somebody.</summary>
    static string? Error(XElement root) =>
        Child(root, "FejlDetaljer") is { } details && Text(details, "FejlKode") is { } code && Plain().IsMatch(code) && CprNumber.FindIn(code).Count == 0 ? code : null;

    [GeneratedRegex("^[A-Za-z0-9._-]{1,60}$")] private static partial Regex Plain();
}
