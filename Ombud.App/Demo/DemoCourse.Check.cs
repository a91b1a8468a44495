// The course of cases that need an admissibility check: check, notice, meetings, outcomes, and now and then a reopening.
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Demo;

sealed partial class DemoCourse
{
    /// <summary>What is to be done on which day; done in order of day.</summary>
    readonly List<(int Day, Action<DateOnly> Do)> agenda = [];

    void Plan(int day, Action<DateOnly> what) => agenda.Add((day, what));

    void RunAgenda()
    {
        foreach (var (day, what) in agenda.OrderBy(a => a.Day).ToArray()) what(history.On(day));
        agenda.Clear();
    }

    /// <summary>A concluded case, once or, after a reopening, twice.</summary>
    void Examine()
    {
        var end = Round(plan.Day, canDecline: true);
        var again = end + random.Next(15, 50);
        if (plan.Kind is not HelpKind.Complaint || again + 30 > days.Last || !random.Chance(3)) return;
        var on = history.On(again);
        var (original, due, promised) = office.DueOn(plan.Kind, new Contact(plan.Channel, plan.Written, on));
        history.Note(handler, NoteKind.ReopeningReason, texts.Note(DemoPhrases.Reopened, on));
        history.Do(handler, it => it.Reopen(ReopeningReason.DepartmentDidNotFollowUp, on, original, due, promisedDays: promised));
        Round(again, canDecline: false);
    }

    /// <summary>From check to conclusion; gives the day of conclusion.</summary>
    int Round(int from, bool canDecline)
    {
        var verdicts = Verdicts(canDecline);
        var isAdmitted = verdicts.Any(v => v.Admitted);
        var check = Math.Min(from + random.Next(1, 6), days.Last);
        var end = check + (isAdmitted ? random.Next(5, 30) + random.Next(0, 35) : random.Next(1, 5));
        int? due = history.Case.OriginalDueOn is { } promised ? days.IndexOf(promised) : null;
        if (plan.IsLate && due is { } late && end <= late) end = late + random.Next(1, 6);
        if (end > days.Last) end = days.Last;

        var notice = due is not { } by ? check + 1 : plan.IsLate ? by + random.Next(1, 7) : by - random.Next(0, Math.Min(4, by - from));
        if (notice < end && !(due >= end)) Plan(notice, Tell);
        Plan(check, on => Judge(verdicts, on));
        if (isAdmitted) PlanWork(check, end);
        Plan(end, on => Conclude(isAdmitted, on));
        RunAgenda();
        return end;
    }

    void PlanWork(int check, int end)
    {
        for (var notes = random.Next(0, plan.Kind is HelpKind.Complaint ? 3 : 2); notes > 0; notes--)
            Plan(random.Next(check, end + 1), on => history.Note(handler, NoteKind.JournalNote, texts.Note(DemoPhrases.Journal, on)));
        if (random.Chance(22)) Plan(random.Next(check, end + 1), _ => Follow(_));
        if (MeetingKindOf() is not { } kind) return;
        var held = Math.Max(check, check + ((end - check) * 2 / 3));
        if (kind is not MeetingKind.Dialogue && held > check + 1) Plan(check + 1, _ => PlanMeeting(kind, held));
        Plan(held, on => Hold(kind, on));
    }

    void Follow(DateOnly on) => Follow(days.IndexOf(on));

    MeetingKind? MeetingKindOf() => UsualMeeting() is { } usual && !(Objects && usual.TellsTheDepartment) ? usual : null;

    MeetingKind? UsualMeeting() => plan.Kind switch
    {
        HelpKind.MeetingObserver => MeetingKind.Observer,
        HelpKind.Mediation => MeetingKind.Mediation,
        _ => random.Next(100) switch { < 45 => MeetingKind.Dialogue, < 70 => MeetingKind.Mediation, _ => null },
    };

    void Tell(DateOnly on)
    {
        var channel = Safe(plan.Channel is Channel.InPerson ? Channel.Phone : plan.Channel);
        history.Do(handler, it => it.Tell(on, channel, on));
        history.Note(handler, NoteKind.AnswerRemark, texts.Note(DemoPhrases.Told, on));
    }

    void Judge(IReadOnlyList<PointVerdict> verdicts, DateOnly on)
    {
        foreach (var verdict in verdicts)
        {
            var reason = verdict.Admitted ? texts.Note(DemoPhrases.Admitted, on) : DemoPhrases.Declined(verdict.Grounds[0]);
            history.Note(handler, NoteKind.AdmissibilityReason, reason, verdict.Point);
            if (!verdict.Admitted) history.Note(handler, NoteKind.CitizenText, random.Pick(DemoPhrases.CitizenTexts), verdict.Point);
            if (verdict.IsOverride) history.Note(handler, NoteKind.OverrideReason, DemoPhrases.Override, verdict.Point);
        }
        history.Do(handler, it => it.Judge(verdicts, on, on));
        if (verdicts.Any(v => v.Admitted)) Ask(on);
        if (plan.Kind is HelpKind.Complaint && verdicts.Any(v => v.Admitted)) Disclose(DisclosurePurpose.Hearing, 60, on, DisclosedContent.Matter, DisclosedContent.Statement, DisclosedContent.Identity);
        if (plan.Open is not null) WriteAfterCheck();
    }

    void PlanMeeting(MeetingKind kind, int day)
    {
        var hour = new TimeOnly(9, 0).AddMinutes(random.Next(0, 11) * 30);
        history.Do(handler, it => it.PlanMeeting(new(kind, DanishTime.FromDanish(days[day], hour))));
    }

    void Hold(MeetingKind kind, DateOnly on)
    {
        Reply(on);
        var result = kind is MeetingKind.Observer ? MeetingResult.Observed : random.Pick([MeetingResult.Agreed, MeetingResult.Agreed, MeetingResult.PartlyAgreed, MeetingResult.NotAgreed]);
        if (kind.TellsTheDepartment)
            Disclose(kind is MeetingKind.Mediation ? DisclosurePurpose.Mediation : DisclosurePurpose.Meeting, 70, on, DisclosedContent.Matter, DisclosedContent.Identity);
        history.Do(handler, it => it.HoldMeeting(new(kind, on, result), on));
        history.Note(handler, NoteKind.MeetingResult, texts.Note(DemoPhrases.Meeting(result), on));
    }

    void Conclude(bool isAdmitted, DateOnly on)
    {
        Reply(on);
        foreach (var point in history.Case.Points.Where(p => p.IsAdmitted).ToArray())
        {
            var outcome = plan.Kind is HelpKind.Complaint ? random.Pick(Findings) : random.Pick([Outcome.Resolved, Outcome.HelpGiven, Outcome.HelpGiven, Outcome.Withdrawn]);
            history.Do(handler, it => it.EndPoint(point.Number, outcome));
            history.Note(handler, NoteKind.OutcomeReason, texts.Note(outcome is Outcome.HelpGiven ? random.Pick(DemoPhrases.Given) : DemoPhrases.Ended(outcome), on), point.Number);
        }
        if (history.Case.CallBackOn is not null) history.Do(handler, it => it.CallBack(on));
        NoAnswerReason? unanswered = isAdmitted && history.Case.ToldOn is not null && random.Chance(2) ? NoAnswerReason.CannotBeReached : null;
        var channel = plan.Written ? Safe(plan.Channel) : random.Chance(70) ? Channel.DigitalPost : Channel.Phone;
        history.Do(handler, it => it.Conclude(on, on, channel, unanswered));
        if (plan.Open is null && unanswered is null) SendAnswer(channel);
    }

    static readonly Outcome[] Findings =
    [
        .. Enumerable.Repeat(Outcome.NoGround, 35), .. Enumerable.Repeat(Outcome.Criticism, 22), .. Enumerable.Repeat(Outcome.Recommendation, 13),
        .. Enumerable.Repeat(Outcome.Resolved, 22), .. Enumerable.Repeat(Outcome.Withdrawn, 5), .. Enumerable.Repeat(Outcome.Discontinued, 3),
    ];

    /// <summary>An open case, carried to where its slot says it stands.</summary>
    void Carry(DemoSlot slot)
    {
        var last = days.Last;
        if (slot.Clock is DemoClock.Told) Plan(plan.Day + random.Next(2, plan.Kind is HelpKind.Complaint ? 10 : 5), on => { Tell(on); MoveOn(on); TellByLetter(); });
        if (slot.State is CaseState.Received)
        {
            if (plan.Slot % 4 == 2 && plan.Day < last) Plan(random.Next(plan.Day + 1, last + 1), Follow);
        }
        else
        {
            var check = Math.Min(plan.Day + random.Next(1, 4), last);
            var verdicts = Verdicts(canDecline: false);
            Plan(check, on => Judge(verdicts, on));
            var kind = MeetingKindOf() is { } usual and not MeetingKind.Dialogue ? usual : Objects ? MeetingKind.Observer : plan.Slot % 2 == 0 ? MeetingKind.Mediation : MeetingKind.Dialogue;
            if (slot.State is CaseState.Mediated) Plan(random.Next(check, last + 1), on => Hold(kind, on));
            if (plan.Slot % (slot.State is CaseState.Mediated ? 5 : 3) == 0) Plan(last, _ => PlanMeeting(kind is MeetingKind.Dialogue ? MeetingKind.Mediation : kind, days.Next + (plan.Slot % 7)));
            if (plan.Slot % 4 == 1) Plan(random.Next(check, last + 1), on => history.Note(handler, NoteKind.JournalNote, texts.Note(DemoPhrases.Journal, on)));
        }
        RunAgenda();
        LeaveLetters(slot.State);
    }

    /// <summary>With the notice comes a new date, in some of the cases.</summary>
    void MoveOn(DateOnly on)
    {
        if (plan.Slot % 2 == 0) history.Do(handler, it => it.MoveDue(days[days.Next + 2 + (plan.Slot % 9)], random.Pick(Enum.GetValues<DelayReason>())));
    }

    List<PointVerdict> Verdicts(bool canDecline)
    {
        List<PointVerdict> verdicts = [];
        foreach (var point in history.Case.Points)
        {
            var isOld = history.Case.IsTimeBarred(point);
            if (isOld && random.Chance(12)) verdicts.Add(new(point.Number, true, [ExclusionGround.OlderThanOneYear], null));
            else if ((canDecline || verdicts.Any(v => v.Admitted)) && GroundFor(point.Matter.Theme, isOld) is { } ground) verdicts.Add(PointVerdict.Decline(point.Number, BodyFor(ground), ground));
            else verdicts.Add(PointVerdict.Admit(point.Number));
        }
        return verdicts;
    }

    ExclusionGround? GroundFor(Theme theme, bool isOld) => theme switch
    {
        _ when isOld => ExclusionGround.OlderThanOneYear,
        Theme.DecisionContent when random.Chance(85) => ExclusionGround.ProfessionalContent,
        Theme.ServiceLevel when random.Chance(80) => ExclusionGround.PoliticalDecision,
        Theme.Employment when random.Chance(90) => ExclusionGround.Employment,
        Theme.AppealOptions when random.Chance(25) => ExclusionGround.OtherAppealBody,
        _ => random.Next(100) switch { < 3 => ExclusionGround.OtherAppealBody, < 5 => ExclusionGround.AlreadyElsewhere, _ => null },
    };

    BodyCode BodyFor(ExclusionGround ground) => new(ground switch
    {
        ExclusionGround.PoliticalDecision => "kommunalbestyrelsen",
        ExclusionGround.Employment => random.Chance(85) ? "naermeste-leder" : "whistleblowerordningen",
        ExclusionGround.OlderThanOneYear => "afdelingen",
        ExclusionGround.AlreadyElsewhere => random.Pick(["folketingets-ombudsmand", "kommunale-tilsyn", "domstolene"]),
        _ => plan.Department switch
        {
            "schools" => "klagenaevnet-for-specialundervisning",
            "environment" => random.Pick(["planklagenaevnet", "byggeklageenheden", "miljoe-og-foedevareklagenaevnet"]),
            _ => "ankestyrelsen",
        },
    });
}
