// When a case waits for the citizen: asked for something, until the reply came. It is told apart and moves no deadline.
using Ombud.Domain.Deadlines;

namespace Ombud.Domain.Cases;

/// <summary>What the citizen was asked for. Comments: as a party, on what the case holds.</summary>
public enum AskedOfCitizen { PowerOfAttorney, Information, Comments }

/// <param name="To">When the reply came, or the case was concluded without one. Null: it waits.</param>
/// <param name="Letter">The letter that asked; null: it was asked otherwise.</param>
public sealed record CitizenWait(AskedOfCitizen What, DateOnly From, DateOnly? To = null, Guid? Letter = null)
{
    public bool IsOpen => To is null;
}

public sealed partial class Case
{
    /// <summary>Every wait that there was, in the order in which they began. Of one kind one is open at most.</summary>
    public IReadOnlyList<CitizenWait> Waits { get; private set; } = [];

    /// <summary>What the citizen owes for the longest time. Null: the case does not wait for them.</summary>
    public CitizenWait? LongestWait => Waits.Where(w => w.IsOpen).MinBy(w => w.From);

    /// <summary>The citizen was asked for something: by a letter that left the house, or otherwise.</summary>
    public Refusal? WaitForCitizen(AskedOfCitizen what, DateOnly on, DateOnly today, Guid? letter = null)
    {
        if (State is CaseState.Concluded) return new Refusal.AlreadyConcluded();
        if (OpenWait(what) is { } before) return new Refusal.AlreadyWaiting(before.From);
        return CheckDate(on, today) ?? Add(new CaseEvent.WaitBegan(what, on, letter));
    }

    public Refusal? CitizenReplied(AskedOfCitizen what, DateOnly on, DateOnly today)
    {
        if (OpenWait(what) is not { } wait) return new Refusal.NotWaiting();
        if (on > today) return new Refusal.DateInFuture(on);
        if (on < wait.From) return new Refusal.DateBeforeWait(on, wait.From);
        return Add(new CaseEvent.WaitEnded(what, on));
    }

    /// <summary>
    /// The working days of this handling that the citizen owed something, none of them twice. The day of asking is day 0, as the day of
    /// receipt is of the deadline.
    /// </summary>
    /// <param name="until">The last day that is looked at.</param>
    public int WaitedDays(DateOnly until, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var (days, counted) = (0, ClockFrom);
        foreach (var wait in Waits.OrderBy(w => w.From))
        {
            var from = wait.From > counted ? wait.From : counted;
            var to = wait.To < until ? wait.To.Value : until;
            if (to <= from) continue;
            days += calendar.WorkingDaysBetween(from, to);
            counted = to;
        }
        return days;
    }

    CitizenWait? OpenWait(AskedOfCitizen what) => Waits.FirstOrDefault(w => w.IsOpen && w.What == what);

    CitizenWait[] Ended(Func<CitizenWait, bool> which, DateOnly on) => [.. Waits.Select(w => w.IsOpen && which(w) ? w with { To = on < w.From ? w.From : on } : w)];
}
