// Letters of a case: written as drafts, approved, sent copy by copy. What being sent means for the case follows here and nowhere else.
using Ombud.Domain.Dossiers;

namespace Ombud.Domain.Cases;

public sealed partial class Case
{
    /// <summary>All letters but those that were thrown away as drafts, the oldest first.</summary>
    public IReadOnlyList<LetterFacts> Letters { get; private set; } = [];

    /// <summary>The first letter to the citizen's side tells them of their rights.</summary>
    public bool BringsRights(LetterKind kind) => !kind.IsForDepartment && !HasWrittenToCitizen;

    /// <summary>Does, or will, the citizen have a letter from the office?</summary>
    public bool HasWrittenToCitizen => Letters.Any(l => l.Copies.Any(c => c.Role is RecipientRole.Party && c.State is not (CopyState.Failed or CopyState.Stopped)));

    int round;

    /// <summary>A draft. Its text stands in the dossier.</summary>
    /// <param name="about">For a reminder: the hearing; null: the one whose reply is due first.</param>
    public Refusal? WriteLetter(Guid letter, LetterKind kind, int? point = null, Guid? about = null)
    {
        if (point is { } number && FindPoint(number) is null) return new Refusal.UnknownPoint(number);
        if (kind.IsForDepartment && Objection is not null) return new Refusal.ObjectedToDisclosure();
        return Add(new CaseEvent.LetterWritten(letter, kind, point, kind is LetterKind.Dunning ? about ?? Unanswered().FirstOrDefault()?.Id : null));
    }

    /// <summary>The text of a draft was changed.</summary>
    public Refusal? ChangeLetter(Guid letter) => CheckDraft(letter) ?? Add(new CaseEvent.LetterChanged(letter));

    public Refusal? DiscardLetter(Guid letter) => CheckDraft(letter) ?? Add(new CaseEvent.LetterDiscarded(letter));

    /// <summary>The draft becomes a letter that goes to these recipients and is not changed any more.</summary>
    /// <param name="copies">One for each recipient, as computed; never one that <see cref="CheckSending"/> would stop.</param>
    /// <param name="discloses">What a letter to a department gives it.</param>
    /// <param name="replyBy">The last day for the reply that it asks for.</param>
    public Refusal? ApproveLetter(Guid letter, IReadOnlyList<LetterCopy> copies, IReadOnlyList<DisclosedContent> discloses, bool deviates, DateOnly today, DateOnly? replyBy = null)
    {
        ArgumentNullException.ThrowIfNull(copies);
        ArgumentNullException.ThrowIfNull(discloses);
        if (CheckDraft(letter) is { } no) return no;
        if (copies.Count == 0) throw new ArgumentException("A letter goes to somebody.", nameof(copies));
        var kind = FindLetter(letter)!.Kind;
        if (copies.Select(copy => Stopped(kind, copy.Channel, today)).FirstOrDefault(stopped => stopped is not null) is { } stopped) return stopped;
        if (kind.IsForDepartment && discloses.Count == 0) return new Refusal.NothingDisclosed();
        return Add(new CaseEvent.LetterApproved(letter, today, copies, kind.IsForDepartment ? [.. discloses.Distinct()] : [], deviates, replyBy));
    }

    /// <summary>Right before a copy leaves: may it still? What was approved days ago may have been forbidden since.</summary>
    public Refusal? CheckSending(Guid copy, DateOnly today) => ErasedOn is { } erased ? new Refusal.Erased(erased)
        : FindCopy(copy) is not var (letter, one) ? new Refusal.UnknownLetter()
        : one.State is not CopyState.Queued ? new Refusal.LetterNotQueued()
        : Stopped(letter.Kind, one.Channel, today);

    /// <summary>
    /// A copy has left the house. The first answer that the citizen's side gets is the answer, the first notice the notice, what asks the citizen for something
    /// makes the case wait for them, and what goes to a department is disclosed.
    /// It is on record even where something has been forbidden since it left.
    /// </summary>
    public Refusal? SendLetter(Guid copy, DateOnly on)
    {
        if (ErasedOn is { } erased) return new Refusal.Erased(erased);
        if (FindCopy(copy) is not var (letter, one)) return new Refusal.UnknownLetter();
        if (one.State is not (CopyState.Queued or CopyState.Failed)) return new Refusal.LetterNotQueued();
        if (on < letter.ApprovedOn) return new Refusal.DateBeforeApproval(on, letter.ApprovedOn.Value);
        Add(new CaseEvent.LetterSent(copy, on));
        // A letter of an earlier handling answers nothing in this one, and news that there is one is not the letter.
        var counts = letter.Round == round && !one.IsNewsAlone && AnsweredOn is null;
        if (counts && letter.Kind is LetterKind.Answer) Add(new CaseEvent.Answered(on, one.Channel));
        if (counts && letter.Kind is LetterKind.ExtensionNotice && ToldOn is null) Add(new CaseEvent.Told(on, one.Channel));
        if (letter.Round == round && !one.IsNewsAlone && State is not CaseState.Concluded && letter.Kind.AsksFor is { } asked && OpenWait(asked) is null)
            Add(new CaseEvent.WaitBegan(asked, on, letter.Id));
        if (one.HasLeftOn is null && one.To is { } department && letter.Discloses is { Count: > 0 } what)
            Add(new CaseEvent.Disclosed(new(department, what, letter.Kind is LetterKind.Hearing or LetterKind.Dunning ? DisclosurePurpose.Hearing : DisclosurePurpose.FollowUp, one.Channel, on)));
        return null;
    }

    /// <summary>
    /// It cannot be sent by itself, came back, or nobody says whether it arrived: somebody has to look at it. What the mailbox took in may still be refused
    /// later, and so may what had no receipt.
    /// </summary>
    public Refusal? FailLetter(Guid copy, SendProblem problem, DateOnly on) => FindCopy(copy) switch
    {
        null => new Refusal.UnknownLetter(),
        var (_, one) when one.State is CopyState.Failed && (!one.IsUnconfirmed || problem is SendProblem.NoReceipt) => new Refusal.LetterNotQueued(),
        var (_, one) when problem is SendProblem.NoReceipt && one.State is not CopyState.Sent => new Refusal.LetterNotSent(),
        _ => Add(new CaseEvent.LetterFailed(copy, problem, on)),
    };

    /// <summary>Somebody decided that an approved copy does not go after all. What may have arrived is not stopped any more.</summary>
    public Refusal? StopLetter(Guid copy, DateOnly on) => FindCopy(copy) switch
    {
        null => new Refusal.UnknownLetter(),
        var (_, one) when one.State is not (CopyState.Queued or CopyState.Failed) || one.IsUnconfirmed => new Refusal.LetterNotQueued(),
        _ => Add(new CaseEvent.LetterStopped(copy, on)),
    };

    /// <summary>The other side has it and said so, late or not.</summary>
    public Refusal? ReceiveLetter(Guid copy, DateOnly on) => FindCopy(copy) switch
    {
        null => new Refusal.UnknownLetter(),
        var (_, one) when one.State is not CopyState.Sent && !one.IsUnconfirmed => new Refusal.LetterNotSent(),
        _ => Add(new CaseEvent.LetterReceived(copy, on)),
    };

    /// <summary>A copy that could not be sent is tried again, perhaps another way.</summary>
    public Refusal? QueueLetterAgain(Guid copy, Channel channel, DateOnly today)
    {
        if (FindCopy(copy) is not var (letter, one)) return new Refusal.UnknownLetter();
        if (one.State is not CopyState.Failed) return new Refusal.LetterNotQueued();
        return Stopped(letter.Kind, channel, today) ?? Add(new CaseEvent.LetterQueuedAgain(copy, channel, today));
    }

    LetterFacts? FindLetter(Guid letter) => Letters.FirstOrDefault(l => l.Id == letter);

    /// <summary>Null: no such copy.</summary>
    public (LetterFacts Letter, LetterCopy Copy)? FindCopy(Guid copy) =>
        Letters.SelectMany(l => l.Copies, (letter, one) => (letter, one)).Where(pair => pair.one.Id == copy).Select(pair => ((LetterFacts, LetterCopy)?)pair).FirstOrDefault();

    Refusal? CheckDraft(Guid letter) => FindLetter(letter) switch
    {
        null => new Refusal.UnknownLetter(),
        { IsDraft: false } => new Refusal.LetterNotDraft(),
        _ => null,
    };

    Refusal? Stopped(LetterKind kind, Channel channel, DateOnly today) =>
        kind.IsForDepartment && IsObjectedOn(today) ? new Refusal.ObjectedToDisclosure()
        : RulesOut(channel) ? new Refusal.PlainEmailRuledOut()
        : null;

    void Follow(CaseEvent happened)
    {
        // Without a receipt it has not come back: it is an answer until somebody says otherwise.
        if (happened is CaseEvent.LetterFailed { Problem: not SendProblem.NoReceipt } failed) TakeBack(failed.Copy);
        Letters = After(happened);
    }

    /// <summary>What came back was no answer, no notice and no question, unless another copy of it is out.</summary>
    void TakeBack(Guid copy)
    {
        if (FindCopy(copy) is not ({ } letter, { MayHaveArrived: true } one) || letter.Copies.Any(c => c.Id != copy && c.MayHaveArrived)) return;
        if (letter.Kind is LetterKind.Answer && AnsweredOn == one.HasLeftOn && AnsweredBy == one.Channel) (AnsweredOn, AnsweredBy) = (null, null);
        Waits = [.. Waits.Where(w => !(w.IsOpen && w.Letter == letter.Id))];
        if (letter.Kind is LetterKind.ExtensionNotice && ToldOn == one.HasLeftOn && ToldBy == one.Channel) (ToldOn, ToldBy) = (null, null);
    }

    IReadOnlyList<LetterFacts> After(CaseEvent happened) => happened switch
    {
        CaseEvent.LetterWritten e => [.. Letters.Select(l => l.Id == e.About ? l with { Reminders = l.Reminders + 1 } : l), new(e.Letter, e.Kind, e.Point, About: e.About, Round: round)],
        CaseEvent.LetterDiscarded e => [.. Letters.Where(l => l.Id != e.Letter)],
        CaseEvent.LetterApproved e => [.. Letters.Select(l => l.Id == e.Letter ? l with { ApprovedOn = e.On, Sent = e.Copies, Discloses = e.Discloses, Deviates = e.Deviates, ReplyBy = e.ReplyBy } : l)],
        CaseEvent.DepartmentReplied e => [.. Letters.Select(l => l.Id == e.Letter ? l with { RepliedOn = e.On } : l)],
        CaseEvent.LetterSent e => WithCopy(e.Copy, copy => copy with { State = CopyState.Sent, On = e.On, HasLeftOn = e.On, Problem = null }),
        CaseEvent.LetterFailed e => WithCopy(e.Copy, copy => copy with { State = CopyState.Failed, On = e.On, Problem = e.Problem }),
        CaseEvent.LetterStopped e => WithCopy(e.Copy, copy => copy with { State = CopyState.Stopped, On = e.On, Problem = null }),
        CaseEvent.LetterReceived e => WithCopy(e.Copy, copy => copy with { State = CopyState.Received, On = e.On, Problem = null }),
        CaseEvent.LetterQueuedAgain e => WithCopy(e.Copy, copy => copy with { State = CopyState.Queued, Channel = e.Channel, On = e.On, Problem = null }),
        _ => Letters,
    };

    IReadOnlyList<LetterFacts> WithCopy(Guid copy, Func<LetterCopy, LetterCopy> change) =>
        [.. Letters.Select(l => l.Copies.Any(c => c.Id == copy) ? l with { Sent = [.. l.Copies.Select(c => c.Id == copy ? change(c) : c)] } : l)];
}
