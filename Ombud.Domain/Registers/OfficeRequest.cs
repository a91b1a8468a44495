// A request to the office itself: for documents, or about data on whoever asks. Facts only: who asked, and why, is sealed elsewhere.
using Ombud.Domain.Deadlines;

namespace Ombud.Domain.Registers;

/// <summary>Whatever is not met in full needs its reason; what was taken back needs none.</summary>
public enum RequestAnswer { Met = 1, PartlyMet, Refused, Withdrawn }

public enum RequestState { Open, Told, Answered }

public sealed class OfficeRequest
{
    /// <summary>A later date than this far ahead is a slip of the keys.</summary>
    const int MostYears = 2;
    static readonly DateOnly First = new(2000, 1, 1);

    OfficeRequest(RequestKind kind, DateOnly receivedOn) => (Kind, ReceivedOn, DueOn) = (kind, receivedOn, RequestDeadline.OriginalDueOn(kind, receivedOn));

    public RequestKind Kind { get; }
    public DateOnly ReceivedOn { get; }
    /// <summary>What the law gives from receipt; it never moves.</summary>
    public DateOnly OriginalDueOn => RequestDeadline.OriginalDueOn(Kind, ReceivedOn);
    /// <summary>Moved only by what the person was told in time.</summary>
    public DateOnly DueOn { get; private set; }
    /// <summary>When the person was last told that it takes longer.</summary>
    public DateOnly? ToldOn { get; private set; }
    /// <summary>When an answer was said to come, for documents; also if that was said too late to move the date.</summary>
    public DateOnly? ExpectedOn { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public RequestAnswer? Answer { get; private set; }

    public RequestState State => AnsweredOn is not null ? RequestState.Answered : ToldOn is not null ? RequestState.Told : RequestState.Open;

    /// <summary>May the person still be told of a later date? A data subject once, before the first month is over.</summary>
    public bool MayMove(DateOnly today) => AnsweredOn is null && (!Kind.IsOfDataSubject || (ToldOn is null && today <= OriginalDueOn));

    /// <summary>Counted as for cases, in working days by public holidays only.</summary>
    public DeadlineStatus StatusOn(DateOnly today) => ResponseDeadline.StatusOn(today, DueOn, AnsweredOn, WorkingCalendar.PublicHolidaysOnly);

    public static (OfficeRequest? Received, Refusal? Refused) Receive(RequestKind kind, DateOnly receivedOn, DateOnly today)
    {
        if (FieldProblems.Gather(
            Enum.IsDefined(kind) ? null : new("kind", Problem.UnknownCode),
            receivedOn > today ? new("receivedOn", Problem.DateInFuture) : receivedOn < First ? new("receivedOn", Problem.DateOutOfRange) : null) is { } no) return (null, no);
        return (new(kind, receivedOn), null);
    }

    /// <summary>As it was kept.</summary>
    public static OfficeRequest Restore(RequestKind kind, DateOnly receivedOn, DateOnly dueOn, DateOnly? toldOn, DateOnly? expectedOn, DateOnly? answeredOn, RequestAnswer? answer) =>
        new(kind, receivedOn) { DueOn = dueOn, ToldOn = toldOn, ExpectedOn = expectedOn, AnsweredOn = answeredOn, Answer = answer };

    /// <summary>
    /// Documents: the person was told why the answer takes longer and when it can be expected. Told in time it moves the date;
    /// told too late it is noted, and the date stays where it was.
    /// </summary>
    public Refusal? Tell(DateOnly toldOn, DateOnly? expectedOn, bool hasReason, DateOnly today)
    {
        if (Kind.IsOfDataSubject) throw new InvalidOperationException("A data subject's request is extended, not put off.");
        if (AnsweredOn is { } answered) return new Refusal.RequestAnswered(answered);
        var earliest = DueOn > toldOn ? DueOn : toldOn;
        if (FieldProblems.Gather(
            FieldProblems.Done("toldOn", toldOn, ReceivedOn, today),
            expectedOn is not { } day ? new("expectedOn", Problem.Missing)
            : day <= earliest ? new("expectedOn", Problem.DateNotLater)
            : day > earliest.AddYears(MostYears) ? new("expectedOn", Problem.DateOutOfRange) : null,
            FieldProblems.Need("reason", hasReason)) is { } no) return no;
        if (toldOn <= DueOn) DueOn = expectedOn!.Value;
        (ToldOn, ExpectedOn) = (toldOn, expectedOn);
        return null;
    }

    /// <summary>Data subjects: two more months, once, if the person was told why before the first month was over.</summary>
    public Refusal? Extend(DateOnly toldOn, bool hasReason, DateOnly today)
    {
        if (!Kind.IsOfDataSubject) throw new InvalidOperationException("A request for documents is put off, not extended.");
        if (AnsweredOn is { } answered) return new Refusal.RequestAnswered(answered);
        if (ToldOn is { } before) return new Refusal.RequestExtended(before);
        if (FieldProblems.Gather(
            FieldProblems.Done("toldOn", toldOn, ReceivedOn, today) ?? (toldOn > OriginalDueOn ? new("toldOn", Problem.ToldTooLate) : null),
            FieldProblems.Need("reason", hasReason)) is { } no) return no;
        (ToldOn, DueOn) = (toldOn, RequestDeadline.ExtendedDueOn(ReceivedOn));
        return null;
    }

    public Refusal? Reply(RequestAnswer? answer, DateOnly on, bool hasReason, DateOnly today)
    {
        if (AnsweredOn is { } answered) return new Refusal.RequestAnswered(answered);
        if (FieldProblems.Gather(
            answer is not { } given ? new("answer", Problem.Missing) : Enum.IsDefined(given) ? null : new("answer", Problem.UnknownCode),
            FieldProblems.Done("on", on, ReceivedOn, today),
            FieldProblems.Need("reason", hasReason || answer is not (RequestAnswer.PartlyMet or RequestAnswer.Refused))) is { } no) return no;
        (AnsweredOn, Answer) = (on, answer);
        return null;
    }
}
