// The history of a case in words, newest first, with the notes in full.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile;

public sealed partial class StoryPanel
{
    bool all;

    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    [Parameter, EditorRequired] public Dossier? Dossier { get; set; }
    [Parameter, EditorRequired] public EventCallback Write { get; set; }
    [Parameter, EditorRequired] public EventCallback<Note> Correct { get; set; }

    sealed record Entry(PastEvent Past, EventSaying Said, Note? Note, Note? CorrectedBy);

    IEnumerable<Entry> Entries => Facts.Story.Reverse()
        .Select(past => (Past: past, Said: WithName(past.Event, T.Say(past.Event, Facts.Office))))
        .Where(told => all || !told.Said.Minor)
        .Select(told =>
        {
            var note = told.Past.Event is CaseEvent.NoteAdded added ? NoteOf(added.Note) : null;
            return new Entry(told.Past, told.Said, note, note is null ? null : Dossier!.Notes.FirstOrDefault(n => n.Corrects == note.Id));
        });

    /// <summary>What a document is called is content, and no part of the event.</summary>
    EventSaying WithName(CaseEvent happened, EventSaying said) => happened is CaseEvent.DocumentAdded added
        ? said with { Text = Dossier?.Documents.FirstOrDefault(d => d.Id == added.Document)?.Name }
        : said;

    Note? NoteOf(Guid id) => Dossier?.Notes.FirstOrDefault(n => n.Id == id);

    string By(PastEvent past) => past.By == StaffId.System
        ? T["CaseFile.BySystem"]
        : T["CaseFile.By", Facts.Office.NameOf(past.By), RoleOf(past.Role)];

    string RoleOf(string role) => T[$"Word.Role.{role.Split('.')[^1]}"].Value.ToLowerInvariant();

    string LinkTo(Guid note) => $"/cases/{Facts.Number}#note-{note}";

    string About(Guid id) => NoteOf(id) is { } old ? $"{T.Word(old.Kind)}, {T.Moment(old.At, Clock.DanishToday)}" : "";
}
