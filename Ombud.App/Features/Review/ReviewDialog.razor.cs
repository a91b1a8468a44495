// The decision on an aged case: keep it, or propose archive or erasure, with a reason in writing.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.Review;

public sealed partial class ReviewDialog
{
    ReviewDecision? decision;
    string? reason;
    IReadOnlyList<FieldError> errors = [];
    (string Title, string Why)? refused;
    bool isBusy;

    [CascadingParameter] public required IMudDialogInstance Frame { get; set; }
    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    IReadOnlyList<Option<ReviewDecision?>> Choices =>
        [.. Enum.GetValues<ReviewDecision>().Select(d => new Option<ReviewDecision?>(d, T.Word(d), T[$"Review.Dialog.{d}"]))];

    string? ErrorOf(string field) => errors.FirstOrDefault(e => e.FieldId == field)?.Message;

    async Task SaveAsync()
    {
        var text = PlainText.Clean(reason, multiline: true);
        errors =
        [
            .. decision is null ? [new("review-decision", T["Review.Dialog.Decision.Missing"])] : Array.Empty<FieldError>(),
            .. text is null ? [new("review-reason", T["Review.Dialog.Reason.Missing"])] : Array.Empty<FieldError>(),
        ];
        if (decision is not { } chosen || text is null) return;
        isBusy = true;
        var (today, note) = (Clock.DanishToday, new Note(Guid.CreateVersion7(), NoteKind.ReviewRemark, text, Clock.GetUtcNow(), User.Required.Id));
        var refusal = await Desk.ChangeAsync(Facts.Number, Purpose.Review, (it, dossier) =>
        {
            if (it.Review(chosen, today) is { } no) return no;
            dossier.AddNote(note);
            return it.AddNote(note.Id, note.Kind);
        }, Facts.Version);
        isBusy = false;
        if (refusal is null) Frame.Close(DialogResult.Ok(chosen));
        else refused = T.Say(refusal, Office.NameOf);
    }
}
