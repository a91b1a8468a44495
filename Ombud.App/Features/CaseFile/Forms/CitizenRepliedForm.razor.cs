// What the citizen was asked for has come: when.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class CitizenRepliedForm
{
    IReadOnlyList<FieldError> errors = [];
    DateOnly? on;
    string? problem, remark;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public AskedOfCitizen What { get; set; }

    DateOnly Since => Seen.Waits.First(w => w.IsOpen && w.What == What).From;

    protected override void OnInitialized() => on = Clock.DanishToday;

    IReadOnlyList<FieldError> Check() => errors = on is null ? [new("replied-on", problem ?? T["Moves.Missing.Date"])] : [];

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, today) => it.CitizenReplied(What, on!.Value, today), new Written("replied-remark", NoteKind.JournalNote, remark));
}
