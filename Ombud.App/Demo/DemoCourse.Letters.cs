// The letters of an invented case: which were written when, and how far each has come. What leaves answers and discloses as in a real case.
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Demo;

sealed partial class DemoCourse
{
    /// <summary>How far a letter comes. By Digital Post it is received, comes back, or is never heard of again; on paper it is in the post.</summary>
    enum Fate { Queued, Sent, Received, NoMailbox, CameBack }

    /// <summary>Answers of so many of the last working days are letters too.</summary>
    const int RecentDays = 25;

    /// <summary>The same afternoon, to half of those who have written.</summary>
    void Acknowledge()
    {
        if (plan.Written && plan.Slot % 2 == 0) Write(LetterKind.Acknowledgement, Fate.Received);
    }

    void TellByLetter()
    {
        if (history.Case.DueOn > history.Case.OriginalDueOn) Write(LetterKind.ExtensionNotice, Fate.Received);
    }

    /// <summary>To the citizen that the case is handled, and to the department what is to be answered, unless it was asked by word of mouth.</summary>
    void WriteAfterCheck()
    {
        if (plan.Slot % 3 != 1) Write(LetterKind.Admission, plan.Slot % 6 == 2 ? Fate.Sent : Fate.Received);
        if (plan.Kind is HelpKind.Complaint && !history.Case.Disclosures.Any(d => d.Why is DisclosurePurpose.Hearing)) Write(LetterKind.Hearing, Fate.Received);
    }

    /// <summary>The answer that a case was concluded with.</summary>
    void SendAnswer(Channel channel)
    {
        if (channel is Channel.DigitalPost && plan.Kind is HelpKind.Complaint && days.Last - days.IndexOf(history.Now.DanishDate) < RecentDays) Write(LetterKind.Answer, Fate.Received);
    }

    /// <summary>What the afternoon of the last day has left: drafts, letters on their way, and some that somebody has to look at.</summary>
    void LeaveLetters(CaseState state)
    {
        var on = history.On(days.Last, (14 * 60) + 30);
        foreach (var copy in history.Case.Letters.SelectMany(l => l.Copies).Where(c => c is { State: CopyState.Sent, Channel: Channel.DigitalPost } && c.On < on).ToArray())
            history.Do(Actor.System, it => it.FailLetter(copy.Id, SendProblem.NoReceipt, on));
        if (plan.Slot % 4 == 0 && history.Case.Letters.FirstOrDefault(l => l is { Kind: LetterKind.Hearing, IsOut: true }) is { } hearing)
            history.Do(handler, it => it.ReplyReceived(hearing.Id, on, on));
        switch (state, plan.Slot % 5)
        {
            case (CaseState.Received, 1): Draft(LetterKind.Acknowledgement); break;
            case (CaseState.Received, 3): Write(LetterKind.Acknowledgement, Fate.Queued); break;
            case (CaseState.AdmissibilityChecked, 0): Draft(LetterKind.InformationRequest); break;
            case (CaseState.AdmissibilityChecked, 1): Write(LetterKind.InformationRequest, Fate.NoMailbox); break;
            case (CaseState.AdmissibilityChecked, 2): Write(LetterKind.Statement, Fate.Queued); break;
            case (CaseState.Mediated, 0): Draft(LetterKind.Answer); break;
            case (CaseState.Mediated, 1): Write(LetterKind.InformationRequest, Fate.CameBack); break;
            case (CaseState.Mediated, 2): Write(LetterKind.PartyHearing, Fate.Queued); break;
            case (CaseState.Mediated, _) when history.Case.NextMeeting is not null: Write(LetterKind.MeetingInvitation, Fate.Queued); break;
        }
    }

    void Draft(LetterKind kind)
    {
        if (IsOutOfPlace(kind)) return;
        if (letters.Draft(kind, history.Case, history.Dossier, history.Now, handler, NewLetterId()) is not { Letter: var draft }) return;
        history.Do(handler, it => it.WriteLetter(draft.Id, kind));
        history.Keep(draft);
    }

    void Write(LetterKind kind, Fate fate)
    {
        if (IsOutOfPlace(kind)) return;
        history.Pause(17);
        var on = history.Now.DanishDate;
        if (letters.Approved(kind, history.Case, history.Dossier, history.Now, handler, DemoLetterWords.Of(kind), NewLetterId) is not { } made) return;
        history.Do(handler, it => it.WriteLetter(made.Letter.Id, kind));
        history.Pause(6);
        history.Do(handler, it => it.ApproveLetter(made.Letter.Id, made.Copies, made.Letter.Discloses ?? [], false, on, made.Letter.ReplyBy));
        history.Keep(made.Letter);
        foreach (var document in made.Documents) history.Keep(document);
        foreach (var file in made.Files) history.Keep(file);
        history.Pause(1);
        foreach (var copy in made.Copies) Carry(copy, fate, on);
    }

    void Carry(LetterCopy copy, Fate fate, DateOnly on)
    {
        if (fate is Fate.Queued) return;
        if (copy.Channel is not Channel.DigitalPost)
        {
            history.Do(handler, it => it.SendLetter(copy.Id, on));
            return;
        }
        if (fate is not Fate.NoMailbox) history.Do(Actor.System, it => it.SendLetter(copy.Id, on));
        history.Pause(2);
        if (fate is Fate.Received) history.Do(Actor.System, it => it.ReceiveLetter(copy.Id, on));
        if (fate is Fate.NoMailbox or Fate.CameBack) history.Do(Actor.System, it => it.FailLetter(copy.Id, fate is Fate.NoMailbox ? SendProblem.NoMailbox : SendProblem.ReceiptNegative, on));
    }

    /// <summary>Nothing goes to a department against a no, twice, or with a date that nobody has promised.</summary>
    bool IsOutOfPlace(LetterKind kind) =>
        (kind.IsForDepartment && Objects) || history.Case.Letters.Any(l => l.Kind == kind)
        || (kind is LetterKind.Acknowledgement or LetterKind.Admission && (history.Case.DueOn is null || history.Case.AnsweredOn is not null));

    Guid NewLetterId() => post.Id(history.Now);
}
