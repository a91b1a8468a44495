// A rule said no, and which: every expected "no" of the system, as a value that screens and the API put into words.
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.Domain;

public abstract record Refusal
{
    private Refusal() { }

    /// <summary>The code of the API and the key of the texts, such as "point-without-outcome".</summary>
    public string Code => Kebab.Of(GetType().Name);

    /// <summary>The move is not in the table of states.</summary>
    public sealed record MoveNotAllowed(CaseState From, CaseState To) : Refusal;
    /// <summary>This kind of case must be checked for admissibility before it can be concluded.</summary>
    public sealed record CheckFirst(HelpKind Kind) : Refusal;
    public sealed record PointWithoutVerdict(int Point) : Refusal;
    public sealed record PointWithoutOutcome(int Point) : Refusal;
    public sealed record GroundMissing(int Point) : Refusal;
    public sealed record BodyMissing(int Point) : Refusal;
    /// <summary>Ground 6 does not hold: the municipality closed the matter a year or less before receipt.</summary>
    public sealed record NotOlderThanOneYear(int Point) : Refusal;
    /// <summary>An override, a reopening or another exception needs its reason in writing.</summary>
    public sealed record ReasonMissing : Refusal;
    /// <summary>A declined point cannot get a finding.</summary>
    public sealed record OutcomeNotPossible(int Point, Outcome Outcome) : Refusal;
    public sealed record UnknownPoint(int Point) : Refusal;
    /// <summary>No point was admitted, so there is nothing to mediate.</summary>
    public sealed record NothingAdmitted : Refusal;
    public sealed record AlreadyConcluded : Refusal;
    public sealed record AlreadyAnswered(DateOnly On) : Refusal;
    public sealed record NotConcluded : Refusal;
    /// <summary>More than a year after conclusion a reopening needs an override.</summary>
    public sealed record ReopeningTooLate(DateOnly LastDay) : Refusal;
    public sealed record DateInFuture(DateOnly On) : Refusal;
    public sealed record DateBeforeReceipt(DateOnly On, DateOnly ReceivedOn) : Refusal;
    /// <summary>A moved date must be a working day later than the date promised so far.</summary>
    public sealed record NewDateNotLater(DateOnly DueOn) : Refusal;
    public sealed record NotFlaggedForReview : Refusal;
    public sealed record HoldNotInFuture(DateOnly Until) : Refusal;
    public sealed record ArchiveNotProposed : Refusal;
    /// <summary>A review has to propose it first.</summary>
    public sealed record ErasureNotProposed : Refusal;
    /// <summary>The content of the case is erased: nothing is added to it any more.</summary>
    public sealed record Erased(DateOnly On) : Refusal;
    public sealed record NoCallBackPromised : Refusal;
    /// <summary>This person has a conflict of interest in the case: it cannot be given to them.</summary>
    public sealed record HasConflict(StaffId Who) : Refusal;
    public sealed record NoConflict : Refusal;
    /// <summary>Whoever asks has a conflict of interest in the case and gets nothing of it.</summary>
    public sealed record ShutOut : Refusal;
    /// <summary>The citizen has said no to giving the administration anything of the case.</summary>
    public sealed record ObjectedToDisclosure : Refusal;
    public sealed record AlreadyObjected : Refusal;
    public sealed record NotObjected : Refusal;
    public sealed record DateBeforeObjection(DateOnly On, DateOnly ObjectedOn) : Refusal;
    public sealed record LimitsAlreadyTold(DateOnly On) : Refusal;
    public sealed record NothingDisclosed : Refusal;
    /// <summary>A sensitive case goes by Digital Post or letter.</summary>
    public sealed record PlainEmailRuledOut : Refusal;
    /// <summary>No department is named on the case to write to.</summary>
    public sealed record DepartmentMissing : Refusal;
    /// <summary>Nobody knows who called, so no letter can go to them.</summary>
    public sealed record AnonymousCaller : Refusal;
    /// <summary>There is no channel that a letter to them may take.</summary>
    public sealed record NoWayToReach(RecipientRole Who) : Refusal;
    /// <summary>They cannot be written to by the way that was chosen.</summary>
    public sealed record WayNotPossible(RecipientRole Who, Channel Channel) : Refusal;
    public sealed record UnknownLetter : Refusal;
    /// <summary>It was approved meanwhile: what was approved is not changed any more.</summary>
    public sealed record LetterNotDraft : Refusal;
    /// <summary>This copy is not waiting to be sent: it was sent, or somebody has to look at it first.</summary>
    public sealed record LetterNotQueued : Refusal;
    public sealed record LetterNotSent : Refusal;
    /// <summary>A letter cannot have left before it was approved.</summary>
    public sealed record DateBeforeApproval(DateOnly On, DateOnly ApprovedOn) : Refusal;
    public sealed record AlreadyReplied(DateOnly On) : Refusal;
    /// <summary>It has been looked through, or has its subject.</summary>
    public sealed record NothingToJournalise : Refusal;
    /// <summary>The citizen owes the same already.</summary>
    public sealed record AlreadyWaiting(DateOnly Since) : Refusal;
    /// <summary>The case does not wait for this.</summary>
    public sealed record NotWaiting : Refusal;
    /// <summary>A reply does not come before it was asked for.</summary>
    public sealed record DateBeforeWait(DateOnly On, DateOnly Since) : Refusal;
    /// <summary>The reply has come, or its time is not over yet, or there were reminders enough.</summary>
    public sealed record ReminderNotDue : Refusal;
    /// <summary>There are gaps left in the text where something has to be filled in.</summary>
    public sealed record LetterHasGaps(int Gaps) : Refusal;
    /// <summary>What was approved goes to others than would be computed now.</summary>
    public sealed record RecipientsChanged : Refusal;
    /// <summary>A file that was sent with a letter stays as proof of what was sent.</summary>
    public sealed record DocumentWasSent : Refusal;
    public sealed record UnknownCase : Refusal;
    public sealed record UnknownDocument : Refusal;
    public sealed record DocumentEmpty : Refusal;
    public sealed record DocumentTooLarge(int Megabytes) : Refusal;
    /// <summary>Its content or name is of a type that a case does not take.</summary>
    public sealed record DocumentTypeRefused : Refusal;
    /// <summary>This person has so many files on their way already.</summary>
    public sealed record TooManyUploads(int Most) : Refusal;
    public sealed record UploadTooSlow(int Minutes) : Refusal;
    /// <summary>Whoever asks was switched off in Ombud after they began.</summary>
    public sealed record SwitchedOff : Refusal;
    /// <summary>Somebody else changed the case after this form was opened. Events: how many changes are new.</summary>
    public sealed record ChangedMeanwhile(StaffId By, DateTimeOffset At, int Events) : Refusal;
    /// <summary>Somebody else saved another version of the template after this one was opened.</summary>
    public sealed record TemplateChanged(StaffId By, DateTimeOffset At) : Refusal;
    public sealed record NotAllowedForRole : Refusal;
    /// <summary>Somebody has placed the message that came in, or set it aside; or there is none such.</summary>
    public sealed record AlreadyPlaced : Refusal;
    /// <summary>There is no such entry in the office's registers.</summary>
    public sealed record UnknownEntry : Refusal;
    public sealed record RequestAnswered(DateOnly On) : Refusal;
    /// <summary>A data subject's request is extended once.</summary>
    public sealed record RequestExtended(DateOnly ToldOn) : Refusal;
    public sealed record BreachNotified(DateTimeOffset At) : Refusal;
    public sealed record PersonsTold(DateOnly On) : Refusal;
    /// <summary>What would be replaced, or the key that would seal it, cannot be opened.</summary>
    public sealed record ContentUnreadable : Refusal;
    /// <summary>Something was written, attached or registered since the person chose what goes into an answer.</summary>
    public sealed record ContentChanged : Refusal;
    /// <summary>A document may not go along with this letter.</summary>
    public sealed record EnclosureNotPossible(EnclosureProblem Problem) : Refusal;
    /// <summary>The database was migrated by a newer version of the program while this one still runs.</summary>
    public sealed record NewerVersionRuns : Refusal;

    /// <summary>The database cannot be reached at the moment; whether the last word was saved is not known.</summary>
    public sealed record DatabaseGone : Refusal;

    /// <summary>There is no room for it where the database lies. Nothing was saved.</summary>
    public sealed record DiskFull : Refusal;
    /// <summary>The retry key was used before, with another content.</summary>
    public sealed record RetryKeyReused : Refusal;
    public sealed record InvalidInput(IReadOnlyList<FieldProblem> Problems) : Refusal;
}

/// <summary>What is wrong with one field of what was sent. Never holds what was typed.</summary>
/// <param name="Field">The field's name in the API, such as "caller.cpr".</param>
public sealed record FieldProblem(string Field, Problem Problem, int? Limit = null);

public enum Problem { Missing, TooLong, TooMany, UnknownCode, WrongType, NotACpr, NotACvr, HoldsCpr, NotADate, DateOutOfRange, NotAPhone, NotAnEmail, NotACode, AlreadyUsed, NumberOutOfRange, EndBeforeStart, TooManyDays, NotTheSame, UnknownMergeField, MergeFieldMissing, MergeFieldNotHere, LoneBraces, DateInFuture, DateBeforeReceipt, DateNotLater, ToldTooLate, NotATime, UnknownCase }

/// <summary>Turns a type's or value's name into the code of the API: OlderThanOneYear to older-than-one-year.</summary>
public static class Kebab
{
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
    }

    public static string Of<T>(T value) where T : struct, Enum => Of(value.ToString());

    /// <summary>Reads a code back; refuses numbers and unknown words.</summary>
    public static bool TryRead<T>(string? code, out T value) where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
            if (Of(candidate) == code) { value = candidate; return true; }
        value = default;
        return false;
    }
}
