// Hides small figures in reports, and what would give them away.
namespace Ombud.Domain.Reporting;

/// <summary>Hidden: removed so that a small figure cannot be worked out. Small: 1 to the bound less one. None: there is nothing to measure.</summary>
public enum CellKind { Hidden, Small, Shown, None }

/// <summary>A figure of a report as it may be seen. What is not shown is not here either, so that no export can carry it.</summary>
public readonly record struct Cell
{
    private Cell(CellKind kind, int? value = null) => (Kind, Value) = (kind, value);

    public CellKind Kind { get; }
    public int? Value { get; }
    public static Cell Hidden => default;
    public static Cell Small => new(CellKind.Small);
    public static Cell None => new(CellKind.None);
    public bool IsShown => Kind is CellKind.Shown;
    public static Cell Shown(int value) => new(CellKind.Shown, value);
}

/// <summary>The cells of one column of counts and their sum.</summary>
public sealed record CoveredColumn(IReadOnlyList<Cell> Cells, Cell Total);

/// <summary>How many were in time and how many were not: what a share is made of.</summary>
public readonly record struct ShareParts(int Yes, int No)
{
    public int Of => Yes + No;

    /// <summary>Whole percent; 0 and 100 are kept for none and all.</summary>
    public int Percent => Yes == 0 ? 0 : No == 0 ? 100 : Math.Clamp((int)Math.Round(100.0 * Yes / Of, MidpointRounding.AwayFromZero), 1, 99);
}

/// <param name="Bound">Counts from 1 up to this, not included, are hidden. 1 hides nothing: the adviser's own view.</param>
public sealed record Suppression(int Bound = 5)
{
    public static Suppression Off { get; } = new(1);

    public bool IsSmall(int count) => count > 0 && count < Bound;

    /// <summary>
    /// Covers one column. Zero is shown. While the sum and what the reader knows (a small cell is 1 to 4, a hidden one is
    /// the next smallest) leave only one possible value for a small cell, the next smallest cell is hidden too;
    /// if nothing is left to hide, the sum is.
    /// </summary>
    /// <param name="floors">What the reader can see that each count is at least (a neighbouring column), if anything.</param>
    /// <param name="ceilings">And at most.</param>
    public CoveredColumn Cover(IReadOnlyList<int> counts, IReadOnlyList<int>? floors = null, IReadOnlyList<int>? ceilings = null)
    {
        var total = counts.Sum();
        if (IsSmall(total)) return new([.. counts.Select(count => count == 0 ? Cell.Shown(0) : Cell.Small)], Cell.Small);

        var cells = counts.Select(count => IsSmall(count) ? Cell.Small : Cell.Shown(count)).ToArray();
        while (cells.Contains(Cell.Small) && !IsSafe(counts, cells, floors, ceilings))
        {
            var next = Enumerable.Range(0, counts.Count).Where(at => cells[at].IsShown && counts[at] > 0)
                .OrderBy(at => counts[at]).Select(at => (int?)at).FirstOrDefault();
            if (next is not { } found) return new(cells, Cell.Hidden);
            cells[found] = Cell.Hidden;
        }
        return new(cells, Cell.Shown(total));
    }

    /// <summary>Hides everything that is not zero: for a column whose sum is hidden elsewhere.</summary>
    public CoveredColumn CoverAll(IReadOnlyList<int> counts) => new(
        [.. counts.Select(count => count == 0 ? Cell.Shown(0) : IsSmall(count) ? Cell.Small : Cell.Hidden)], Cell.Hidden);

    /// <summary>
    /// Which shares must go. A share goes when either part is small (98 % of 100 tells of two cases), and with it the next
    /// smallest when it would stand alone. The office-wide share beside them is always shown and is not asked about here.
    /// </summary>
    /// <param name="hideToo">Lines that must go for another reason, such as a count that is hidden already.</param>
    public bool[] SharesToHide(IReadOnlyList<ShareParts> shares, IReadOnlyList<bool> hideToo)
    {
        bool[] hidden = [.. shares.Select((share, at) => hideToo[at] || IsSmall(share.Yes) || IsSmall(share.No))];
        var measured = Enumerable.Range(0, shares.Count).Where(at => shares[at].Of > 0).OrderBy(at => shares[at].Of).ToArray();
        if (measured.Count(at => hidden[at]) == 1 && measured.Length > 1) hidden[measured.First(at => !hidden[at])] = true;
        return hidden;
    }

    private bool IsSafe(IReadOnlyList<int> counts, Cell[] cells, IReadOnlyList<int>? floors, IReadOnlyList<int>? ceilings)
    {
        var covered = Enumerable.Range(0, counts.Count).Where(at => !cells[at].IsShown).ToArray();
        if (covered.Length < 2) return false;
        var sum = covered.Sum(at => (long)counts[at]);
        var smallestShown = Enumerable.Range(0, counts.Count).Where(at => cells[at].IsShown && counts[at] > 0)
            .Select(at => (long)counts[at]).DefaultIfEmpty(sum).Min();
        var ranges = covered.Select(at => cells[at].Kind is CellKind.Small
            ? (Low: 1L, High: Bound - 1L)
            : (Low: Math.Max(Bound, floors?[at] ?? 0), High: Math.Min(smallestShown, ceilings?[at] ?? long.MaxValue))).ToArray();
        var (lows, highs) = (ranges.Sum(range => range.Low), ranges.Sum(range => range.High));
        return covered.Zip(ranges).Where(pair => cells[pair.First].Kind is CellKind.Small).All(pair =>
            Math.Min(pair.Second.High, sum - lows + pair.Second.Low) > Math.Max(pair.Second.Low, sum - highs + pair.Second.High));
    }
}
