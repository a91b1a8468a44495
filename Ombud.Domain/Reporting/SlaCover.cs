// Turns the sums of the report on answer times into lines that may be seen.
namespace Ombud.Domain.Reporting;

internal sealed class SlaCover(Suppression suppression)
{
    private sealed record Columns(CoveredColumn Answered, CoveredColumn Open, CoveredColumn Overdue, CoveredColumn Extended);

    public (SlaLine[] ByDepartment, SlaLine[] ByMonth, SlaLine Total) Cover(SlaTally[] departments, SlaTally[] months, SlaTally office)
    {
        var answered = Both(tally => tally.Answered);
        // Overdue ones are open ones, and only what came in can be extended: neighbours narrow a hidden figure.
        var open = Both(tally => tally.Open, floor: tally => tally.Overdue);
        var overdue = Both(tally => tally.Overdue, ceiling: tally => tally.Open);
        var extended = Both(tally => tally.Extended, ceiling: tally => tally.Answered + tally.Open);
        return (
            Lines(departments, new(answered.First, open.First, overdue.First, extended.First)),
            Lines(months, new(answered.Second, open.Second, overdue.Second, extended.Second)),
            Line(office, answered.First.Total, open.First.Total, overdue.First.Total, extended.First.Total,
                OfficeShare(office.InTime), OfficeShare(office.InTimeMoved)));

        (CoveredColumn First, CoveredColumn Second) Both(
            Func<SlaTally, int> of, Func<SlaTally, int>? floor = null, Func<SlaTally, int>? ceiling = null)
        {
            var (first, second) = (Column(departments), Column(months));
            // Both tables have the same sum: if one must hide it, the other must not add up to it.
            return first.Total.Kind is CellKind.Hidden || second.Total.Kind is CellKind.Hidden
                ? (suppression.CoverAll([.. departments.Select(of)]), suppression.CoverAll([.. months.Select(of)]))
                : (first, second);

            CoveredColumn Column(SlaTally[] tallies) => suppression.Cover(
                [.. tallies.Select(of)],
                floor is null ? null : [.. tallies.Select(floor)],
                ceiling is null ? null : [.. tallies.Select(ceiling)]);
        }
    }

    private SlaLine[] Lines(SlaTally[] tallies, Columns columns)
    {
        ShareParts[] original = [.. tallies.Select(tally => tally.InTime)], moved = [.. tallies.Select(tally => tally.InTimeMoved)];
        // The two shares say nearly the same: what one hides the other hides, and a small difference between them hides both.
        bool[] hidden =
        [
            .. tallies.Select((_, at) => !columns.Answered.Cells[at].IsShown
                || suppression.IsSmall(original[at].Of - moved[at].Of) || suppression.IsSmall(moved[at].Yes - original[at].Yes)),
        ];
        hidden = suppression.SharesToHide(moved, suppression.SharesToHide(original, suppression.SharesToHide(moved, hidden)));
        return
        [
            .. tallies.Select((tally, at) => Line(tally, columns.Answered.Cells[at], columns.Open.Cells[at],
                columns.Overdue.Cells[at], columns.Extended.Cells[at], Share(at, original), Share(at, moved))),
        ];

        Cell Share(int at, ShareParts[] shares) =>
            original[at].Of == 0 ? Cell.None
            : hidden[at] ? Cell.Hidden
            : shares[at].Of == 0 ? Cell.None
            : Cell.Shown(shares[at].Percent);
    }

    private static SlaLine Line(SlaTally tally, Cell answered, Cell open, Cell overdue, Cell extended, Cell inTime, Cell inTimeMoved)
    {
        return new(answered, inTime, inTimeMoved, open, overdue, extended, Rank(50), Rank(85), Rank(90), Rank(95));

        Cell Rank(int percent) => tally.Percentile(percent) is not { } days ? Cell.None : answered.IsShown ? Cell.Shown(days) : Cell.Hidden;
    }

    private Cell OfficeShare(ShareParts parts) =>
        parts.Of == 0 ? Cell.None : suppression.IsSmall(parts.Of) ? Cell.Hidden : Cell.Shown(parts.Percent);
}
