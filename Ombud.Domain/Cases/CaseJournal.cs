// What of a case is not yet journalised: what came in and was neither looked through nor named, and what was said and is nowhere written down.
using Ombud.Domain.Dossiers;

namespace Ombud.Domain.Cases;

/// <summary>
/// Contact: taken down by the intake, and no adviser has looked it through. Document: it came from outside and has no subject [offentlighedsloven § 15].
/// Answer, Meeting, CallBack: noted, with no letter and no word of what was said [offentlighedsloven § 13].
/// </summary>
public enum JournalGapKind { Contact, Document, Answer, Meeting, CallBack }

public sealed record JournalGap(JournalGapKind What, DateOnly On, Guid? Document = null);

public sealed partial class Case
{
    /// <summary>In the order in which they came about.</summary>
    public IReadOnlyList<JournalGap> JournalGaps { get; private set; } = [];

    /// <summary>Something in writing tells what the citizen was answered in this handling.</summary>
    bool isAnswerWritten;

    /// <summary>An adviser has looked through what the intake took down.</summary>
    public Refusal? SeeContacts() => Lacks(JournalGapKind.Contact) ? Add(new CaseEvent.ContactsSeen()) : new Refusal.NothingToJournalise();

    /// <summary>The document has got its subject; that stands in the dossier.</summary>
    public Refusal? JournaliseDocument(Guid document) =>
        JournalGaps.Any(gap => gap.Document == document) ? Add(new CaseEvent.DocumentJournalised(document)) : new Refusal.NothingToJournalise();

    /// <param name="on">When the office got or made it; letters may be older than the case.</param>
    /// <param name="from">Null in cases from before that was a fact.</param>
    public Refusal? AddDocument(Guid document, DateOnly on, DateOnly today, DocumentSource? from = null) =>
        on > today ? new Refusal.DateInFuture(on) : Add(new CaseEvent.DocumentAdded(document, from, on));

    public Refusal? RemoveDocument(Guid document) => Add(new CaseEvent.DocumentRemoved(document));

    bool Lacks(JournalGapKind what) => JournalGaps.Any(gap => gap.What == what);

    void Journal(CaseEvent happened)
    {
        isAnswerWritten = happened switch
        {
            CaseEvent.Reopened => false,
            CaseEvent.NoteAdded { Kind: NoteKind.AnswerRemark or NoteKind.OutcomeReason or NoteKind.JournalNote or NoteKind.CitizenText } => true,
            // Help on the spot is given in the very call that the note is of.
            CaseEvent.NoteAdded { Kind: NoteKind.PhoneNote or NoteKind.Narrative } => isAnswerWritten || Kind.MayConcludeAtOnce,
            CaseEvent.DocumentAdded { From: DocumentSource.Office } => true,
            _ => isAnswerWritten,
        };
        JournalGaps = happened switch
        {
            CaseEvent.Registered { Facts: { ToReview: true } facts } => [new(JournalGapKind.Contact, facts.Contact.On)],
            CaseEvent.ContactAdded { ToReview: true } e => [.. JournalGaps, new(JournalGapKind.Contact, e.Contact.On)],
            CaseEvent.ContactsSeen or CaseEvent.Judged => Without(JournalGapKind.Contact),
            CaseEvent.DocumentAdded { From: DocumentSource.Office or null } => Without(JournalGapKind.Answer, JournalGapKind.Meeting, JournalGapKind.CallBack),
            CaseEvent.DocumentAdded e => [.. JournalGaps, new(JournalGapKind.Document, e.On ?? ClockFrom, e.Document)],
            CaseEvent.DocumentJournalised { Document: var named } => [.. JournalGaps.Where(gap => gap.Document != named)],
            CaseEvent.DocumentRemoved { Document: var gone } => [.. JournalGaps.Where(gap => gap.Document != gone)],
            CaseEvent.Answered e => WithReply(LetterKind.Answer, e.On),
            CaseEvent.Told e => WithReply(LetterKind.ExtensionNotice, e.On),
            CaseEvent.MeetingHeld e => [.. JournalGaps, new(JournalGapKind.Meeting, e.Meeting.On)],
            CaseEvent.CalledBack e => [.. JournalGaps, new(JournalGapKind.CallBack, e.On)],
            CaseEvent.NoteAdded e => Without(MadeGoodBy(e.Kind)),
            // Whoever concludes has been through the case, and says why each point ended so.
            CaseEvent.Concluded => Without(JournalGapKind.Contact, JournalGapKind.CallBack),
            CaseEvent.Erased => [],
            _ => JournalGaps,
        };
    }

    JournalGap[] Without(params JournalGapKind[] kinds) => [.. JournalGaps.Where(gap => !kinds.Contains(gap.What))];

    /// <summary>A reply that no letter brought and no note tells of; a second one lacks no more than the first.</summary>
    IReadOnlyList<JournalGap> WithReply(LetterKind kind, DateOnly on) =>
        isAnswerWritten || Lacks(JournalGapKind.Answer) || Letters.Any(l => l.Kind == kind && l.Copies.Any(c => c.IsOut && c.On == on))
            ? JournalGaps
            : [.. JournalGaps, new(JournalGapKind.Answer, on)];

    /// <summary>What a note of this kind makes good.</summary>
    static JournalGapKind[] MadeGoodBy(NoteKind kind) => kind switch
    {
        NoteKind.JournalNote => [JournalGapKind.Answer, JournalGapKind.Meeting, JournalGapKind.CallBack],
        NoteKind.AnswerRemark or NoteKind.PhoneNote => [JournalGapKind.Answer, JournalGapKind.CallBack],
        NoteKind.OutcomeReason or NoteKind.CitizenText => [JournalGapKind.Answer],
        NoteKind.MeetingResult => [JournalGapKind.Meeting],
        _ => [],
    };
}
