// The answer to a citizen who asks what is held about them: everything about that person, and no member of staff or other person by name.
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <param name="LogKeptYears">How long the log of looks goes back.</param>
/// <param name="FurtherCases">How many more may be about the person and are not here: they are answered separately.</param>
/// <param name="StaysInEu">Null: the office has not said so.</param>
public sealed record AccessAnswer(
    DateOnly RequestedOn, bool Extended, DateOnly AnsweredOn, int LogKeptYears, IReadOnlyList<AnsweredCase> Cases, int FurtherCases = 0, bool? StaysInEu = null)
{
    public DateOnly DueOn => AccessDeadline.DueOn(RequestedOn, Extended);

    /// <summary>Notes, letters and documents that are left out as a whole.</summary>
    public int LeftOut => Cases.Sum(c => c.Notes.Count(n => n.Text is null) + c.Documents.Count(d => d.Name is null) + c.Letters.Count(l => l.Text is null));

    /// <summary>Is something about others taken out of a text that is here?</summary>
    public bool IsMasked => Cases.Any(c => c.Notes.Any(n => n is { Masked: true, Text: not null }) || c.Documents.Any(d => d is { Masked: true, Name: not null })
        || c.Letters.Any(l => l is { Masked: true, Text: not null })
        || c.References.Any(number => number.Contains(OtherPersons.Mark, StringComparison.Ordinal)));

    /// <summary>The answer names the documents; whoever wants copies of them asks for them.</summary>
    public bool CopiesOnRequest => Cases.Any(c => c.Documents.Count > 0);
}

/// <param name="History">What happened, the oldest first; without what the other lists tell, and without who handled it.</param>
/// <param name="Unreadable">How many pieces of content are there and do not open.</param>
public sealed record AnsweredCase(
    CaseNumber Number, HelpKind Kind, CaseState State, DateOnly StateSince, Channel Channel, DateOnly ReceivedOn, string? Department,
    DateOnly? DueOn, DateOnly? ToldOn, DateOnly? AnsweredOn, DateOnly? ConcludedOn, IReadOnlyList<CaseFlags> Flags, IReadOnlyList<SensitiveCategory> SensitiveCategories,
    AnsweredParty Party, IReadOnlyList<Objection> Objections, AnsweredRepresentation? Representation, bool HasCompanion, IReadOnlyList<string> References, IReadOnlyList<AnsweredPoint> Points, IReadOnlyList<AnsweredEvent> History,
    IReadOnlyList<AnsweredNote> Notes, IReadOnlyList<AnsweredLetter> Letters, IReadOnlyList<AnsweredDocument> Documents, IReadOnlyList<AnsweredDisclosure> Disclosures,
    IReadOnlyList<AnsweredLook> Looks, int Unreadable);

public sealed record AnsweredParty(
    string? Name, string? Cpr, string? Phone, string? Email, string? Address, bool Anonymous, DateOnly? ObjectedOn, DateOnly? AddressProtectedUntil)
{
    public override string ToString() => nameof(AnsweredParty);
}

/// <summary>Somebody speaks for the citizen; who it is, is not told.</summary>
public sealed record AnsweredRepresentation(DateOnly? PowerFrom, DateOnly? PowerUntil);

public sealed record AnsweredPoint(
    int Number, Theme Theme, ComplaintTopic? Topic, DateOnly? ClosedByMunicipalityOn, bool? Admitted, IReadOnlyList<ExclusionGround> Grounds,
    string? ReferredTo, Outcome? Outcome);

public sealed record AnsweredEvent(DateTimeOffset At, CaseEvent Event);

/// <param name="Source">Who it came from; it was always the office that wrote it down.</param>
/// <param name="CorrectsNoteOf">When the note was written that this one corrects.</param>
/// <param name="Text">Null: left out for the sake of others.</param>
/// <param name="Masked">The text does not stand here in full, for the sake of others.</param>
public sealed record AnsweredNote(NoteKind Kind, DateTimeOffset At, DocumentSource Source, int? Point, DateTimeOffset? CorrectsNoteOf, string? Text, bool Masked)
{
    public override string ToString() => nameof(AnsweredNote);
}

/// <param name="At">When it was last changed.</param>
/// <param name="Copies">None: a draft that nobody has got.</param>
/// <param name="Text">Null: left out for the sake of others.</param>
public sealed record AnsweredLetter(LetterKind Kind, DateTimeOffset At, IReadOnlyList<AnsweredCopy> Copies, string? Text, bool Masked)
{
    public override string ToString() => nameof(AnsweredLetter);
}

/// <param name="LeftOn">Null: it has not left the house.</param>
public sealed record AnsweredCopy(RecipientRole To, Channel Channel, DateOnly? LeftOn);

/// <param name="Name">Null: left out for the sake of others.</param>
public sealed record AnsweredDocument(string? Name, string MediaType, long Size, DocumentSource Source, DateOnly On, bool Masked)
{
    public override string ToString() => nameof(AnsweredDocument);
}

/// <param name="To">Null: a department that nobody wrote down, or, if a point was sent on, another authority.</param>
/// <param name="Why">Null: a point was sent on to where it belongs.</param>
public sealed record AnsweredDisclosure(string? To, IReadOnlyList<DisclosedContent> What, DisclosurePurpose? Why, Channel? Channel, DateOnly On)
{
    public bool SentOn => Why is null;
}

/// <param name="Role">Such as "adviser", "intake" or "system".</param>
public sealed record AnsweredLook(DateTimeOffset At, AccessAct Act, Purpose Purpose, string Role);
