// The sums behind one line of the report on answer times, before anything is hidden.
namespace Ombud.Domain.Reporting;

internal sealed class SlaTally
{
    private readonly SortedDictionary<int, int> answeredAfter = [];

    public int Answered { get; private set; }
    public int Open { get; private set; }
    public int Overdue { get; private set; }
    public int Extended { get; private set; }
    public int LateTold { get; private set; }
    public int Waited { get; private set; }
    public int WaitedDays { get; private set; }
    public ShareParts InTime { get; private set; }
    public ShareParts InTimeMoved { get; private set; }

    public void Add(SlaCount row)
    {
        if (row.Count == 0) return;
        ArgumentOutOfRangeException.ThrowIfNegative(row.Count);
        if (row.Answered) Answered += row.Count; else Open += row.Count;
        if (!row.Answered && row.InTimeMoved is false) Overdue += row.Count;
        if (row.Extended) Extended += row.Count;
        InTime = Settle(InTime, row, row.InTime);
        InTimeMoved = Settle(InTimeMoved, row, row.InTimeMoved);
        if (row is { Answered: true, WorkingDays: { } days })
            answeredAfter[days] = answeredAfter.GetValueOrDefault(days) + row.Count;
    }

    public void Add(SlaAside row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row.LateTold);
        ArgumentOutOfRangeException.ThrowIfNegative(row.Waited);
        LateTold += row.LateTold;
        (Waited, WaitedDays) = (Waited + row.Waited, WaitedDays + row.WaitedDays);
    }

    /// <summary>The smallest number of working days within which that percentage were answered (nearest rank); null without answers.</summary>
    public int? Percentile(int percent)
    {
        var left = ((long)answeredAfter.Values.Sum() * percent + 99) / 100;
        foreach (var (days, count) in answeredAfter)
            if ((left -= count) <= 0) return days;
        return null;
    }

    private static ShareParts Settle(ShareParts parts, SlaCount row, bool? inTime) => inTime switch
    {
        false => parts with { No = parts.No + row.Count },
        true when row.Answered => parts with { Yes = parts.Yes + row.Count },
        _ => parts,
    };
}
