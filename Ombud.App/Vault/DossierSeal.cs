// A dossier's record as sealed bytes and back.
using System.Text.Json;
using System.Text.Json.Serialization;
using Ombud.App.Data.Tables;
using Ombud.App.Protection;
using Ombud.Domain;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

static class DossierSeal
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
        // Danish letters as themselves: less to store, and this never reaches a page unescaped.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static DossierRow Close(DossierRecord record, long caseId, SealingKey key) => new()
    {
        Id = record.Id,
        CaseId = caseId,
        Kind = record.RecordKind,
        Content = key.Close(JsonSerializer.SerializeToUtf8Bytes(record, Json), PlaceOf(record.RecordKind, record.Id, caseId)),
    };

    /// <summary>What can be opened, and the kinds of what cannot. Without a key nothing can.</summary>
    public static Dossier Open(IEnumerable<DossierRow> rows, byte[]? key)
    {
        List<DossierRecord> opened = [];
        List<RecordKind> unreadable = [];
        foreach (var row in rows)
        {
            if (key is not null && TryOpen(row, key) is { } record) opened.Add(record);
            else unreadable.Add(row.Kind);
        }
        foreach (var kind in unreadable) Measures.Unreadable(Kebab.Of(kind));
        return new Dossier(opened, unreadable);
    }

    static DossierRecord? TryOpen(DossierRow row, byte[] key) =>
        Seal.TryOpen(key, row.Content, PlaceOf(row.Kind, row.Id, row.CaseId)) is { } content
            ? JsonSerializer.Deserialize<DossierRecord>(content, Json) ?? throw new InvalidOperationException("A record of a dossier is empty.")
            : null;

    static Place PlaceOf(RecordKind kind, Guid id, long caseId) => new($"DossierRecords.{kind}", id.ToString("N"), caseId);
}
