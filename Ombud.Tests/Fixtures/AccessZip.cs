// The two files of an answer to a request for access, and every text in them. A document that Word would complain of fails at once.
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Ombud.App.Desk;
using Ombud.App.Features.CaseFile.RightOfAccess;

namespace Ombud.Tests.Fixtures;

sealed class AccessZip
{
    readonly byte[] document;

    public AccessZip(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Equal([AccessFiles.Document, AccessFiles.Data], archive.Entries.Select(e => e.FullName));
        document = Read(archive.Entries[0]);
        Json = Encoding.UTF8.GetString(Read(archive.Entries[1]));
        Answer = JsonSerializer.Deserialize<AccessAnswer>(Json, AccessFiles.Json)!;
        using var word = Open();
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Text = word.MainDocumentPart!.Document!.Body!.InnerText;
    }

    public string Json { get; }
    public AccessAnswer Answer { get; }
    /// <summary>What is read in the document, without marks.</summary>
    public string Text { get; }

    public WordprocessingDocument Open() => WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);

    /// <summary>Where a text stands: in a part of the document as it is stored, in what is read of it, or in the JSON.</summary>
    public IEnumerable<string> Holding(string text)
    {
        using var parts = new ZipArchive(new MemoryStream(document));
        foreach (var part in parts.Entries)
            if (Encoding.UTF8.GetString(Read(part)).Contains(text, StringComparison.OrdinalIgnoreCase)) yield return part.FullName;
        if (Text.Contains(text, StringComparison.OrdinalIgnoreCase)) yield return AccessFiles.Document;
        if (Json.Contains(text, StringComparison.OrdinalIgnoreCase)) yield return AccessFiles.Data;
    }

    static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
