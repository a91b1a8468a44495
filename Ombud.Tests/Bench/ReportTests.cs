// What is written of a measurement: comparisons, growth, and what all municipalities would cost.
using Ombud.Bench.Report;

namespace Ombud.Tests.Bench;

public sealed class ReportTests
{
    static readonly UnitCosts Costs = new(Registration: 2, Change: 2, Look: 5, Search: 4, FirstPaint: 10, Redraw: 0.2, DiskOfCase: 5, Empty: 100, IndexOfCase: 1, Board: 1);

    static Figure Timed(string name, params double[] milliseconds) => Figure.Of(name, Timings.Of(milliseconds, TimeSpan.FromSeconds(1)));

    [Fact]
    public void A_figure_stands_beside_what_it_was_in_an_earlier_run()
    {
        var earlier = EarlierRun.Read("""{"cases":100,"figures":[{"name":"Cold start","value":2.5},{"name":"Gone since","value":1}]}""", cases: 100);

        var slower = earlier.Beside(new("Cold start", 5, "s"));

        Assert.Equal((2.5, 2.0), (slower.Before, slower.Ratio));
        Assert.Null(earlier.Beside(new("New since", 5, "s")).Ratio);
        Assert.Contains("| Cold start | 5 s | 2.00 × |", FigureTable.Write([slower]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_several_sizes_is_compared_by_size()
    {
        const string Json = """{"runs":[{"cases":10,"figures":[{"name":"Disk","value":1}]},{"cases":100,"figures":[{"name":"Disk","value":8}]}]}""";

        Assert.Equal(8, EarlierRun.Read(Json, cases: 100).Beside(new("Disk", 4, "MiB")).Before);
        Assert.Null(EarlierRun.Read(Json, cases: 1000).Beside(new("Disk", 4, "MiB")).Before);
    }

    [Fact]
    public void Nothing_can_be_held_against_an_earlier_nought()
    {
        var figure = EarlierRun.Read("""{"figures":[{"name":"Failures","value":0}]}""", cases: 1).Beside(new("Failures", 3, ""));

        Assert.Equal((0.0, null), (figure.Before, figure.Ratio));
    }

    [Fact]
    public void Without_an_earlier_run_the_table_has_no_column_for_it() =>
        Assert.Equal("| What | Measured | Bar | Held | How |\n|---|---|---|---|---|\n| Start | 3 s | under 3 s | NO | warm |\n", FigureTable.Write([new("Start", 3, "s", 3, "warm")]));

    [Fact]
    public void Sizes_stand_side_by_side_and_grow_by_their_medians()
    {
        SizedRun[] runs = [new(10_000, [Timed("Search: a word", 2, 2, 2, 50), new("Disk", 10, "MiB")]), new(100_000, [Timed("Search: a word", 3, 3, 3, 3), new("Disk", 100, "MiB")])];

        var table = SizeTable.Write(runs);

        Assert.Contains("| What | 10000 cases | 100000 cases | Growth |", table, StringComparison.Ordinal);
        Assert.Contains("| Search: a word | 50 ms | 3 ms | 1.50 × |", table, StringComparison.Ordinal);
        Assert.Contains("| Disk | 10 MiB | 100 MiB | 10.00 × |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Board_and_search_may_not_double_from_ten_to_a_hundred_thousand_cases()
    {
        SizedRun[] runs =
        [
            new(10_000, [Timed("Board: first paint", 5), Timed("Search: a word", 2), Timed("Case page", 1)]),
            new(100_000, [Timed("Board: first paint", 6), Timed("Search: a word", 4), Timed("Case page", 9)]),
            new(1_000_000, [Timed("Board: first paint", 60), Timed("Search: a word", 40), Timed("Case page", 90)]),
        ];

        var held = SizeTable.Held(runs);

        Assert.Equal([("Board: first paint, growth", 1.2, true), ("Search: a word, growth", 2, false)], held.Select(f => (f.Name, f.Value, f.IsHeld)));
        Assert.Empty(SizeTable.Held(runs[1..]));
    }

    [Fact]
    public void Ten_times_the_country_costs_ten_times_the_work_and_a_hundred_times_the_redrawing()
    {
        var country = CostModel.AllMunicipalities;
        var tenfold = country with { Cases = country.Cases * 10, Contacts = country.Contacts * 10, Boards = country.Boards * 10 };
        var unseen = Costs with { Redraw = 0 };

        Assert.Equal(10, CostModel.Year(tenfold, unseen) / CostModel.Year(country, unseen), 6);
        Assert.Equal(100, (CostModel.Year(tenfold, Costs) - CostModel.Year(tenfold, unseen)) / (CostModel.Year(country, Costs) - CostModel.Year(country, unseen)), 6);
    }

    [Fact]
    public void The_cost_of_a_country_is_the_sum_of_what_each_act_costs()
    {
        var one = new Country("one", Cases: 10, Contacts: 100, Boards: 2);

        // 100 registrations of 2 ms, 100 changes of 2, 200 looks of 5, 100 searches of 4, 2 boards opened 12 times on 250 days for 10, 200 changes on 2 boards for 0.2.
        Assert.Equal(200 + 200 + 1_000 + 400 + 60_000 + 80, CostModel.Year(one, Costs), 6);
        Assert.Equal(100 * 5 / 1024.0 / 1024, CostModel.Disk(one, Costs), 9);
        Assert.Equal((100 / 1024.0) + (5 * 10 * 1 / 1024.0 / 1024) + (2e6 / (1L << 30)), CostModel.Memory(one, Costs), 9);
        Assert.Equal(2, CostModel.Processors(one, Costs));
    }

    [Fact]
    public void The_table_of_costs_names_its_assumptions_and_both_countries()
    {
        var text = CostModel.Write(Costs);

        Assert.StartsWith("Assumed: ", text, StringComparison.Ordinal);
        Assert.Contains("| | 98 municipalities | ten times that |\n|---|---|---|\n", text, StringComparison.Ordinal);
        Assert.Contains("| New cases, contacts a year, open boards | 300,000, 1,000,000, 50 | 3,000,000, 10,000,000, 500 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_cost_is_computed_of_a_run_that_left_something_out()
    {
        Figure[] timed = [.. new[] { "Register through the API, 8 clients", "Change of state through the API, 8 clients", Names.CasePage, Names.SearchWord, Names.FirstPaint }.Select(n => Timed(n, 1) with { Processor = 2 })];
        Figure[] sized = [.. new[] { Names.Redraw, Names.DiskOfCase, Names.AtRestSmall, Names.BoardMemory }.Select(n => new Figure(n, 1, ""))];

        Assert.Null(UnitCosts.From([.. timed, .. sized], cases: 1_000));
        Assert.Equal(10.24, UnitCosts.From([.. timed, .. sized, new(Names.AtRest, 11, "MiB")], cases: 1_000)!.IndexOfCase, 6);
    }

    [Fact]
    public void What_was_measured_replaces_what_stands_between_its_marks()
    {
        const string Report = "before\n<!-- cost -->\nold\n<!-- end of cost -->\nafter\n";

        Assert.Equal("before\n<!-- cost -->\nnew\n<!-- end of cost -->\nafter\n", Marks.Write(Report, Marks.Cost, "new\n"));
        Assert.Throws<InvalidOperationException>(() => Marks.Write(Report, Marks.Sizes, "new\n"));
    }
}
