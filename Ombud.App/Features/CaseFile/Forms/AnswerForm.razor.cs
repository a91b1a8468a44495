// The citizen got the answer: when and how.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class AnswerForm
{
    readonly Reply reply = new();
    IReadOnlyList<FieldError> errors = [];

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    /// <summary>Null: not open yet.</summary>
    [Parameter] public Dossier? Dossier { get; set; }

    protected override void OnInitialized() => reply.Begin(LetterKind.Answer, Seen, Dossier, Clock.DanishToday);

    IReadOnlyList<FieldError> Check() => errors = reply.Check(T["Moves.Missing.Date"]);

    Task<Refusal?> SaveAsync(int version) =>
        Acts.DoAsync(Seen.Number, version, (it, today) => it.Answer(reply.On!.Value, reply.Channel!.Value, today), reply.Note);
}
