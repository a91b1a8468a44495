// The types of files that a case takes, and how a file of each is called.
namespace Ombud.Domain.Dossiers;

/// <summary>What people call a file.</summary>
public enum DocumentKind { Pdf, Picture, Word, Sheet, Slides, RichText, Mail, Text }

/// <param name="Extensions">The first one is given to a file whose name says something else than its content.</param>
public sealed record DocumentType(DocumentKind Kind, string MediaType, params IReadOnlyList<string> Extensions)
{
    const string OpenXml = "application/vnd.openxmlformats-officedocument.", OpenDocument = "application/vnd.oasis.opendocument.";

    public static readonly IReadOnlyList<DocumentType> All =
    [
        new(DocumentKind.Pdf, "application/pdf", "pdf"),
        new(DocumentKind.Picture, "image/jpeg", "jpg", "jpeg"),
        new(DocumentKind.Picture, "image/png", "png"),
        new(DocumentKind.Picture, "image/tiff", "tif", "tiff"),
        new(DocumentKind.Picture, "image/heic", "heic", "heif"),
        new(DocumentKind.Word, $"{OpenXml}wordprocessingml.document", "docx"),
        new(DocumentKind.Sheet, $"{OpenXml}spreadsheetml.sheet", "xlsx"),
        new(DocumentKind.Slides, $"{OpenXml}presentationml.presentation", "pptx"),
        new(DocumentKind.Word, $"{OpenDocument}text", "odt"),
        new(DocumentKind.Sheet, $"{OpenDocument}spreadsheet", "ods"),
        new(DocumentKind.Slides, $"{OpenDocument}presentation", "odp"),
        new(DocumentKind.Word, "application/msword", "doc"),
        new(DocumentKind.Sheet, "application/vnd.ms-excel", "xls"),
        new(DocumentKind.RichText, "application/rtf", "rtf"),
        new(DocumentKind.Mail, "application/vnd.ms-outlook", "msg"),
        new(DocumentKind.Mail, "message/rfc822", "eml"),
        new(DocumentKind.Text, "text/plain", "txt", "csv", "log", "md"),
    ];

    public static DocumentType Of(string extension) => All.Single(type => type.Extensions[0] == extension);

    /// <summary>Null: a type that this version does not know.</summary>
    public static DocumentKind? KindOf(string mediaType) => All.FirstOrDefault(type => type.MediaType == mediaType)?.Kind;

    /// <summary>What a computer would run or a browser would draw when it is opened by its name.</summary>
    static readonly HashSet<string> Runs = new(StringComparer.OrdinalIgnoreCase)
    {
        "exe", "com", "scr", "pif", "msi", "msp", "cpl", "dll", "jar", "app", "apk", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh",
        "hta", "lnk", "url", "reg", "sh", "py", "php", "htm", "html", "xhtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "chm", "iso", "img", "vhd", "vhdx",
        "docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppam", "ppsm", "one", "scf", "inf", "sct", "library-ms", "settingcontent-ms",
    };

    /// <summary>True: a file of this name is refused, whatever stands in it.</summary>
    public static bool IsRefusedByName(string? sent) => Runs.Contains(Split(Clean(sent)).Extension);

    /// <summary>The last part of the name that was sent, cleaned, with an extension that fits the content.</summary>
    /// <param name="otherwise">The name where none is left.</param>
    public string NameFor(string? sent, string otherwise)
    {
        var name = Clean(sent);
        var (stem, extension) = Split(name);
        if (!All.Any(type => type.Has(extension))) stem = name; // what stands after the last dot belongs to the name: "nr. 4"
        if (!Has(extension)) extension = Extensions[0];
        stem = stem.Trim(' ', '.');
        if (stem.Length == 0) stem = otherwise;
        var room = PlainText.LineLimit - extension.Length - 1;
        if (stem.Length > room) stem = stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)];
        return $"{stem}.{extension}";
    }

    bool Has(string extension) => Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);

    static string Clean(string? sent)
    {
        var name = PlainText.Clean(sent)?.Split('/', '\\')[^1] ?? "";
        return string.Concat(name.Select(c => c is '"' or '<' or '>' or ':' or '|' or '?' or '*' ? '_' : c)).TrimStart().TrimEnd(' ', '.');
    }

    static (string Stem, string Extension) Split(string name) =>
        name.LastIndexOf('.') is >= 0 and var dot ? (name[..dot], name[(dot + 1)..]) : (name, "");
}
