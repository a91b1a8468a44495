// The citizen was asked for something otherwise than by a letter from here: what, and since when the case waits for it.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class WaitForm
{
    IReadOnlyList<FieldError> errors = [];
    AskedOfCitizen? what;
    DateOnly? on;
    string? problem, remark;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    /// <summary>What the citizen does not owe already.</summary>
    IReadOnlyList<Option<AskedOfCitizen?>> Choices => [.. T.Options<AskedOfCitizen>().Where(option => !Seen.Waits.Any(w => w.IsOpen && w.What == option.Value))];

    protected override void OnInitialized() => on = Clock.DanishToday;

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (what is null) found.Add(new("wait-what", T["CaseFile.Form.Wait.Missing"]));
        if (on is null) found.Add(new("wait-on", problem ?? T["Moves.Missing.Date"]));
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, today) => it.WaitForCitizen(what!.Value, on!.Value, today), new Written("wait-remark", NoteKind.JournalNote, remark));
}
