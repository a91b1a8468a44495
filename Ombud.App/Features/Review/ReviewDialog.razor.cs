// The decision on an aged case: keep or hold it, propose archive or erasure, or note that it was handed over; with a reason in writing.
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
    string? reason, untilProblem, handedOverProblem;
    DateOnly? until, handedOverOn;
    IReadOnlyList<FieldError> errors = [];
    (string Title, string Why)? refused;
    bool isBusy;

    [CascadingParameter] public required IMudDialogInstance Frame { get; set; }
    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    /// <summary>Archive was decided before: what is left is to note that it was done.</summary>
    [Parameter] public bool IsHandingOver { get; set; }

    protected override void OnInitialized() => (decision, handedOverOn) = (IsHandingOver ? ReviewDecision.Archived : null, Clock.DanishToday);

    IReadOnlyList<Option<ReviewDecision?>> Choices =>
        [.. Enum.GetValues<ReviewDecision>().Select(d => new Option<ReviewDecision?>(d, T.Word(d), T[$"Review.Dialog.{d}"]))];

    string? ErrorOf(string field) => errors.FirstOrDefault(e => e.FieldId == field)?.Message;

    async Task SaveAsync()
    {
        var text = PlainText.Clean(reason, multiline: true);
        errors =
        [
            .. decision is null ? [new("review-decision", T["Review.Dialog.Decision.Missing"])] : Array.Empty<FieldError>(),
            .. decision is ReviewDecision.Hold && (untilProblem ?? (until <= Clock.DanishToday ? T["Review.Dialog.Until.Later"].Value : null)) is { } wrong ? [new("review-until", wrong)] : Array.Empty<FieldError>(),
            .. decision is ReviewDecision.Archived && handedOverOn is null ? [new("review-handed-over", handedOverProblem ?? T["Moves.Missing.Date"])] : Array.Empty<FieldError>(),
            .. text is null ? [new("review-reason", T["Review.Dialog.Reason.Missing"])] : Array.Empty<FieldError>(),
        ];
        if (errors.Count > 0 || decision is not { } chosen || text is null) return;
        isBusy = true;
        var (today, note) = (Clock.DanishToday, new Note(Guid.CreateVersion7(), NoteKind.ReviewRemark, text, Clock.GetUtcNow(), User.Required.Id));
        var refusal = await Desk.ChangeAsync(Facts.Number, Purpose.Review, (it, dossier) =>
        {
            if ((chosen is ReviewDecision.Archived ? it.Archive(handedOverOn!.Value, today) : it.Review(chosen, today, chosen is ReviewDecision.Hold ? until : null)) is { } no) return no;
            dossier.AddNote(note);
            return it.AddNote(note.Id, note.Kind);
        }, Facts.Version);
        isBusy = false;
        if (refusal is null) Frame.Close(DialogResult.Ok(chosen));
        else refused = T.Say(refusal, Office.NameOf);
    }
}
