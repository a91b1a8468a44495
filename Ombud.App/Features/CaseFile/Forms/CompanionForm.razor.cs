// Somebody who comes along to meetings and represents nobody.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Components.Moves;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class CompanionForm
{
    IReadOnlyList<FieldError> errors = [];
    string? name, phone;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    /// <summary>Null: nobody comes along yet.</summary>
    [Parameter] public Companion? Known { get; set; }

    protected override void OnInitialized() => (name, phone) = (Known?.Name, Known?.Phone);

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        found.Need("companion-name", name, T["CaseFile.Form.Name.Missing"]);
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version, (it, dossier, _) =>
        dossier.SetCompanion(new(Guid.CreateVersion7(), PlainText.Clean(name) ?? "", PlainText.Clean(phone))) ?? it.ChangeParties());
}
