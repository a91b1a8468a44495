// Adds a note to the file. Notes are never changed: a correction is a new note that names the old one.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Components.Moves;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class NoteForm
{
    IReadOnlyList<FieldError> errors = [];
    NoteKind? kind = NoteKind.JournalNote;
    int? point;
    string? text;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    /// <summary>The note that the new one corrects; its text is where the correction begins.</summary>
    [Parameter] public Note? Corrects { get; set; }

    string Draft => Corrects is null ? "note" : $"correction-{Corrects.Id:N}";

    IReadOnlyList<Option<NoteKind?>> Kinds => [.. new[] { NoteKind.JournalNote, NoteKind.PhoneNote }.Select(k => new Option<NoteKind?>(k, T.Word(k)))];

    IReadOnlyList<Option<int?>> Points => [.. Seen.Points.Select(p => new Option<int?>(p.Number, $"{p.Number}. {T.Word(p.Matter.Theme)}"))];

    protected override void OnInitialized() => text = Corrects?.Text;

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        found.Need("note-text", text, T["CaseFile.Form.Note.Missing"]);
        if (Corrects is not null && PlainText.Clean(text, multiline: true) == Corrects.Text) found.Add(new("note-text", T["CaseFile.Form.Correct.Same"]));
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version)
    {
        if (Corrects is null) return Acts.DoAsync(Seen.Number, version, (_, _) => null, new Written("note-text", kind!.Value, text, point));
        var note = new Note(Guid.CreateVersion7(), NoteKind.Correction, PlainText.Clean(text, multiline: true)!, Clock.GetUtcNow(), User.Required.Id, Corrects.Point, Corrects.Id);
        return Acts.DoAsync(Seen.Number, version, (it, dossier, _) =>
        {
            if (it.AddNote(note.Id, note.Kind, note.Point) is { } refused) return refused;
            dossier.AddNote(note);
            return null;
        });
    }
}
