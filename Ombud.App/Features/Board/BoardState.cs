// The board as it stands at one moment: immutable, sorted once and shared by everybody who looks at it.
using System.Collections.Immutable;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.Board;

public sealed class BoardState
{
    readonly ImmutableDictionary<CaseNumber, BoardItem> items;
    readonly IReadOnlyDictionary<CaseState, IReadOnlyList<BoardItem>> columns;

    BoardState(DateOnly today, OfficeData office, DateTimeOffset at, ImmutableDictionary<CaseNumber, BoardItem> items, Func<CaseState, IReadOnlyList<BoardItem>> column)
    {
        (Today, Office, At, this.items) = (today, office, at, items);
        columns = CaseStates.All.ToDictionary(state => state, column);
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

    /// <summary>More cases were concluded lately than the board keeps.</summary>
    public bool HasMoreConcluded => columns[CaseState.Concluded].Count >= BoardQuery.MostConcluded;

    public IReadOnlyList<BoardItem> In(CaseState state) => columns[state];

    public BoardItem? Find(CaseNumber number) => items.GetValueOrDefault(number);

    /// <summary>The board without the cases in which this person has a conflict of interest.</summary>
    public BoardState For(StaffId who)
    {
        CaseNumber[] closed = [.. items.Values.Where(item => item.Facts.HasConflict && item.Facts.ShutOut.Contains(who.Value)).Select(item => item.Number)];
        return closed.Length == 0 ? this : With(At, closed, []);
    }

    public static BoardState Of(DateOnly today, OfficeData office, DateTimeOffset at, IEnumerable<BoardFacts> facts)
    {
        ArgumentNullException.ThrowIfNull(office);
        var items = facts.ToImmutableDictionary(f => f.Number, f => BoardItem.On(today, f, office.Calendar));
        return new(today, office, at, items, state => [.. items.Values.Where(item => item.Facts.State == state).Order(OrderOf(state))]);
    }

    /// <summary>
    /// The same board with these cases as they are now; a case that is not among the facts, or too long concluded, leaves it.
    /// A column without any of them stays the same list.
    /// </summary>
    public BoardState With(DateTimeOffset at, IReadOnlyCollection<CaseNumber> changed, IEnumerable<BoardFacts> facts)
    {
        BoardItem[] fresh = [.. facts.Where(now => now.State.IsOpen || now.ConcludedOn >= BoardQuery.ConcludedSince(Today)).Select(now => BoardItem.On(Today, now, Office.Calendar))];
        return new(Today, Office, at, items.RemoveRange(changed).SetItems(fresh.Select(item => KeyValuePair.Create(item.Number, item))), Column);

        IReadOnlyList<BoardItem> Column(CaseState state)
        {
            BoardItem[] coming = [.. fresh.Where(item => item.Facts.State == state)];
            if (coming.Length == 0 && !changed.Any(number => Find(number)?.Facts.State == state)) return columns[state];
            var leaving = changed.ToHashSet();
            List<BoardItem> column = [.. columns[state].Where(item => !leaving.Contains(item.Number))];
            foreach (var item in coming) column.Insert(~column.BinarySearch(item, OrderOf(state)), item);
            return column;
        }
    }

    static IComparer<BoardItem> OrderOf(CaseState state) => state.IsOpen ? BoardItem.Urgency : BoardItem.LatestConcluded;

    int Count(DeadlineLevel level) => columns.Values.Sum(column => column.Count(item => item.Level == level));
}

/// <param name="Numbers">The cases that changed; null when the whole board was read anew.</param>
public sealed record BoardChanged(BoardState State, IReadOnlyCollection<CaseNumber>? Numbers);
