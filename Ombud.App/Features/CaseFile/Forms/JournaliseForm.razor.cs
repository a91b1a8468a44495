// Says in a few words what a document is about, so that it is journalised.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class JournaliseForm
{
    const string SubjectField = "journal-subject";

    IReadOnlyList<FieldError> errors = [];
    string? subject;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public Guid Id { get; set; }
    /// <summary>Null: the dossier is not open, and is opened here.</summary>
    [Parameter] public Document? Document { get; set; }

    protected override async Task OnInitializedAsync() =>
        Document ??= (await Dossiers.OpenAsync(Seen.Number, Purpose.CaseHandling))?.Documents.FirstOrDefault(d => d.Id == Id);

    IReadOnlyList<FieldError> Check() => errors = PlainText.Clean(subject) switch
    {
        null => [new(SubjectField, T["CaseFile.Form.Journalise.Missing"])],
        { Length: > PlainText.LineLimit } => [new(SubjectField, T["Problem.TooLong", PlainText.LineLimit])],
        _ => [],
    };

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, dossier, _) => dossier.NameDocument(Id, PlainText.Clean(subject)!) ?? it.JournaliseDocument(Id));
}
