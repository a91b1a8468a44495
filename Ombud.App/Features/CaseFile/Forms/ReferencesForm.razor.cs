// Writes down under which numbers the department keeps the matter; the case is found by them.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class ReferencesForm
{
    IReadOnlyList<FieldError> errors = [];
    string? typed;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<string> Known { get; set; }

    protected override void OnInitialized() => typed = string.Join(", ", Known);

    IReadOnlyList<FieldError> Check()
    {
        var numbers = References.Read(typed);
        return errors = numbers.Count > References.Most ? [new("references", T["CaseFile.Form.References.TooMany", References.Most])]
            : numbers.Any(number => number.Length > References.NumberLimit) ? [new("references", T["CaseFile.Form.References.TooLong", References.NumberLimit])]
            : numbers.Any(number => !number.Any(char.IsAsciiDigit)) ? [new("references", T["CaseFile.Form.References.NoDigit"])]
            : numbers.Any(References.HoldsCpr) ? [new("references", T["CaseFile.Form.References.HoldsCpr"])]
            : [];
    }

    Task<Refusal?> SaveAsync(int version) =>
        Acts.DoAsync(Seen.Number, version, (it, dossier, _) => dossier.SetReferences(References.Read(typed)) ?? it.ChangeReferences());
}
