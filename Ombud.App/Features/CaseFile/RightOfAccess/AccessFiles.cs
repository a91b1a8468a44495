// The files of the answer to a request for access: a Word document to read and the same as JSON, in a zip, made in memory alone.
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Localization;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.RightOfAccess;

public static class AccessFiles
{
    public const string Document = "indsigt.docx";
    public const string Data = "indsigt.json";

    /// <summary>Codes in kebab case as in the API, and Danish letters as themselves: the file is read by people too, and never stands in a page.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The name of the zip: the case's number and nothing about a person.</summary>
    public static string NameOf(CaseNumber number) => $"indsigt-{number}.zip";

    public static byte[] Zip(AccessAnswer answer, IStringLocalizer<Texts> t, OfficeData office, string officeName, DateTimeOffset made)
    {
        var document = Languages.InDanish(() => WordFile.Write(new AccessLetter(t, office).Write(answer, officeName), t["CaseFile.Access.Page"].Value, made));
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Add(zip, Document, document, made);
            Add(zip, Data, JsonSerializer.SerializeToUtf8Bytes(answer, Json), made);
        }
        return bytes.ToArray();
    }

    static void Add(ZipArchive zip, string name, byte[] content, DateTimeOffset made)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = made.InDenmark;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
