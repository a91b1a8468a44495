// The board as it stands at one moment: immutable, sorted once and shared by everybody who looks at it.
using System.Collections.Immutable;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.Board;

public sealed class BoardState
{
    readonly ImmutableDictionary<CaseNumber, BoardItem> items;
    readonly Dictionary<CaseState, IReadOnlyList<BoardItem>> columns;

    BoardState(DateOnly today, OfficeData office, DateTimeOffset at, ImmutableDictionary<CaseNumber, BoardItem> items)
    {
        (Today, Office, At, this.items) = (today, office, at, items);
        columns = CaseStates.All.ToDictionary(state => state, state => (IReadOnlyList<BoardItem>)[.. items.Values
            .Where(item => item.Facts.State == state)
            .Order(state.IsOpen ? BoardItem.Urgency : BoardItem.LatestConcluded)]);
        Open = CaseStates.All.Where(state => state.IsOpen).Sum(state => columns[state].Count);
        Overdue = Count(DeadlineLevel.Overdue);
        DueToday = Count(DeadlineLevel.Today);
    }

    public DateOnly Today { get; }
    public OfficeData Office { get; }
    /// <summary>When something on the board last changed.</summary>
    public DateTimeOffset At { get; }
    public int Open { get; }
    public int Overdue { get; }
    public int DueToday { get; }

    public IReadOnlyList<BoardItem> In(CaseState state) => columns[state];

    public BoardItem? Find(CaseNumber number) => items.GetValueOrDefault(number);

    public static BoardState Of(DateOnly today, OfficeData office, DateTimeOffset at, IEnumerable<BoardFacts> facts)
    {
        ArgumentNullException.ThrowIfNull(office);
        return new(today, office, at, facts.ToImmutableDictionary(f => f.Number, f => BoardItem.On(today, f, office.Calendar)));
    }

    /// <summary>The same board with these cases as they are now; a case that is not among the facts, or too long concluded, leaves it.</summary>
    public BoardState With(DateTimeOffset at, IEnumerable<CaseNumber> changed, IEnumerable<BoardFacts> facts)
    {
        var next = items.ToBuilder();
        next.RemoveRange(changed);
        foreach (var now in facts)
            if (now.State.IsOpen || now.ConcludedOn >= BoardQuery.ConcludedSince(Today))
                next[now.Number] = BoardItem.On(Today, now, Office.Calendar);
        return new(Today, Office, at, next.ToImmutable());
    }

    int Count(DeadlineLevel level) => items.Values.Count(item => item.Level == level);
}

/// <param name="Numbers">The cases that changed; null when the whole board was read anew.</param>
public sealed record BoardChanged(BoardState State, IReadOnlyCollection<CaseNumber>? Numbers);
