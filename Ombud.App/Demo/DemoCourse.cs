// The course of one invented case, from the first call to where it stands: registration, and help given at once.
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Demo;

sealed partial class DemoCourse
{
    static readonly Actor Roenbo = new(new("k.roenbo"), Roles.Adviser);
    static readonly Actor Tved = new(new("m.tved"), Roles.Adviser);
    static readonly Actor Vangby = new(new("s.vangby"), Roles.Intake);
    static readonly string[] Relatives = ["datter", "søn", "ægtefælle", "søster", "bror", "nabo"];

    readonly DemoPlan plan;
    readonly OfficeData office;
    readonly DemoDays days;
    readonly Random random;
    /// <summary>What was invented later draws from here, so that all the rest stays as it was.</summary>
    readonly Random aside;
    /// <summary>The same for letters.</summary>
    readonly Random post;
    readonly LetterMaker letters;
    /// <summary>The same once more, for what was invented after that.</summary>
    readonly Random further;
    readonly DemoTexts texts;
    readonly Actor handler;
    readonly DemoHistory history;

    /// <summary>Deadlines are counted from here; later stamps come from the working days.</summary>
    readonly DateOnly receivedOn;

    DemoCourse(DemoPlan plan, CaseNumber number, OfficeData office, DemoDays days, LetterMaker letters)
    {
        (this.plan, this.office, this.days, this.letters) = (plan, office, days, letters);
        (random, aside) = (new Random(plan.Seed), new Random(plan.Seed ^ 0x5EA1));
        (post, further) = (new Random(plan.Seed ^ 0x1E77E5), new Random(plan.Seed ^ 0xC10C));
        receivedOn = days[plan.Day];
        // What is written on a Sunday lies there on Monday morning.
        if (plan is { Written: true, Open: null } && random.Chance(18)) receivedOn = receivedOn.AddDays(-1);
        handler = random.Chance(62) ? Roenbo : Tved;

        var citizen = DemoPeople.Make(random, receivedOn);
        var representation = Representation();
        texts = new DemoTexts(random, plan.Department, citizen.IsWoman, plan.Written && representation is null, receivedOn);
        var party = PartyOf(citizen, representation is null);
        var contact = new Contact(plan.Channel, plan.Written, receivedOn);
        var points = Points();
        var isSensitive = Every(9, 5, 8);
        var flags = new Dossier(representation is null ? [party] : [party, representation]).FlagsOn(receivedOn)
            | (isSensitive ? CaseFlags.Sensitive : CaseFlags.None);
        var (original, due, promised) = office.DueOn(plan.Kind, contact);
        history = new DemoHistory(Case.Register(number, new NewCase(plan.Kind, contact, points, new(plan.Department), original, due, flags, CallBackOn(), PromisedDays: promised,
            ToReview: plan is { Open.State: CaseState.Received, Channel: Channel.Phone } && plan.Slot % 3 == 1)), days, random);
        Register(party, representation, texts.Summary(points, plan.Kind, OpenedBy(representation), isSensitive));
    }

    public static ImportedCase Make(DemoPlan plan, CaseNumber number, OfficeData office, DemoDays days, LetterMaker letters)
    {
        var course = new DemoCourse(plan, number, office, days, letters);
        if (plan.Open is { } slot) course.Carry(slot);
        else if (plan.Kind.MayConcludeAtOnce) course.Help();
        else course.Examine();
        if (plan.Open is null) course.Age();
        return course.history.Finished;
    }

    /// <summary>Among the open cases every so many-th, so that few of them have it too; among the others by chance.</summary>
    bool Every(int nth, int offset, int percent) => plan.Open is null ? random.Chance(percent) : plan.Slot % nth == offset;

    Party PartyOf(DemoCitizen citizen, bool mayBeAnonymous)
    {
        var id = random.Id(new(receivedOn, default, TimeSpan.Zero));
        if (mayBeAnonymous && plan is { Channel: Channel.Phone, Open: null } && plan.Kind.MayConcludeAtOnce && random.Chance(7)) return new(id, Anonymous: true);
        return new(id, citizen.Name, citizen.Phone,
            random.Chance(35) ? citizen.Email : null,
            random.Chance(45) ? DemoPeople.Address(random) : null,
            random.Chance(plan.Kind is HelpKind.Complaint ? 80 : 35) ? citizen.Cpr : null,
            ObjectedOn: Every(20, 7, 4) ? receivedOn : null,
            AddressProtectedUntil: Every(40, 12, 2) ? receivedOn.AddDays(random.Next(60, 360)) : null,
            ObjectedThrough: plan.Channel);
    }

    Representation? Representation()
    {
        if (!Every(8, 3, 12)) return null;
        var other = DemoPeople.Make(random, receivedOn);
        var hasPower = plan.Open is null ? random.Chance(75) : plan.Slot % 16 == 3;
        return new(random.Id(new(receivedOn, default, TimeSpan.Zero)), other.Name, other.Phone, other.Email,
            hasPower ? new PowerOfAttorney("Kontakt med borgerrådgiveren og kommunen i denne sag", receivedOn.AddDays(-random.Next(0, 9)),
                VerifiedBy: handler.Id, VerifiedOn: receivedOn) : null,
            aside.Chance(60) ? DemoPeople.Address(aside) : null);
    }

    string? OpenedBy(Representation? representation) => representation is null ? null
        : plan.Written ? $"Henvendelse fra {representation.Name}, der skriver på vegne af borgeren." : $"Det er borgerens {random.Pick(Relatives)}, {representation.Name}, der henvender sig.";

    PointMatter[] Points()
    {
        DateOnly? longAgo = plan.Open is { State: CaseState.Received } && plan.Slot % 10 == 4 ? receivedOn.AddDays(-random.Next(400, 600)) : null;
        if (plan.Kind is not HelpKind.Complaint) return [new(plan.Theme, null, longAgo)];
        var wanted = random.Next(100) switch { < 62 => 1, < 90 => 2, _ => 3 };
        Theme[] themes = [plan.Theme, .. Seconds.Where(t => t != plan.Theme).OrderBy(_ => random.Next()).Take(wanted - 1)];
        DateOnly? decided = plan.Open is not null && longAgo is null && further.Chance(45) ? receivedOn.AddDays(-further.Next(3, 30)) : null;
        return [.. themes.Select((t, at) => new PointMatter(t, TopicOf(t), DecisionReceivedOn: at == 0 ? decided : null, ClosedByMunicipalityOn: longAgo ?? (random.Chance(38) ? receivedOn.AddDays(-random.Next(20, random.Chance(18) ? 700 : 300)) : null)))];
    }

    static readonly Theme[] Seconds = [Theme.HandlingTime, Theme.Guidance, Theme.Availability, Theme.Reasons, Theme.StaffConduct, Theme.PartyHearing, Theme.Journalising];

    static ComplaintTopic TopicOf(Theme theme) => theme switch
    {
        Theme.StaffConduct or Theme.Employment => ComplaintTopic.StaffConduct,
        Theme.PracticalTask => ComplaintTopic.PracticalTaskPerformance,
        Theme.Discrimination => ComplaintTopic.Discrimination,
        _ => ComplaintTopic.CaseHandling,
    };

    /// <summary>Open calls are to be called back yesterday, today or tomorrow.</summary>
    DateOnly? CallBackOn() => plan.Channel is not Channel.Phone ? null
        : plan.Open is null ? random.Chance(9) ? days[Math.Min(plan.Day + 1, days.Last)] : null
        : plan.Open is { State: CaseState.Received } ? days[Math.Max(plan.Day, days.Next - 1 + (plan.Slot % 3))] : null;

    void Register(Party party, Representation? representation, string summary)
    {
        var registrar = plan.Channel is Channel.Phone && random.Chance(65) ? Vangby : handler;
        history.On(plan.Day, plan.Minute);
        history.Stamp(registrar);
        history.Keep(party);
        if (representation is not null) history.Keep(representation);
        history.Note(registrar, plan.Channel is Channel.Phone ? NoteKind.PhoneNote : NoteKind.Narrative, summary);
        if (party.ObjectedOn is not null)
        {
            history.Note(registrar, NoteKind.ObjectionRemark, texts.Note(plan.Written ? DemoPhrases.WrittenObjection : DemoPhrases.Objection, receivedOn));
            if (!plan.Written) history.Do(registrar, it => it.TellLimits(receivedOn, plan.Channel, receivedOn));
        }
        BringCompanion();
        var isUnassigned = plan.Open is { State: CaseState.Received } && plan.Slot % 3 == 1;
        if (!isUnassigned)
        {
            if (registrar == Vangby) history.On(plan.Day, plan.Minute + random.Next(5, 60));
            history.Do(handler, it => it.Assign(handler.Id));
            NameCategories();
            if (plan.Open is not null) Acknowledge();
        }
        // The nightly job's mark; what needs no check is over by then.
        if (plan.Day == days.Last || (plan.Open is null && plan.Kind.MayConcludeAtOnce) || !history.Case.Points.Any(history.Case.IsTimeBarred)) return;
        history.On(days[plan.Day].AddDays(1), 5 * 60);
        history.Do(Actor.System, it => it.SetFlags(it.Flags | CaseFlags.MaybeTimeBarred));
    }

    /// <summary>Most of those who ask get their help in the same conversation, the rest within days.</summary>
    void Help()
    {
        var promised = history.Case.OriginalDueOn is { } due ? days.IndexOf(due) : plan.Day + 8;
        var end = plan.IsLate && history.Case.OriginalDueOn is not null
            ? promised + random.Next(1, 6)
            : plan.Day + Math.Min(random.Pick(Delays), promised - plan.Day);
        if (end > days.Last) end = days.Last;
        if (random.Chance(7) && end > plan.Day + 1) Follow(random.Next(plan.Day + 1, end + 1));
        var on = history.On(end);
        if (history.Case.CallBackOn is not null) history.Do(handler, it => it.CallBack(on));
        var outcome = plan.Kind switch
        {
            HelpKind.Suggestion => Objects ? Outcome.HelpGiven : Outcome.Forwarded,
            HelpKind.Signposting => random.Chance(60) ? Outcome.HelpGiven : Outcome.Referred,
            _ => random.Chance(90) ? Outcome.HelpGiven : Outcome.Resolved,
        };
        history.Note(handler, NoteKind.AnswerRemark, outcome is Outcome.Forwarded ? texts.Note(DemoPhrases.Ended(outcome), on) : texts.Note(DemoPhrases.Given, on));
        foreach (var point in history.Case.Points) history.Do(handler, it => it.EndPoint(point.Number, outcome));
        history.Do(handler, it => it.Conclude(on, on, Safe(plan.Channel)));
    }

    static readonly int[] Delays = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5];

    void Follow(int day)
    {
        var on = history.On(day);
        history.Do(Vangby, it => it.AddContact(new(Channel.Phone, false, on), null, on));
        history.Note(Vangby, NoteKind.PhoneNote, texts.Note(DemoPhrases.Followed, on));
    }

    /// <summary>The job's flag after a year, and what the review a little later decided; the newest are still waiting.</summary>
    void Age()
    {
        var flaggedOn = history.Case.ConcludedOn!.Value.AddYears(1).AddDays(1);
        while (flaggedOn <= days[days.Last - 5])
        {
            var on = flaggedOn;
            history.On(on, 5 * 60);
            history.Do(Actor.System, it => it.FlagForReview(on));
            var reviewed = days.IndexOf(on) + random.Next(3, 18);
            if (reviewed > days.Last) return;
            var decision = random.Next(100) switch { < 60 => ReviewDecision.KeepOneYear, < 85 => ReviewDecision.ProposeArchive, _ => ReviewDecision.ProposeErasure };
            var reviewedOn = history.On(reviewed);
            var remark = random.Pick(DemoPhrases.Reviewed(decision));
            if (decision is ReviewDecision.KeepOneYear && aside.Chance(9)) (decision, remark) = (ReviewDecision.Hold, DemoPhrases.Held);
            DateOnly? until = aside.Chance(70) ? reviewedOn.AddMonths(6) : null;
            history.Do(handler, it => it.Review(decision, reviewedOn, decision is ReviewDecision.Hold ? until : null));
            history.Note(handler, NoteKind.ReviewRemark, remark);
            if (decision is ReviewDecision.ProposeArchive) HandOver(reviewed + aside.Next(5, 60));
            if (history.Case.NextReviewOn is not { } next) return;
            flaggedOn = next;
        }
    }
}
