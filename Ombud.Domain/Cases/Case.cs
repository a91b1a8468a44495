// The case: facts about how a matter is handled, and the only way to change them. It knows no person.
using Ombud.Domain.Deadlines;

namespace Ombud.Domain.Cases;

/// <summary>
/// Every verb acts wholly and adds events, or returns a refusal and changes nothing. Dates are local dates in
/// Europe/Copenhagen; "today" is given by the caller.
/// </summary>
public sealed partial class Case
{
    public static Case Register(CaseNumber number, NewCase facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Points.Count == 0) throw new ArgumentException("A case is about at least one point.", nameof(facts));
        var registered = new Case();
        registered.Add(new CaseEvent.Registered(number, facts));
        return registered;
    }

    /// <param name="toReview">The intake took it down: an adviser still has to look it through.</param>
    public Refusal? AddContact(Contact contact, DateOnly? callBackOn, DateOnly today, bool toReview = false)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (contact.On > today) return new Refusal.DateInFuture(contact.On);
        return Add(new CaseEvent.ContactAdded(contact, callBackOn, toReview));
    }

    public Refusal? AddPoint(PointMatter matter) => State switch
    {
        CaseState.Concluded => new Refusal.AlreadyConcluded(),
        CaseState.Received => Add(new CaseEvent.PointAdded(matter)),
        _ => new Refusal.MoveNotAllowed(State, CaseState.Received),
    };

    public Refusal? Assign(StaffId? handler) =>
        handler is { } who && IsShutOut(who) ? new Refusal.HasConflict(who)
        : handler == Handler ? null
        : Add(new CaseEvent.Assigned(handler));

    /// <summary>Shuts somebody out of the case and hands it to somebody who is not.</summary>
    public Refusal? DeclareConflict(StaffId who, ConflictGround ground, StaffId successor, DateOnly on)
    {
        if (IsShutOut(who)) return new Refusal.HasConflict(who);
        if (successor == who || IsShutOut(successor)) return new Refusal.HasConflict(successor);
        return Add(new CaseEvent.ConflictDeclared(new(who, ground, on), successor));
    }

    /// <summary>It was declared by mistake, or does not hold any more.</summary>
    public Refusal? LiftConflict(StaffId who, DateOnly on) =>
        IsShutOut(who) ? Add(new CaseEvent.ConflictLifted(who, on)) : new Refusal.NoConflict();

    public bool IsShutOut(StaffId who) => Conflicts.Any(c => c.Who == who);

    public Refusal? SetDepartment(DepartmentCode department) =>
        department == Department ? null : Add(new CaseEvent.DepartmentSet(department));

    /// <summary>An objection to disclosure has verbs and dates of its own: it neither comes nor goes with the flags.</summary>
    public Refusal? SetFlags(CaseFlags flags)
    {
        var kept = (flags & ~CaseFlags.Objection) | (Flags & CaseFlags.Objection);
        return kept == Flags ? null : Add(new CaseEvent.FlagsSet(kept));
    }

    /// <summary>The admissibility check: a verdict on every point. A declined point ends as referred.</summary>
    public Refusal? Judge(IReadOnlyList<PointVerdict> verdicts, DateOnly on, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        if (State is not CaseState.Received) return new Refusal.MoveNotAllowed(State, CaseState.AdmissibilityChecked);
        if (CheckDate(on, today) is { } wrongDate) return wrongDate;
        foreach (var verdict in verdicts)
        {
            if (FindPoint(verdict.Point) is not { } point) return new Refusal.UnknownPoint(verdict.Point);
            if (verdict.Admitted) continue;
            if (verdict.Grounds.Count == 0) return new Refusal.GroundMissing(verdict.Point);
            if (verdict.Body is null) return new Refusal.BodyMissing(verdict.Point);
            if (verdict.Grounds.Contains(ExclusionGround.OlderThanOneYear) && !IsTimeBarred(point))
                return new Refusal.NotOlderThanOneYear(verdict.Point);
        }
        if (Points.FirstOrDefault(p => verdicts.All(v => v.Point != p.Number)) is { } open)
            return new Refusal.PointWithoutVerdict(open.Number);
        return Add(new CaseEvent.Judged(verdicts, on));
    }

    public Refusal? PlanMeeting(PlannedMeeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        if (State is CaseState.Concluded) return new Refusal.AlreadyConcluded();
        if (meeting.Kind.TellsTheDepartment && Objection is not null) return new Refusal.ObjectedToDisclosure();
        return Add(new CaseEvent.MeetingPlanned(meeting));
    }

    /// <summary>A meeting or dialogue was held with a result. The first one takes the case to Mediated.</summary>
    public Refusal? HoldMeeting(HeldMeeting meeting, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        if (State is CaseState.Received or CaseState.Concluded) return new Refusal.MoveNotAllowed(State, CaseState.Mediated);
        if (CheckDate(meeting.On, today) is { } wrongDate) return wrongDate;
        if (!Points.Any(p => p.IsAdmitted)) return new Refusal.NothingAdmitted();
        if (meeting.Kind.TellsTheDepartment && IsObjectedOn(meeting.On)) return new Refusal.ObjectedToDisclosure();
        return Add(new CaseEvent.MeetingHeld(meeting));
    }

    /// <summary>Sets or, while the case is open, changes how a point ended.</summary>
    public Refusal? EndPoint(int number, Outcome outcome)
    {
        if (State is CaseState.Concluded) return new Refusal.AlreadyConcluded();
        if (FindPoint(number) is not { } point) return new Refusal.UnknownPoint(number);
        if (State is CaseState.Received && !Kind.MayConcludeAtOnce) return new Refusal.CheckFirst(Kind);
        if (outcome.IsFinding && !point.IsAdmitted) return new Refusal.OutcomeNotPossible(number, outcome);
        // What belongs elsewhere is sent on only if the citizen lets it [forvaltningsloven § 7].
        if (outcome is Outcome.Forwarded && point.Outcome != outcome && Objection is not null) return new Refusal.ObjectedToDisclosure();
        return point.Outcome == outcome ? null : Add(new CaseEvent.PointEnded(number, outcome));
    }

    public Refusal? Answer(DateOnly on, Channel channel, DateOnly today)
    {
        if (AnsweredOn is { } before) return new Refusal.AlreadyAnswered(before);
        return CheckSent(on, channel, today) ?? Add(new CaseEvent.Answered(on, channel));
    }

    /// <summary>The citizen got notice about the further course.</summary>
    public Refusal? Tell(DateOnly on, Channel channel, DateOnly today)
    {
        if (AnsweredOn is { } before) return new Refusal.AlreadyAnswered(before);
        return CheckSent(on, channel, today) ?? Add(new CaseEvent.Told(on, channel));
    }

    public Refusal? MoveDue(DateOnly dueOn, DelayReason reason)
    {
        if (State is CaseState.Concluded) return new Refusal.AlreadyConcluded();
        if (DueOn is { } promised && dueOn <= promised) return new Refusal.NewDateNotLater(promised);
        return Add(new CaseEvent.DueMoved(dueOn, reason));
    }

    /// <summary>
    /// Ends the case. Every point needs an outcome. Without an earlier answer it is recorded as answered on the same
    /// day through <paramref name="answeredBy"/>, or the reason why there is no answer.
    /// </summary>
    public Refusal? Conclude(DateOnly on, DateOnly? today = null, Channel? answeredBy = null, NoAnswerReason? unanswered = null)
    {
        if (State is CaseState.Concluded) return new Refusal.AlreadyConcluded();
        if (Points.FirstOrDefault(p => p.Outcome is null) is { } open) return new Refusal.PointWithoutOutcome(open.Number);
        if (State is CaseState.Received && !Kind.MayConcludeAtOnce) return new Refusal.CheckFirst(Kind);
        if (CheckDate(on, today ?? on) is { } wrongDate) return wrongDate;
        if (AnsweredOn is null && unanswered is null)
        {
            var channel = answeredBy ?? Contacts[^1].Channel;
            if (RulesOut(channel)) return new Refusal.PlainEmailRuledOut();
            Add(new CaseEvent.Answered(on, channel));
        }
        return Add(new CaseEvent.Concluded(on, unanswered));
    }

    /// <summary>Up to a year after conclusion, later only as an override. Verdicts and outcomes are made anew.</summary>
    public Refusal? Reopen(ReopeningReason reason, DateOnly on, DateOnly? originalDueOn, DateOnly? dueOn, bool isOverride = false, int? promisedDays = null)
    {
        if (ConcludedOn is not { } concluded) return new Refusal.NotConcluded();
        if (on < concluded) return new Refusal.DateBeforeReceipt(on, concluded);
        if (OneYearRule.IsTimeBarred(concluded, on) && !isOverride) return new Refusal.ReopeningTooLate(OneYearRule.LastDay(concluded));
        return Add(new CaseEvent.Reopened(on, reason, isOverride, originalDueOn, dueOn, promisedDays));
    }

    public Refusal? AddNote(Guid note, NoteKind kind, int? point = null) =>
        point is { } number && FindPoint(number) is null
            ? new Refusal.UnknownPoint(number)
            : Add(new CaseEvent.NoteAdded(note, kind, point));

    /// <summary>What is known of the citizen or who speaks for them was corrected; the content itself stands in the dossier.</summary>
    public Refusal? ChangeParties() => Add(new CaseEvent.PartiesChanged());

    /// <summary>The department's own numbers of the matter were written down; they stand in the dossier.</summary>
    public Refusal? ChangeReferences() => Add(new CaseEvent.ReferencesChanged());

    /// <summary>The citizen asked to see what is held about them, and got the answer [GDPR art. 15].</summary>
    /// <param name="leftOut">How many notes and documents were left out because they are about others.</param>
    public Refusal? AnswerAccess(DateOnly requestedOn, DateOnly on, bool extended = false, int leftOut = 0) => requestedOn > on
        ? new Refusal.DateInFuture(requestedOn)
        : Add(new CaseEvent.AccessAnswered(requestedOn, on, extended, leftOut));

    public Refusal? CallBack(DateOnly on) =>
        CallBackOn is null ? new Refusal.NoCallBackPromised() : Add(new CaseEvent.CalledBack(on));

    /// <summary>The yearly job asks a human to look at a long concluded case; it never deletes.</summary>
    public Refusal? FlagForReview(DateOnly on) => State is CaseState.Concluded
        ? FlaggedForReviewOn is null ? Add(new CaseEvent.FlaggedForReview(on)) : null
        : new Refusal.NotConcluded();

    /// <param name="until">Until when a case is held; without it until somebody takes it up again.</param>
    public Refusal? Review(ReviewDecision decision, DateOnly on, DateOnly? until = null)
    {
        if (FlaggedForReviewOn is null) return new Refusal.NotFlaggedForReview();
        if (decision is ReviewDecision.Archived) return Archive(on, on);
        if (decision is ReviewDecision.Hold && until <= on) return new Refusal.HoldNotInFuture(until.Value);
        return Add(new CaseEvent.Reviewed(on, decision, decision switch
        {
            ReviewDecision.KeepOneYear => on.AddYears(1),
            ReviewDecision.Hold => until,
            _ => null,
        }));
    }

    /// <summary>The file was handed over to the archive, as a review proposed or decides now.</summary>
    public Refusal? Archive(DateOnly handedOverOn, DateOnly today)
    {
        if (FlaggedForReviewOn is null && LastReview is not ReviewDecision.ProposeArchive) return new Refusal.ArchiveNotProposed();
        if (handedOverOn > today) return new Refusal.DateInFuture(handedOverOn);
        if (handedOverOn < ConcludedOn) return new Refusal.DateBeforeReceipt(handedOverOn, ConcludedOn.Value);
        return Add(new CaseEvent.Reviewed(today, ReviewDecision.Archived, null, handedOverOn));
    }

    /// <summary>The content is erased after a review proposed it. The caller destroys the content in the same transaction.</summary>
    public Refusal? Erase(DateOnly on) => this switch
    {
        { ErasedOn: { } erased } => new Refusal.Erased(erased),
        { State: not CaseState.Concluded } => new Refusal.NotConcluded(),
        { LastReview: not ReviewDecision.ProposeErasure } => new Refusal.ErasureNotProposed(),
        _ => Add(new CaseEvent.Erased(on)),
    };

    /// <summary>A restored backup is from before an erasure that was decided and done: it is done again.</summary>
    public Refusal? EraseAgain(DateOnly on) => Add(new CaseEvent.Erased(on));

    /// <summary>True if the municipality closed the matter more than a year before the case was received.</summary>
    public bool IsTimeBarred(Point point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Matter.ClosedByMunicipalityOn is { } closed && OneYearRule.IsTimeBarred(closed, ReceivedOn);
    }

    Point? FindPoint(int number) => Points.FirstOrDefault(p => p.Number == number);

    Refusal? CheckDate(DateOnly on, DateOnly today) =>
        on > today ? new Refusal.DateInFuture(on)
        : on < ClockFrom ? new Refusal.DateBeforeReceipt(on, ClockFrom)
        : null;
}
