// Puts what was written about a case into its dossier, and the fact that something was written into the case.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <summary>A text that goes with an act: why a point was turned away, what a meeting came to.</summary>
/// <param name="Field">Its field in the form, for a text that is too long.</param>
public sealed record Written(string Field, NoteKind Kind, string? Text, int? Point = null)
{
    public override string ToString() => nameof(Written);

    /// <summary>The texts that are there, cleaned, or what is wrong with them.</summary>
    public static (IReadOnlyList<Written> Clean, Refusal? Refused) Check(params IEnumerable<Written> texts)
    {
        var all = texts.ToList();
        // Measured before it is cleaned: a paste of a megabyte is answered, not worked on.
        if (all.Where(w => w.Text?.Length > PlainText.LongLimit).ToList() is { Count: > 0 } tooLong)
            return ([], new Refusal.InvalidInput([.. tooLong.Select(w => new FieldProblem(w.Field, Problem.TooLong, PlainText.LongLimit))]));
        return ([.. all.Select(w => w with { Text = PlainText.Clean(w.Text, multiline: true) }).Where(w => w.Text is not null)], null);
    }

    /// <summary>Adds the texts as notes of one author. Null: all were added.</summary>
    public static Refusal? AddTo(Case subject, Dossier dossier, IReadOnlyList<Written> clean, StaffId by, DateTimeOffset at)
    {
        foreach (var text in clean)
        {
            var note = new Note(Guid.CreateVersion7(), text.Kind, text.Text!, at, by, text.Point);
            if (subject.AddNote(note.Id, note.Kind, note.Point) is { } refused) return refused;
            dossier.AddNote(note);
        }
        return null;
    }
}
