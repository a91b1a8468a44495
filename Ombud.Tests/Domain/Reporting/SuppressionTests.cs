// Small figures are hidden, and so is what would give them away.
using CsCheck;
using Ombud.Domain.Reporting;

namespace Ombud.Tests.Domain.Reporting;

public sealed class SuppressionTests
{
    private static readonly Suppression Rule = new();

    [Theory]
    [InlineData("38 27 19 16 11", "38 27 19 16 11 = 111")]
    [InlineData("38 0 5", "38 0 5 = 43")] // zero is shown, five is not small
    [InlineData("38 27 11 3", "38 27 skjult <5 = 79")] // one stands alone: the next smallest goes too
    [InlineData("38 27 0 3", "38 skjult 0 <5 = 68")] // but never a zero
    [InlineData("38 3 2", "38 <5 <5 = 43")] // two keep each other
    [InlineData("38 20 1 1", "38 skjult <5 <5 = 60")] // unless 2 can only be 1 + 1
    [InlineData("38 20 4 4", "38 skjult <5 <5 = 66")] // or 8 only 4 + 4
    [InlineData("38 20 5 1", "38 skjult skjult <5 = 64")] // 6 = 5 + 1 for who knows the rule
    [InlineData("38 7 7 4", "38 skjult skjult <5 = 56")] // 11 = 7 + 4, as the next smallest is at most 7
    [InlineData("3 0 0", "<5 0 0 = <5")]
    [InlineData("1 1 2", "<5 <5 <5 = <5")]
    [InlineData("4 4", "<5 <5 = skjult")] // nothing left to hide but the sum
    [InlineData("5 1", "skjult <5 = skjult")]
    [InlineData("0 0", "0 0 = 0")]
    [InlineData("", " = 0")]
    public void A_column_is_covered(string counts, string expected) =>
        Assert.Equal(expected, Text(Rule.Cover(Numbers(counts))));

    [Fact]
    public void A_neighbouring_column_that_narrows_a_hidden_figure_makes_more_hidden()
    {
        // Overdue 4 and 6 of 20 and 6 open ones: the hidden one is at most 6, so the other would be 4.
        Assert.Equal("<5 skjult 30 = 40", Text(Rule.Cover([4, 6, 30])));
        Assert.Equal("<5 skjult skjult = 40", Text(Rule.Cover([4, 6, 30], ceilings: [20, 6, 40])));
        // Open 1 and 9 where 9 are overdue: the hidden one is at least 9.
        Assert.Equal("<5 skjult skjult = 40", Text(Rule.Cover([1, 9, 30], floors: [0, 9, 0])));
    }

    [Fact]
    public void The_bound_is_a_setting_and_may_be_off()
    {
        Assert.Equal("<5 skjult 12 = 22", Text(new Suppression(4).Cover([3, 7, 12])));
        Assert.Equal("1 4 0 = 5", Text(Suppression.Off.Cover([1, 4, 0])));
        Assert.Equal([false], Suppression.Off.SharesToHide([new(98, 2)], [false]));
    }

    [Theory]
    [InlineData("90/10 80/20", "shown shown")]
    [InlineData("98/2 80/20 30/10", "hidden shown hidden")] // two of a hundred, and the smallest other
    [InlineData("2/98 80/20 30/10", "hidden shown hidden")]
    [InlineData("98/2 20/3 80/20", "hidden hidden shown")]
    [InlineData("50/0 0/50 80/20", "shown shown shown")] // all or none is no small figure
    [InlineData("1/1 0/0 80/20", "hidden shown hidden")] // nothing measured is nothing to hide behind
    [InlineData("1/1 0/0", "hidden shown")]
    public void A_share_is_hidden_when_it_or_its_complement_is_small(string shares, string expected)
    {
        ShareParts[] parts = [.. shares.Split(' ').Select(share => share.Split('/')).Select(pair => new ShareParts(Number(pair[0]), Number(pair[1])))];
        Assert.Equal(expected, string.Join(' ', Rule.SharesToHide(parts, new bool[parts.Length]).Select(hidden => hidden ? "hidden" : "shown")));
    }

    [Fact]
    public void A_share_goes_with_its_count() =>
        Assert.Equal([true, true, false], Rule.SharesToHide([new(6, 6), new(50, 50), new(75, 25)], [true, false, false]));

    [Theory]
    [InlineData(999, 5, 99)] // never 100 unless all
    [InlineData(1, 999, 1)]
    [InlineData(0, 9, 0)]
    [InlineData(9, 0, 100)]
    [InlineData(37, 3, 93)] // 92.5
    public void A_share_is_a_whole_percentage(int yes, int no, int percent) => Assert.Equal(percent, new ShareParts(yes, no).Percent);

    [Fact]
    public void What_is_not_shown_is_not_in_the_cell_either()
    {
        Assert.Null(Cell.Small.Value);
        Assert.Null(Cell.Hidden.Value);
        Assert.Equal(Cell.Hidden, default);
    }

    [Fact]
    public void No_small_figure_can_be_worked_out_from_the_cells_and_the_sum() =>
        Gen.Frequency((3, Gen.Int[0, 9]), (1, Gen.Int[0, 40])).Array[0, 9].Sample(counts =>
        {
            var column = Rule.Cover(counts);
            for (var at = 0; at < counts.Length; at++)
            {
                if (counts[at] is >= 1 and <= 4) Assert.Equal(Cell.Small, column.Cells[at]);
                else if (counts[at] == 0) Assert.Equal(Cell.Shown(0), column.Cells[at]);
                if (column.Cells[at].IsShown) Assert.Equal(counts[at], column.Cells[at].Value);
            }
            AssertNothingFollows(column);
        }, iter: 20_000);

    /// <summary>Tries every way to fill the covered cells. A hidden one is 5 or more, as a reader who knows the rule may say.</summary>
    internal static void AssertNothingFollows(CoveredColumn column)
    {
        if (!column.Total.IsShown)
        {
            Assert.DoesNotContain(column.Cells, cell => cell is { IsShown: true, Value: > 0 });
            return;
        }
        var rest = (column.Total.Value ?? 0) - column.Cells.Sum(cell => cell.Value ?? 0);
        Cell[] covered = [.. column.Cells.Where(cell => !cell.IsShown)];
        for (var at = 0; at < covered.Length; at++)
        {
            if (covered[at].Kind is not CellKind.Small) continue;
            var others = Sums(covered.Where((_, other) => other != at), rest);
            Assert.True(Enumerable.Range(1, 4).Count(value => others.Contains(rest - value)) > 1, $"A small cell of {Text(column)} follows.");
        }
    }

    private static HashSet<int> Sums(IEnumerable<Cell> cells, int most) => cells.Aggregate(new HashSet<int> { 0 }, (sums, cell) =>
    [
        .. sums.SelectMany(sum => (cell.Kind is CellKind.Small ? Enumerable.Range(1, 4) : Enumerable.Range(5, Math.Max(0, most - 4)))
            .Select(value => sum + value)).Where(sum => sum <= most),
    ]);

    private static int[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(CoveredColumn column) => $"{Text(column.Cells)} = {Text([column.Total])}";

    private static string Text(IEnumerable<Cell> cells) => string.Join(' ', cells.Select(cell => cell.Kind switch
    {
        CellKind.Shown => $"{cell.Value}",
        CellKind.Small => "<5",
        CellKind.None => "-",
        _ => "skjult",
    }));
}
