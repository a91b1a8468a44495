// A dossier's record as bytes and back.
using System.Text.Json;
using System.Text.Json.Serialization;
using Ombud.App.Data.Tables;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

static class DossierJson
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
        // Danish letters as themselves: less to store, and this never reaches a page unescaped.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static DossierRow Write(DossierRecord record, long caseId) => new()
    {
        Id = record.Id,
        CaseId = caseId,
        Content = JsonSerializer.SerializeToUtf8Bytes(record, Json),
    };

    public static DossierRecord Read(DossierRow row) =>
        JsonSerializer.Deserialize<DossierRecord>(row.Content, Json) ?? throw new InvalidOperationException("A record of a dossier is empty.");
}
