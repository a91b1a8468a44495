// One card of the board: the facts of a case, and how it stands on a given day.
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.Board;

/// <summary>What the board reads of a case. Facts only: nothing here names or describes a person it is about.</summary>
public sealed record BoardFacts(
    CaseNumber Number, HelpKind Kind, CaseState State, Theme Theme, string? Department, string? Handler, CaseFlags Flags,
    DateOnly ClockFrom, DateOnly StateSince, DateOnly? OriginalDueOn, DateOnly? DueOn,
    DateOnly? AnsweredOn, DateOnly? ToldOn, DateOnly? ConcludedOn, int Points, bool AnyAdmitted, AskedOfCitizen? WaitingFor, bool HasConflict = false)
{
    /// <summary>Who has a conflict of interest in the case: it is not on their board.</summary>
    public IReadOnlyList<string> ShutOut { get; init; } = [];

    public IReadOnlyList<MoveOption> Moves => MoveOptions.For(State, Kind, AnyAdmitted);

    /// <summary>A notice with a later date does not end the wait: until the answer, that date is what counts.</summary>
    public bool IsWaited => State.IsOpen && AnsweredOn is null && (ToldOn is null || DueOn > OriginalDueOn);

    public DateOnly? FirstReplyOn => AnsweredOn is null || ToldOn < AnsweredOn ? ToldOn ?? AnsweredOn : AnsweredOn;
}

/// <param name="Status">Null: concluded without an answer, so no deadline is told of.</param>
/// <param name="Days">Calendar days in the present state.</param>
/// <param name="Share">Per cent of the answer time used; null without a promise or once answered.</param>
public sealed record BoardItem(BoardFacts Facts, DeadlineStatus? Status, int Days, int? Share)
{
    public CaseNumber Number => Facts.Number;
    public DeadlineLevel Level => Status?.Level ?? DeadlineLevel.None;

    public static BoardItem On(DateOnly today, BoardFacts facts, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var status = StatusOf(today, facts, calendar);
        int? share = facts.IsWaited && facts.DueOn is { } due ? Used(facts.ClockFrom, today, due, calendar) : null;
        return new(facts, status, Math.Max(0, today.DayNumber - facts.StateSince.DayNumber), share);
    }

    static DeadlineStatus? StatusOf(DateOnly today, BoardFacts facts, WorkingCalendar calendar) => facts switch
    {
        { IsWaited: true } => ResponseDeadline.StatusOn(today, facts.DueOn, null, calendar),
        { FirstReplyOn: { } reply } => ResponseDeadline.StatusOn(today, facts.OriginalDueOn, reply, calendar),
        { DueOn: null } => default(DeadlineStatus),
        _ => null,
    };

    static int Used(DateOnly from, DateOnly today, DateOnly due, WorkingCalendar calendar)
    {
        if (today >= due) return 100;
        var all = Math.Max(1, calendar.WorkingDaysBetween(from, due));
        return Math.Clamp(100 * calendar.WorkingDaysBetween(from, today) / all, 0, 100);
    }

    /// <summary>Most urgent first, the longest overdue on top; answered, then without a promise, last; then the oldest.</summary>
    public static readonly IComparer<BoardItem> Urgency = Comparer<BoardItem>.Create((a, b) =>
        (Rank(a), a.Facts.DueOn, a.Facts.ClockFrom, a.Number).CompareTo((Rank(b), b.Facts.DueOn, b.Facts.ClockFrom, b.Number)));

    public static readonly IComparer<BoardItem> LatestConcluded = Comparer<BoardItem>.Create((a, b) =>
        (b.Facts.ConcludedOn, b.Number).CompareTo((a.Facts.ConcludedOn, a.Number)));

    static int Rank(BoardItem item) => item.Level switch
    {
        DeadlineLevel.Overdue => 0,
        DeadlineLevel.Today => 1,
        DeadlineLevel.Soon => 2,
        DeadlineLevel.Ample => 3,
        DeadlineLevel.Late or DeadlineLevel.InTime => 4,
        _ => 5,
    };
}
