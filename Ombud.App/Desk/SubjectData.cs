// What is told of one case to the person whom it is about: taken piece by piece, so that nothing about others comes along.
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

static class SubjectData
{
    public static AnsweredCase Of(
        Case it, IReadOnlyList<PastEvent> story, Dossier dossier, OfficeData office, OtherPersons others, HashSet<Guid> leftOut, IReadOnlyList<AnsweredLook> looks) => new(
        it.Number, it.Kind, it.State, it.StateSince, it.Channel, it.ReceivedOn, it.Department is { } department ? office.NameOf(department) : null,
        it.DueOn, it.ToldOn, it.AnsweredOn, it.ConcludedOn, [.. Enum.GetValues<CaseFlags>().Where(flag => flag is not CaseFlags.None && it.Flags.HasFlag(flag))],
        [.. Enum.GetValues<SensitiveCategory>().Where(category => category is not SensitiveCategory.None && it.SensitiveCategories.HasFlag(category))],
        PartyOf(dossier.Party), it.Objections,
        dossier.Representation is { } other ? new(other.Power?.From, other.Power?.RevokedOn ?? other.Power?.To) : null,
        dossier.Companion is not null, [.. (dossier.References?.Numbers ?? []).Select(others.Without)],
        [.. it.Points.Select(p => PointOf(p, office))],
        [.. story.Where(past => IsToldHere(past.Event)).Select(past => new AnsweredEvent(past.At, WithoutStaff(past.Event)))],
        NotesOf(story, dossier, others, leftOut),
        [.. dossier.Letters.Select(l => LetterOf(l, it, leftOut.Contains(l.Id) ? null : others.Without(TextOf(l))))],
        [.. dossier.Documents.Select(d => DocumentOf(d, leftOut.Contains(d.Id) ? null : others.Without(TitleOf(d))))],
        [.. Given.Of(story.Select(past => (past.Event, past.At.DanishDate))).Select(given => GivenOf(given, office))],
        looks, dossier.Unreadable.Count);

    static AnsweredParty PartyOf(Party party) =>
        new(party.Name, party.Cpr, party.Phone, party.Email, party.Address, party.Anonymous, party.ObjectedOn, party.AddressProtectedUntil);

    static AnsweredPoint PointOf(Point point, OfficeData office) => new(
        point.Number, point.Matter.Theme, point.Matter.Topic, point.Matter.ClosedByMunicipalityOn, point.Verdict?.Admitted, point.Verdict?.Grounds ?? [],
        point.Verdict?.Body is { } body ? office.NameOf(body) : null, point.Outcome);

    static AnsweredDisclosure GivenOf(Given given, OfficeData office) =>
        new(given.To is { } to ? office.NameOf(to) : given.Body is { } body ? office.NameOf(body) : null, given.What, given.Why, given.Channel, given.On);

    static List<AnsweredNote> NotesOf(IReadOnlyList<PastEvent> story, Dossier dossier, OtherPersons others, HashSet<Guid> leftOut)
    {
        var fromCitizen = FromCitizen(story);
        return
        [
            .. from note in dossier.Notes
               let text = leftOut.Contains(note.Id) ? null : others.Without(note.Text)
               let source = note.Kind is NoteKind.Narrative or NoteKind.ObjectionRemark || fromCitizen.Contains(note.Id) ? DocumentSource.Citizen : DocumentSource.Office
               select new AnsweredNote(note.Kind, note.At, source, note.Point, dossier.Notes.FirstOrDefault(n => n.Id == note.Corrects)?.At, text, text != note.Text),
        ];
    }

    /// <summary>A note that was written as a contact was registered tells what the citizen said or wrote.</summary>
    static HashSet<Guid> FromCitizen(IReadOnlyList<PastEvent> story) =>
    [
        .. from pair in story.Zip(story.Skip(1))
           where pair.First.Event is CaseEvent.Registered or CaseEvent.ContactAdded && pair.First.At == pair.Second.At
           let added = pair.Second.Event as CaseEvent.NoteAdded
           where added is not null
           select added.Note,
    ];

    /// <summary>As it is read: heading and words.</summary>
    internal static string TextOf(Letter letter) => $"{letter.Subject}\n\n{letter.Text}";

    static AnsweredLetter LetterOf(Letter letter, Case it, string? text) => new(
        letter.Kind, letter.At,
        [.. it.Letters.Where(l => l.Id == letter.Id).SelectMany(l => l.Copies).Select(c => new AnsweredCopy(c.Role, c.Channel, c.IsOut ? c.On : c.IsUnconfirmed ? c.HasLeftOn : null))],
        text, text != TextOf(letter));

    static AnsweredDocument DocumentOf(Document document, string? name) =>
        new(name, document.MediaType, document.Size, document.Source, document.On, name != TitleOf(document));

    /// <summary>What it is about, and the name of the file.</summary>
    static string TitleOf(Document document) => document.Subject is { } subject ? $"{subject} ({document.Name})" : document.Name;

    /// <summary>Named one by one: an event that is new to the system is told of once somebody has seen that it names nobody else.</summary>
    static bool IsToldHere(CaseEvent happened) => happened is CaseEvent.Registered or CaseEvent.ContactAdded or CaseEvent.PointAdded or CaseEvent.DepartmentSet
        or CaseEvent.FlagsSet or CaseEvent.Judged or CaseEvent.MeetingPlanned or CaseEvent.MeetingHeld or CaseEvent.PointEnded or CaseEvent.Answered or CaseEvent.Told
        or CaseEvent.DueMoved or CaseEvent.Concluded or CaseEvent.Reopened or CaseEvent.PartiesChanged or CaseEvent.CalledBack or CaseEvent.FlaggedForReview
        or CaseEvent.Reviewed or CaseEvent.DocumentRemoved or CaseEvent.AccessAnswered or CaseEvent.Objected or CaseEvent.ObjectionWithdrawn or CaseEvent.LimitsTold
        or CaseEvent.SensitivitySet or CaseEvent.ReferencesChanged or CaseEvent.LetterDiscarded or CaseEvent.DepartmentReplied
        or CaseEvent.WaitBegan or CaseEvent.WaitEnded or CaseEvent.DecisionNoted or CaseEvent.ContactsSeen or CaseEvent.DocumentJournalised;

    static CaseEvent WithoutStaff(CaseEvent happened) =>
        happened is CaseEvent.Registered registered ? registered with { Facts = registered.Facts with { Handler = null } } : happened;
}
