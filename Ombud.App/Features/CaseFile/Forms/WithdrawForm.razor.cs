// The citizen takes the no to disclosure back: from which day.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class WithdrawForm
{
    IReadOnlyList<FieldError> errors = [];
    DateOnly? on;
    string? problem, remark;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    protected override void OnInitialized() => on = Clock.DanishToday;

    IReadOnlyList<FieldError> Check() => errors = on is null ? [new("withdrawn-on", problem ?? T["Moves.Missing.Date"])] : [];

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version, (it, dossier, today) =>
    {
        if (it.WithdrawObjection(on!.Value, today) is { } refused) return refused;
        // A no that came with a later contact stands on the case alone.
        if (dossier.Party.ObjectedOn is null) return null;
        return dossier.SetParty(dossier.Party with { ObjectedOn = null, ObjectedThrough = null }) ?? it.ChangeParties();
    }, new Written("withdrawn-remark", NoteKind.ObjectionRemark, remark));
}
