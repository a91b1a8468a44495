// Turns the sums of the report on answer times into lines that may be seen.
namespace Ombud.Domain.Reporting;

internal sealed class SlaCover(Suppression suppression)
{
    /// <summary>The counts of cases: as covered columns, or as the cells of one line.</summary>
    private sealed record Counts<T>(T Answered, T Open, T Overdue, T Extended, T LateTold, T Waited)
    {
        public Counts<TOther> Select<TOther>(Func<T, TOther> turn) => new(turn(Answered), turn(Open), turn(Overdue), turn(Extended), turn(LateTold), turn(Waited));
    }

    public (SlaLine[] ByDepartment, SlaLine[] ByMonth, SlaLine Total) Cover(SlaTally[] departments, SlaTally[] months, SlaTally office)
    {
        // Overdue ones are open ones, and only what came in can be extended: neighbours narrow a hidden figure.
        var counts = new Counts<(CoveredColumn Department, CoveredColumn Month)>(
            Both(tally => tally.Answered),
            Both(tally => tally.Open, floor: tally => tally.Overdue),
            Both(tally => tally.Overdue, ceiling: tally => tally.Open),
            Both(tally => tally.Extended, ceiling: tally => tally.Answered + tally.Open),
            Both(tally => tally.LateTold, ceiling: tally => tally.Answered),
            Both(tally => tally.Waited, ceiling: tally => tally.Answered + tally.Open));
        return (
            Lines(departments, counts.Select(both => both.Department)),
            Lines(months, counts.Select(both => both.Month)),
            Line(office, counts.Select(both => both.Department.Total), OfficeShare(office.InTime), OfficeShare(office.InTimeMoved), OfficeCount(office.InTime.No)));

        (CoveredColumn, CoveredColumn) Both(
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

    private SlaLine[] Lines(SlaTally[] tallies, Counts<CoveredColumn> columns)
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
            .. tallies.Select((tally, at) => Line(tally, columns.Select(column => column.Cells[at]), Share(at, original), Share(at, moved), Silent(at))),
        ];

        // With the number of answers beside it, this says as much as the share does: both are hidden, or neither.
        Cell Silent(int at) => original[at].Of > 0 && hidden[at] ? Cell.Hidden : Cell.Shown(original[at].No);

        Cell Share(int at, ShareParts[] shares) =>
            original[at].Of == 0 ? Cell.None
            : hidden[at] ? Cell.Hidden
            : shares[at].Of == 0 ? Cell.None
            : Cell.Shown(shares[at].Percent);
    }

    private static SlaLine Line(SlaTally tally, Counts<Cell> counts, Cell inTime, Cell inTimeMoved, Cell silent)
    {
        var waited = tally.Waited == 0 ? Cell.None : counts.Waited.IsShown ? Cell.Shown((int)Math.Round((double)tally.WaitedDays / tally.Waited, MidpointRounding.AwayFromZero)) : Cell.Hidden;
        return new(counts.Answered, inTime, inTimeMoved, counts.LateTold, silent, counts.Open, counts.Overdue, counts.Extended, counts.Waited, waited, Rank(50), Rank(85), Rank(90), Rank(95));

        Cell Rank(int percent) => tally.Percentile(percent) is not { } days ? Cell.None : counts.Answered.IsShown ? Cell.Shown(days) : Cell.Hidden;
    }

    private Cell OfficeCount(int count) => suppression.IsSmall(count) ? Cell.Small : Cell.Shown(count);

    private Cell OfficeShare(ShareParts parts) =>
        parts.Of == 0 ? Cell.None : suppression.IsSmall(parts.Of) ? Cell.Hidden : Cell.Shown(parts.Percent);
}
