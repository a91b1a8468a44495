// What is done between check and conclusion: meetings and dialogue, answers to the citizen, reopening, review.
namespace Ombud.Domain.Cases;

/// <summary>Dialogue: with the department alone, without the citizen present.</summary>
public enum MeetingKind { Mediation, Observer, Dialogue }

public static class MeetingKinds
{
    extension(MeetingKind kind)
    {
        /// <summary>The office tells the department of the case. An observer only comes along to the citizen's own meeting.</summary>
        public bool TellsTheDepartment => kind is MeetingKind.Mediation or MeetingKind.Dialogue;
    }
}

public enum MeetingResult { Agreed, PartlyAgreed, NotAgreed, Observed }

/// <summary>A meeting that was planned; At is UTC.</summary>
public sealed record PlannedMeeting(MeetingKind Kind, DateTimeOffset At);

public sealed record HeldMeeting(MeetingKind Kind, DateOnly On, MeetingResult Result);

/// <summary>Why a case could be concluded without an answer to the citizen.</summary>
public enum NoAnswerReason { Anonymous, CannotBeReached, DoesNotWantAnswer }

public enum ReopeningReason { NewInformation, DepartmentDidNotFollowUp, OurMistake }

/// <summary>Why a response date was moved.</summary>
public enum DelayReason { Absence, WaitingForDepartment, WaitingForCitizen, Complexity }

/// <summary>
/// What a review of an aged case decided. None of them erases anything. Hold: not offered again before a date, or before somebody
/// takes it up. Archived: handed over to the archive.
/// </summary>
public enum ReviewDecision { KeepOneYear, ProposeArchive, ProposeErasure, Hold, Archived }

/// <summary>What kind of note was written; the text itself stands in the dossier.</summary>
public enum NoteKind
{
    Narrative, PhoneNote, JournalNote, Correction, AdmissibilityReason, CitizenText, OverrideReason,
    MeetingResult, OutcomeReason, AnswerRemark, ReopeningReason, ReviewRemark, ObjectionRemark,
    RemovalReason, DisclosureRemark,
}
