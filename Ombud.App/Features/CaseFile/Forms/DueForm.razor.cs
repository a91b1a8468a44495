// Moves the date for the answer: a reason, a later working day, and in the same act the draft of the notice that tells the citizen of it.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class DueForm
{
    IReadOnlyList<FieldError> errors = [];
    DelayReason? reason;
    DateOnly? on;
    string? problem, remark;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    /// <summary>Null: not open yet.</summary>
    [Parameter] public Dossier? Dossier { get; set; }

    /// <summary>The citizen was promised a date, waits for the answer, and can be written to: each move is told.</summary>
    bool WritesNotice => Seen is { OriginalDueOn: not null, AnsweredOn: null } && Dossier is not null
        && Recipients.Of(LetterKind.ExtensionNotice, Dossier, Seen, Office).Refused is null;

    string? Hint => Seen.DueOn is { } due ? T["CaseFile.Form.Due.Hint", Words.Date(due)].Value : null;

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (reason is null) found.Add(new("due-reason", T["CaseFile.Form.Due.Missing.Reason"]));
        if (on is null) found.Add(new("due-on", problem ?? T["Moves.Missing.Date"]));
        else if (!Office.Calendar.IsWorkingDay(on.Value)) found.Add(new("due-on", T["CaseFile.Form.Due.NotWorkingDay"]));
        return errors = found;
    }

    async Task<Refusal?> SaveAsync(int version)
    {
        var note = new Written("due-remark", NoteKind.AnswerRemark, remark);
        if (!WritesNotice) return await Acts.DoAsync(Seen.Number, version, (it, _) => it.MoveDue(on!.Value, reason!.Value), note);
        var (texts, refused) = Written.Check(note);
        if (refused is not null) return refused;
        var notice = await Drafts.BeginAsync(LetterKind.ExtensionNotice, "da", Seen, Dossier!, null, (on!.Value, reason!.Value));
        return await Letters.SaveAsync(Seen.Number, Guid.CreateVersion7(), LetterKind.ExtensionNotice, null, new(notice.Subject, notice.Text, "da"), version, null,
            (it, dossier) => it.MoveDue(on.Value, reason.Value) ?? Written.AddTo(it, dossier, texts, User.Required.Id, Clock.GetUtcNow()));
    }
}
