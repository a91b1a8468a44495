// Which cases the demo invents: kinds, channels, departments and themes in the shares of a real office.
using Ombud.Domain.Cases;

namespace Ombud.App.Demo;

/// <summary>How an open case stands with its promise. Told: the citizen has had notice in time. None: nothing was promised.</summary>
enum DemoClock { None, Overdue, Today, Soon, Ample, Told }

/// <summary>Where an open case stands.</summary>
readonly record struct DemoSlot(CaseState State, DemoClock Clock);

/// <param name="Day">The number of the working day of registration.</param>
/// <param name="Open">Null: the case is concluded.</param>
/// <param name="Slot">Running number among the open cases of the same state; -1 for concluded ones.</param>
sealed record DemoPlan(int Day, int Minute, int Seed, HelpKind Kind, Channel Channel, string Department, Theme Theme, bool IsLate, DemoSlot? Open, int Slot)
{
    public bool Written => Channel is Channel.DigitalPost or Channel.Email or Channel.Letter;
}

static class DemoCases
{
    /// <summary>Forty open cases; more of them repeat the pattern.</summary>
    static readonly DemoSlot[] Slots =
    [
        .. Many(CaseState.Received, DemoClock.Overdue, 1), .. Many(CaseState.Received, DemoClock.Today, 1), .. Many(CaseState.Received, DemoClock.Soon, 4),
        .. Many(CaseState.Received, DemoClock.Ample, 6), .. Many(CaseState.Received, DemoClock.None, 3),
        .. Many(CaseState.AdmissibilityChecked, DemoClock.Overdue, 1), .. Many(CaseState.AdmissibilityChecked, DemoClock.Today, 1),
        .. Many(CaseState.AdmissibilityChecked, DemoClock.Soon, 3), .. Many(CaseState.AdmissibilityChecked, DemoClock.Ample, 2),
        .. Many(CaseState.AdmissibilityChecked, DemoClock.Told, 5), .. Many(CaseState.AdmissibilityChecked, DemoClock.None, 2),
        .. Many(CaseState.Mediated, DemoClock.Overdue, 1), .. Many(CaseState.Mediated, DemoClock.Today, 1), .. Many(CaseState.Mediated, DemoClock.Soon, 1),
        .. Many(CaseState.Mediated, DemoClock.Told, 7), .. Many(CaseState.Mediated, DemoClock.None, 1),
    ];

    static IEnumerable<DemoSlot> Many(CaseState state, DemoClock clock, int count) => Enumerable.Repeat(new DemoSlot(state, clock), count);

    /// <summary>All cases in the order in which they were registered.</summary>
    public static DemoPlan[] Plan(int count, int open, int seed, DemoDays days)
    {
        var random = new Random(seed);
        var shares = new DemoShares(random);
        // Thirteen and forty have no common factor: also a few open cases come from all over the pattern.
        IEnumerable<DemoPlan> all =
        [
            .. Enumerable.Range(0, open).Select(i => Slots[i * 13 % Slots.Length]).GroupBy(slot => slot.State)
                .SelectMany(state => state.Select((slot, i) => OpenCase(slot, i, shares, random, days))),
            .. Enumerable.Range(0, count - open).Select(_ => ConcludedCase(shares, random, days)),
        ];
        return [.. all.OrderBy(p => p.Day).ThenBy(p => p.Minute).ThenBy(p => p.Seed)];
    }

    static DemoPlan ConcludedCase(DemoShares shares, Random random, DemoDays days)
    {
        var day = random.Next(5, days.Last + 1);
        // July and the days around Christmas are quiet.
        if (days[day].Month is 7 or 12 && random.Chance(40)) day = random.Next(5, days.Last + 1);
        var kind = shares.Kinds.Deal();
        // What came in these last two weeks and needs a check is not concluded yet.
        if (!kind.MayConcludeAtOnce && days.Last - day < 12) kind = HelpKind.Guidance;
        return Made(day, kind, shares.ChannelOf(kind), null, -1, shares, random);
    }

    static DemoPlan OpenCase(DemoSlot slot, int index, DemoShares shares, Random random, DemoDays days)
    {
        var kind = slot switch
        {
            { State: CaseState.Received, Clock: DemoClock.None } => random.Pick([HelpKind.Guidance, HelpKind.ExplainDecision, HelpKind.Suggestion, HelpKind.Reopening]),
            { State: CaseState.Received, Clock: not DemoClock.Ample } => index % 2 == 0 ? HelpKind.Complaint : random.Pick([HelpKind.Guidance, HelpKind.Signposting, HelpKind.ComplaintWording, HelpKind.Mediation]),
            { Clock: DemoClock.None } => random.Pick([HelpKind.Mediation, HelpKind.MeetingObserver, HelpKind.Reopening]),
            { Clock: DemoClock.Told } => random.Pick([HelpKind.Complaint, HelpKind.Complaint, HelpKind.Complaint, HelpKind.Mediation, HelpKind.MeetingObserver]),
            _ => HelpKind.Complaint,
        };
        var channel = slot.Clock is DemoClock.None || kind is HelpKind.Complaint ? shares.Letters.Deal() : Channel.Phone;
        var promised = kind is HelpKind.Complaint ? 10 : 5;
        var day = slot.Clock switch
        {
            DemoClock.Overdue => days.Next - promised - random.Next(1, 4),
            DemoClock.Today => days.Next - promised,
            DemoClock.Soon => days.Next - promised + random.Next(1, 4),
            DemoClock.Ample => days.Next - promised + random.Next(4, slot.State is CaseState.Received ? 10 : 7),
            DemoClock.Told => days.Last - random.Next(14, 46),
            _ => days.Last - random.Next(slot.State is CaseState.Received ? 0 : 6, 18),
        };
        return Made(day, kind, channel, slot, index, shares, random);
    }

    static DemoPlan Made(int day, HelpKind kind, Channel channel, DemoSlot? open, int slot, DemoShares shares, Random random)
    {
        var department = shares.Departments.Deal();
        var theme = kind is HelpKind.Signposting && random.Chance(20) ? Theme.Other : (kind is HelpKind.Complaint ? shares.Themes : shares.OtherThemes).Deal();
        // The job centre does no tasks of that sort.
        if (theme is Theme.PracticalTask && department == "job-centre") theme = Theme.Guidance;
        return new(day, random.Next(8 * 60, 15 * 60), shares.Seed(), kind, channel, department, theme, shares.Late.Deal(), open, slot);
    }
}

/// <summary>The shares, as decks that are dealt out.</summary>
sealed class DemoShares(Random random)
{
    public Deck<HelpKind> Kinds { get; } = new(random, (HelpKind.Complaint, 30), (HelpKind.Guidance, 48), (HelpKind.Signposting, 36),
        (HelpKind.ExplainDecision, 1), (HelpKind.Mediation, 1), (HelpKind.MeetingObserver, 1), (HelpKind.Reopening, 1), (HelpKind.ComplaintWording, 1), (HelpKind.Suggestion, 1));

    public Deck<string> Departments { get; } = new(random, ("job-centre", 45), ("citizen-service", 20), ("social", 20), ("health", 6), ("schools", 5), ("environment", 4));

    static readonly (Theme, int)[] ThemeShares =
    [
        (Theme.HandlingTime, 79), (Theme.Guidance, 25), (Theme.Availability, 16), (Theme.Reasons, 14), (Theme.StaffConduct, 12), (Theme.PartyHearing, 10),
        (Theme.AccessToDocuments, 10), (Theme.PracticalTask, 8), (Theme.AppealOptions, 8), (Theme.DecisionContent, 6), (Theme.Discrimination, 2),
        (Theme.ServiceLevel, 2), (Theme.Journalising, 2), (Theme.DataProtection, 2), (Theme.Employment, 2), (Theme.Other, 2),
    ];

    /// <summary>Of complaints; a deck of their own, so that every theme comes up among them too.</summary>
    public Deck<Theme> Themes { get; } = new(random, ThemeShares);
    public Deck<Theme> OtherThemes { get; } = new(random, ThemeShares);

    public Deck<bool> Late { get; } = new(random, (true, 2), (false, 23));

    /// <summary>Complaints are mostly written, the rest is mostly said.</summary>
    readonly Deck<Channel> complaints = new(random, (Channel.Phone, 40), (Channel.DigitalPost, 40), (Channel.Email, 8), (Channel.Letter, 8), (Channel.InPerson, 4));
    readonly Deck<Channel> others = new(random, (Channel.Phone, 120), (Channel.DigitalPost, 16), (Channel.Email, 4), (Channel.Letter, 4), (Channel.InPerson, 6));

    public Deck<Channel> Letters { get; } = new(random, (Channel.DigitalPost, 7), (Channel.Email, 2), (Channel.Letter, 1));

    readonly HashSet<int> seeds = [];

    /// <summary>Never the same twice: two cases of one day would have the same ids.</summary>
    public int Seed()
    {
        int seed;
        do seed = random.Next(); while (!seeds.Add(seed));
        return seed;
    }

    public Channel ChannelOf(HelpKind kind) => kind is HelpKind.Complaint ? complaints.Deal() : others.Deal();
}
