// What happened to a case: a closed set of records. A case is the sum of its events; none of them names a person it is about.
using System.Text.Json.Serialization;
using Ombud.Domain.Dossiers;

namespace Ombud.Domain.Cases;

[JsonDerivedType(typeof(Registered), "registered")]
[JsonDerivedType(typeof(ContactAdded), "contact-added")]
[JsonDerivedType(typeof(PointAdded), "point-added")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(DepartmentSet), "department-set")]
[JsonDerivedType(typeof(FlagsSet), "flags-set")]
[JsonDerivedType(typeof(Judged), "judged")]
[JsonDerivedType(typeof(MeetingPlanned), "meeting-planned")]
[JsonDerivedType(typeof(MeetingHeld), "meeting-held")]
[JsonDerivedType(typeof(PointEnded), "point-ended")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Told), "told")]
[JsonDerivedType(typeof(DueMoved), "due-moved")]
[JsonDerivedType(typeof(Concluded), "concluded")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(NoteAdded), "note-added")]
[JsonDerivedType(typeof(PartiesChanged), "parties-changed")]
[JsonDerivedType(typeof(ReferencesChanged), "references-changed")]
[JsonDerivedType(typeof(CalledBack), "called-back")]
[JsonDerivedType(typeof(FlaggedForReview), "flagged-for-review")]
[JsonDerivedType(typeof(Reviewed), "reviewed")]
[JsonDerivedType(typeof(Erased), "erased")]
[JsonDerivedType(typeof(Disclosed), "disclosed")]
[JsonDerivedType(typeof(Objected), "objected")]
[JsonDerivedType(typeof(ObjectionWithdrawn), "objection-withdrawn")]
[JsonDerivedType(typeof(LimitsTold), "limits-told")]
[JsonDerivedType(typeof(SensitivitySet), "sensitivity-set")]
[JsonDerivedType(typeof(DocumentAdded), "document-added")]
[JsonDerivedType(typeof(DocumentRemoved), "document-removed")]
[JsonDerivedType(typeof(ConflictDeclared), "conflict-declared")]
[JsonDerivedType(typeof(ConflictLifted), "conflict-lifted")]
[JsonDerivedType(typeof(AccessAnswered), "access-answered")]
[JsonDerivedType(typeof(LetterWritten), "letter-written")]
[JsonDerivedType(typeof(LetterChanged), "letter-changed")]
[JsonDerivedType(typeof(LetterDiscarded), "letter-discarded")]
[JsonDerivedType(typeof(LetterApproved), "letter-approved")]
[JsonDerivedType(typeof(LetterSent), "letter-sent")]
[JsonDerivedType(typeof(LetterFailed), "letter-failed")]
[JsonDerivedType(typeof(LetterReceived), "letter-received")]
[JsonDerivedType(typeof(LetterQueuedAgain), "letter-queued-again")]
[JsonDerivedType(typeof(LetterStopped), "letter-stopped")]
[JsonDerivedType(typeof(DepartmentReplied), "department-replied")]
[JsonDerivedType(typeof(ContactsSeen), "contacts-seen")]
[JsonDerivedType(typeof(DocumentJournalised), "document-journalised")]
[JsonDerivedType(typeof(DecisionNoted), "decision-noted")]
[JsonDerivedType(typeof(WaitBegan), "wait-began")]
[JsonDerivedType(typeof(WaitEnded), "wait-ended")]
public abstract record CaseEvent
{
    private CaseEvent() { }

    public sealed record Registered(CaseNumber Number, NewCase Facts) : CaseEvent;
    public sealed record ContactAdded(Contact Contact, DateOnly? CallBackOn, bool ToReview = false) : CaseEvent;
    public sealed record PointAdded(PointMatter Matter) : CaseEvent;
    public sealed record Assigned(StaffId? Handler) : CaseEvent;
    public sealed record DepartmentSet(DepartmentCode Department) : CaseEvent;
    public sealed record FlagsSet(CaseFlags Flags) : CaseEvent;
    public sealed record Judged(IReadOnlyList<PointVerdict> Verdicts, DateOnly On) : CaseEvent;
    public sealed record MeetingPlanned(PlannedMeeting Meeting) : CaseEvent;
    public sealed record MeetingHeld(HeldMeeting Meeting) : CaseEvent;
    public sealed record PointEnded(int Point, Outcome Outcome) : CaseEvent;
    public sealed record Answered(DateOnly On, Channel Channel) : CaseEvent;
    public sealed record Told(DateOnly On, Channel Channel) : CaseEvent;
    public sealed record DueMoved(DateOnly DueOn, DelayReason Reason) : CaseEvent;
    public sealed record Concluded(DateOnly On, NoAnswerReason? Unanswered) : CaseEvent;
    public sealed record Reopened(DateOnly On, ReopeningReason Reason, bool Override, DateOnly? OriginalDueOn, DateOnly? DueOn, int? PromisedDays = null) : CaseEvent;
    public sealed record NoteAdded(Guid Note, NoteKind Kind, int? Point) : CaseEvent;
    public sealed record PartiesChanged : CaseEvent;
    public sealed record ReferencesChanged : CaseEvent;
    public sealed record CalledBack(DateOnly On) : CaseEvent;
    public sealed record FlaggedForReview(DateOnly On) : CaseEvent;
    public sealed record Reviewed(DateOnly On, ReviewDecision Decision, DateOnly? NextOn, DateOnly? HandedOverOn = null) : CaseEvent;
    public sealed record Erased(DateOnly On) : CaseEvent;
    public sealed record Disclosed(Disclosure Disclosure) : CaseEvent;
    public sealed record Objected(DateOnly On, Channel Through) : CaseEvent;
    public sealed record ObjectionWithdrawn(DateOnly On) : CaseEvent;
    public sealed record LimitsTold(DateOnly On, Channel Channel) : CaseEvent;
    public sealed record SensitivitySet(bool IsSensitive, SensitiveCategory Categories) : CaseEvent;
    public sealed record DocumentAdded(Guid Document, DocumentSource? From = null, DateOnly? On = null) : CaseEvent;
    public sealed record DocumentRemoved(Guid Document) : CaseEvent;
    public sealed record ConflictDeclared(Conflict Conflict, StaffId Successor) : CaseEvent;
    public sealed record ConflictLifted(StaffId Who, DateOnly On) : CaseEvent;
    public sealed record AccessAnswered(DateOnly RequestedOn, DateOnly On, bool Extended, int LeftOut) : CaseEvent;
    public sealed record LetterWritten(Guid Letter, LetterKind Kind, int? Point, Guid? About = null) : CaseEvent;
    public sealed record LetterChanged(Guid Letter) : CaseEvent;
    public sealed record LetterDiscarded(Guid Letter) : CaseEvent;
    public sealed record LetterApproved(Guid Letter, DateOnly On, IReadOnlyList<LetterCopy> Copies, IReadOnlyList<DisclosedContent> Discloses, bool Deviates, DateOnly? ReplyBy = null)
        : CaseEvent;
    public sealed record LetterSent(Guid Copy, DateOnly On) : CaseEvent;
    public sealed record LetterFailed(Guid Copy, SendProblem Problem, DateOnly On) : CaseEvent;
    public sealed record LetterReceived(Guid Copy, DateOnly On) : CaseEvent;
    public sealed record LetterStopped(Guid Copy, DateOnly On) : CaseEvent;
    public sealed record LetterQueuedAgain(Guid Copy, Channel Channel, DateOnly On) : CaseEvent;
    public sealed record DepartmentReplied(Guid Letter, DateOnly On) : CaseEvent;
    public sealed record ContactsSeen : CaseEvent;
    public sealed record DocumentJournalised(Guid Document) : CaseEvent;
    public sealed record DecisionNoted(int Point, DateOnly ReceivedOn, BodyCode? Body = null) : CaseEvent;
    public sealed record WaitBegan(AskedOfCitizen What, DateOnly On, Guid? Letter = null) : CaseEvent;
    public sealed record WaitEnded(AskedOfCitizen What, DateOnly On) : CaseEvent;
}
