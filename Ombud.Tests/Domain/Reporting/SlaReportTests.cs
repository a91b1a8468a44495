// The report on answer times: its arithmetic, and that it tells of nobody.
using CsCheck;
using Ombud.Domain.Reporting;

namespace Ombud.Tests.Domain.Reporting;

public sealed class SlaReportTests
{
    private static readonly string[] Departments = ["Job", "Børn", "Sundhed", "Teknik", "Skole"];

    private static readonly DateOnly January = new(2026, 1, 1), February = new(2026, 2, 1);

    private static readonly Gen<SlaCount> Rows = Gen.Select(
        Gen.Int[0, 4].Select(at => Departments[at]), Gen.Int[1, 6], Gen.Bool, Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 15], Gen.Int[1, 9],
        (department, month, answered, timing, extended, days, count) => new SlaCount(department, new(2026, month, 1), answered,
            timing == 0 ? null : timing > 1, timing == 0 ? null : timing > 1 || extended, extended, answered ? days : null, count));

    private static readonly Gen<SlaAside> Asides = Gen.Select(Gen.Int[0, 4].Select(at => Departments[at]), Gen.Int[1, 6], Gen.Int[0, 9], Gen.Int[0, 9],
        (department, month, told, waited) => new SlaAside(department, new(2026, month, 1), told, waited, waited * 4));

    [Fact]
    public void Counts_shares_and_percentiles_are_those_of_the_cases()
    {
        var report = SlaReport.From(
        [
            Answered("Job", January, inTime: true, days: 4, count: 50),
            Answered("Job", January, inTime: true, days: 9, count: 35),
            Answered("Job", February, inTime: false, days: 12, count: 5, extended: true, inTimeMoved: true),
            Answered("Job", February, inTime: false, days: 15, count: 10),
            new("Job", February, Answered: true, null, null, false, 2, 100), // no promise was made
            Open("Job", February, inTime: true, count: 7),
            Open("Job", February, inTime: false, count: 20),
            Open("Børn", February, inTime: null, count: 6),
        ], new());

        var job = report.ByDepartment.Single(group => group.Key == "Job").Line;
        Assert.Equal((Cell.Shown(200), Cell.Shown(27), Cell.Shown(20), Cell.Shown(5)), (job.Answered, job.Open, job.Overdue, job.Extended));
        Assert.Equal(Cell.Shown(71), job.InTime); // 85 of 85 + 15 late + 20 unanswered and past it
        Assert.Equal(Cell.Shown(75), job.InTimeMoved); // 90 of the same 120
        Assert.Equal((2, 9, 9, 12), (job.Median.Value, job.P85.Value, job.P90.Value, job.P95.Value));

        var children = report.ByDepartment.Single(group => group.Key == "Børn").Line;
        Assert.Equal((Cell.Shown(0), Cell.None, Cell.None), (children.Answered, children.InTime, children.Median));
        Assert.Equal([January, February], report.ByMonth.Select(group => group.Key));
        Assert.Equal((Cell.Shown(200), Cell.Shown(33), Cell.Shown(71)), (report.Total.Answered, report.Total.Open, report.Total.InTime));
    }

    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 1, 2, 2, 2)]
    [InlineData(10, 5, 9, 9, 10)]
    [InlineData(20, 10, 17, 18, 19)]
    [InlineData(100, 50, 85, 90, 95)]
    public void A_percentile_is_the_nearest_rank(int upTo, int median, int p85, int p90, int p95)
    {
        var total = SlaReport.From(Enumerable.Range(1, upTo).Select(day => Answered("Job", January, true, day, 1)), Suppression.Off).Total;
        Assert.Equal((median, p85, p90, p95), (total.Median.Value, total.P85.Value, total.P90.Value, total.P95.Value));
    }

    [Fact]
    public void An_empty_report_is_zero_and_has_nothing_to_measure()
    {
        var report = SlaReport.From([], new());
        Assert.Empty(report.ByDepartment);
        Assert.Equal((Cell.Shown(0), Cell.None, Cell.None), (report.Total.Answered, report.Total.InTime, report.Total.Median));
    }

    [Fact]
    public void Any_day_of_a_month_belongs_to_it() =>
        Assert.Equal([January], SlaReport.From([Answered("Job", new(2026, 1, 31), true, 3, 6), Answered("Job", January, true, 3, 6)], new()).ByMonth.Select(group => group.Key));

    [Fact]
    public void A_department_with_few_answers_shows_nothing_measured_of_them()
    {
        var report = SlaReport.From(
            [Answered("Job", January, true, 4, 38), Answered("Børn", January, true, 5, 27), Answered("Kultur", January, true, 9, 3)], new());
        var (few, next, most) = (Line("Kultur"), Line("Børn"), Line("Job"));
        Assert.Equal((Cell.Small, Cell.Hidden, Cell.Hidden, Cell.Hidden), (few.Answered, few.InTime, few.Median, few.P95));
        Assert.Equal((Cell.Hidden, Cell.Hidden, Cell.Hidden), (next.Answered, next.InTime, next.Median));
        Assert.Equal((Cell.Shown(38), Cell.Shown(100), Cell.Shown(4)), (most.Answered, most.InTime, most.Median));
        Assert.Equal((Cell.Shown(68), Cell.Shown(100)), (report.Total.Answered, report.Total.InTime));

        SlaLine Line(string department) => report.ByDepartment.Single(group => group.Key == department).Line;
    }

    [Fact]
    public void The_office_wide_share_is_shown_though_few_were_late_unless_there_are_few_in_all()
    {
        Assert.Equal(Cell.Shown(98), SlaReport.From([Answered("Job", January, true, 4, 98), Answered("Job", January, false, 14, 2)], new()).Total.InTime);
        var tiny = SlaReport.From([Answered("Job", January, true, 4, 3)], new()).Total;
        Assert.Equal((Cell.Small, Cell.Hidden, Cell.Hidden), (tiny.Answered, tiny.InTime, tiny.Median));
    }

    [Fact]
    public void A_share_that_only_one_of_the_two_measures_must_hide_is_hidden_in_both()
    {
        var report = SlaReport.From(
        [
            Answered("Job", January, true, 4, 50), Answered("Job", January, false, 12, 8, extended: true, inTimeMoved: true), Answered("Job", January, false, 14, 2),
            Answered("Børn", January, true, 4, 20), Answered("Børn", January, false, 12, 10),
            Answered("Skole", January, true, 4, 60), Answered("Skole", January, false, 12, 10),
        ], new());
        Assert.Equal([Cell.Hidden, Cell.Hidden, Cell.Shown(86)], report.ByDepartment.Select(group => group.Line.InTime));
        Assert.Equal([Cell.Hidden, Cell.Hidden, Cell.Shown(86)], report.ByDepartment.Select(group => group.Line.InTimeMoved));
    }

    [Fact]
    public void A_sum_that_one_table_must_hide_cannot_be_added_up_in_the_other()
    {
        var report = SlaReport.From([Answered("Job", January, true, 4, 4), Answered("Børn", January, true, 4, 4)], new());
        Assert.Equal(Cell.Hidden, report.Total.Answered);
        Assert.Equal(Cell.Hidden, report.ByMonth.Single().Line.Answered);
    }

    [Fact]
    public void No_small_figure_follows_from_either_table_and_the_sum() =>
        Gen.Select(Rows.Array[0, 30], Asides.Array[0, 20]).Sample((rows, asides) =>
        {
            var report = SlaReport.From(rows, new(), asides);
            foreach (var column in new Func<SlaLine, Cell>[] { line => line.Answered, line => line.Open, line => line.Overdue, line => line.Extended, line => line.LateTold, line => line.Waited })
            {
                SuppressionTests.AssertNothingFollows(new([.. report.ByDepartment.Select(group => column(group.Line))], column(report.Total)));
                SuppressionTests.AssertNothingFollows(new([.. report.ByMonth.Select(group => column(group.Line))], column(report.Total)));
            }
            foreach (var line in report.ByDepartment.Select(group => group.Line).Concat(report.ByMonth.Select(group => group.Line)))
            {
                Assert.Equal(line.Waited is { IsShown: true, Value: > 0 }, line.WaitedDays.IsShown);
                if (!line.Answered.IsShown) Assert.False(line.InTime.IsShown || line.InTimeMoved.IsShown || line.Median.IsShown || line.P95.IsShown);
            }
        }, iter: 3_000);

    [Fact]
    public void No_share_stands_hidden_alone_and_both_measures_hide_the_same() =>
        Rows.Array[0, 30].Sample(rows =>
        {
            var report = SlaReport.From(rows, new());
            foreach (var lines in new[] { report.ByDepartment.Select(group => group.Line).ToArray(), [.. report.ByMonth.Select(group => group.Line)] })
            {
                var measured = lines.Count(line => line.InTime.Kind is not CellKind.None);
                Assert.True(measured < 2 || lines.Count(line => line.InTime.Kind is CellKind.Hidden) != 1);
                var movedToo = lines.Count(line => line.InTimeMoved.Kind is not CellKind.None);
                Assert.True(movedToo < 2 || lines.Count(line => line.InTimeMoved.Kind is CellKind.Hidden) != 1);
                Assert.All(lines.Where(line => line.InTimeMoved.Kind is not CellKind.None), line => Assert.Equal(line.InTime.Kind is CellKind.Hidden, line.InTimeMoved.Kind is CellKind.Hidden));
            }
        }, iter: 3_000);

    [Fact]
    public void Late_but_told_and_late_and_silent_are_counted_apart()
    {
        var report = SlaReport.From(
        [
            Answered("Job", January, inTime: true, days: 9, count: 60),
            Answered("Job", January, inTime: false, days: 14, count: 12),
            Open("Job", February, inTime: false, count: 8),
            Open("Job", February, inTime: true, count: 3),
            new("Job", February, Answered: true, null, null, false, 2, 100), // no promise was made, so nothing of them is late
        ], new(), [new("Job", January, LateTold: 25), new("Job", February, LateTold: 6)]);
        Assert.Equal((Cell.Shown(31), Cell.Shown(20)), (report.Total.LateTold, report.Total.LateSilent));
        Assert.Equal([Cell.Shown(25), Cell.Shown(6)], report.ByMonth.Select(group => group.Line.LateTold));
        Assert.Equal([Cell.Shown(12), Cell.Shown(8)], SlaReport.From([Answered("Job", January, true, 9, 60), Answered("Job", January, false, 14, 12), Answered("Job", February, true, 9, 60),
            Open("Job", February, false, 8)], new()).ByMonth.Select(group => group.Line.LateSilent));
        Assert.Equal((Cell.Shown(0), Cell.Shown(0)), (SlaReport.From([], new()).Total.LateTold, SlaReport.From([], new()).Total.LateSilent));
    }

    [Fact]
    public void How_many_were_silent_is_shown_where_the_share_is_and_never_small_nor_hidden_alone() =>
        Rows.Array[0, 30].Sample(rows =>
        {
            var (report, open) = (SlaReport.From(rows, new()), SlaReport.From(rows, Suppression.Off));
            Assert.False(report.Total.LateSilent.Value is > 0 and < 5);
            Check([.. report.ByDepartment.Select(group => group.Line)], [.. open.ByDepartment.Select(group => group.Line)]);
            Check([.. report.ByMonth.Select(group => group.Line)], [.. open.ByMonth.Select(group => group.Line)]);

            static void Check(SlaLine[] lines, SlaLine[] all)
            {
                Assert.All(lines.Zip(all), pair =>
                {
                    var (line, known) = pair;
                    Assert.Equal(line.InTime.Kind is CellKind.Hidden, !line.LateSilent.IsShown);
                    if (line.LateSilent.IsShown) Assert.Equal(known.LateSilent, line.LateSilent);
                    Assert.False(line.LateSilent.Value is > 0 and < 5);
                });
                Assert.True(lines.Count(line => line.InTime.Kind is not CellKind.None) < 2 || lines.Count(line => !line.LateSilent.IsShown) != 1);
            }
        }, iter: 3_000);

    [Fact]
    public void Time_waited_for_citizens_is_an_average_of_those_that_waited()
    {
        var report = SlaReport.From([Answered("Job", January, true, 8, 40)], new(), [new("Job", January, Waited: 6, WaitedDays: 20), new("Job", January, Waited: 2, WaitedDays: 8)]);
        Assert.Equal((Cell.Shown(8), Cell.Shown(4)), (report.Total.Waited, report.Total.WaitedDays)); // 28 days of 8 cases
        Assert.Equal((Cell.Shown(0), Cell.None), SlaReport.From([], new()).Total is var none ? (none.Waited, none.WaitedDays) : default);
        var few = SlaReport.From([Answered("Job", January, true, 8, 40)], new(), [new("Job", January, Waited: 3, WaitedDays: 9)]).Total;
        Assert.Equal((Cell.Small, Cell.Hidden), (few.Waited, few.WaitedDays));
    }

    [Fact]
    public void Grouping_rows_further_changes_nothing() =>
        Rows.Array[0, 20].Sample(rows =>
        {
            var split = rows.SelectMany(row => Enumerable.Repeat(row with { Count = 1 }, row.Count));
            var (one, other) = (SlaReport.From(rows, new()), SlaReport.From(split, new()));
            Assert.Equal(one.ByDepartment, other.ByDepartment);
            Assert.Equal(one.ByMonth, other.ByMonth);
            Assert.Equal(one.Total, other.Total);
        });

    private static SlaCount Answered(string department, DateOnly month, bool inTime, int days, int count, bool extended = false, bool? inTimeMoved = null) =>
        new(department, month, true, inTime, inTimeMoved ?? inTime, extended, days, count);

    private static SlaCount Open(string department, DateOnly month, bool? inTime, int count) =>
        new(department, month, false, inTime, inTime, false, null, count);
}
