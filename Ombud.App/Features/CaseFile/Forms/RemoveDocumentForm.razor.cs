// Takes away a document that was attached by mistake, with the reason why.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Components.Moves;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class RemoveDocumentForm
{
    IReadOnlyList<FieldError> errors = [];
    string? reason;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public required Document Document { get; set; }

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        found.Need(DocumentDesk.Reason, reason, T["CaseFile.Form.RemoveDocument.Missing"]);
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Documents.RemoveAsync(Seen.Number, Document.Id, reason, version);
}
