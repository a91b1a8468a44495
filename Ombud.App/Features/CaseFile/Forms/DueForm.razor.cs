// Moves the date for the answer: a reason and a later working day.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class DueForm
{
    IReadOnlyList<FieldError> errors = [];
    DelayReason? reason;
    DateOnly? on;
    string? problem, remark;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    string? Hint => Seen.DueOn is { } due ? T["CaseFile.Form.Due.Hint", Words.Date(due)].Value : null;

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (reason is null) found.Add(new("due-reason", T["CaseFile.Form.Due.Missing.Reason"]));
        if (on is null) found.Add(new("due-on", problem ?? T["Moves.Missing.Date"]));
        else if (!Office.Calendar.IsWorkingDay(on.Value)) found.Add(new("due-on", T["CaseFile.Form.Due.NotWorkingDay"]));
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, _) => it.MoveDue(on!.Value, reason!.Value), new Written("due-remark", NoteKind.AnswerRemark, remark));
}
