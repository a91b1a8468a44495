// All figures of the page on answer times for one choice of period and department, as the reader may see them.
using Ombud.App.Desk;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Reporting;

namespace Ombud.App.Features.Reports;

/// <summary>How many were answered in time in the three months that end with this one.</summary>
public sealed record TrendPoint(DateOnly Month, Cell InTime);

/// <param name="Line">The office's sums, or those of the chosen department.</param>
/// <param name="Months">Empty for a supervisor who looks at one department: its months beside the office's would tell of single cases.</param>
/// <param name="Open">Null where the reader may not see them.</param>
public sealed record SlaView(
    SlaPeriod Period, string? Department, SlaLine Line, IReadOnlyList<SlaGroup<string>> Departments,
    IReadOnlyList<SlaGroup<DateOnly>> Months, IReadOnlyList<TrendPoint> Trend, IReadOnlyList<OpenCase>? Open)
{
    const int TrendMonths = 13;
    const int Rolling = 3;

    public bool HasFigures => Line.Answered is { Kind: CellKind.Shown, Value: > 0 };
    public int? Overdue => Open?.Count(c => c.Status.Level is DeadlineLevel.Overdue);
    public int? DueSoon => Open?.Count(c => c.Status.Level is DeadlineLevel.Today or DeadlineLevel.Soon);

    public static async Task<SlaView> LoadAsync(SlaQuery query, SlaPeriod period, string? department, bool suppress, CancellationToken stop = default)
    {
        var trendFrom = Month(period.To).AddMonths(1 - TrendMonths);
        var earliest = trendFrom.AddMonths(1 - Rolling);
        var all = await query.CountAsync(earliest < period.From ? earliest : period.From, period.To, stop);
        var inPeriod = all.Where((_, month) => month >= period.From);
        var open = await query.OpenAsync(stop);
        if (department is null)
        {
            var report = SlaQuery.Assemble(inPeriod, suppress);
            return new(period, null, report.Total, report.ByDepartment, report.ByMonth, RolledUp(all, trendFrom, suppress), open);
        }
        if (suppress)
        {
            // The department's line as it stands among the others: looked at alone, it would show what the table hides.
            var among = SlaQuery.Assemble(inPeriod, suppress).ByDepartment.Where(group => group.Key == department).ToList();
            return new(period, department, among is [var found] ? found.Line : Nothing, among, [], [], null);
        }
        var own = SlaQuery.Assemble(inPeriod.Where((of, _) => of == department), suppress);
        return new(period, department, own.Total, own.ByDepartment, own.ByMonth,
            RolledUp(all.Where((of, _) => of == department), trendFrom, suppress),
            [.. open.Where(c => (c.Department ?? SlaQuery.NoDepartment) == department)]);
    }

    static IReadOnlyList<TrendPoint> RolledUp(SlaCounts counts, DateOnly from, bool suppress) =>
    [
        .. Enumerable.Range(0, TrendMonths).Select(from.AddMonths).Select(month => new TrendPoint(
            month,
            SlaQuery.Assemble(counts.Where((_, at) => at <= month && at > month.AddMonths(-Rolling)), suppress).Total.InTime)),
    ];

    static SlaLine Nothing => SlaReport.From([], new()).Total;

    static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
