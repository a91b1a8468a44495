// The same figures for several numbers of cases side by side, and how they grow.
using System.Globalization;
using System.Text;

namespace Ombud.Bench.Report;

sealed record SizedRun(int Cases, IReadOnlyList<Figure> Figures);

static class SizeTable
{
    /// <summary>Board and search must cost less than twice as much with ten times the cases.</summary>
    const double Bar = 2;
    const int From = 10_000, To = 100_000;

    static readonly string[] Barred = ["Board:", "Search:"];

    public static string Write(IReadOnlyList<SizedRun> runs)
    {
        var table = new StringBuilder("| What |");
        foreach (var run in runs) table.Append(CultureInfo.InvariantCulture, $" {run.Cases} cases |");
        table.Append(" Growth |\n|---|").Insert(table.Length, "---|", runs.Count).Append("---|\n");
        foreach (var name in Names(runs))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {name} |");
            foreach (var run in runs) table.Append(CultureInfo.InvariantCulture, $" {(Find(run, name) is { } f ? FigureTable.Said(f.Value, f.Unit) : "")} |");
            table.Append(CultureInfo.InvariantCulture, $" {(Growth(runs.MinBy(r => r.Cases)!, runs.MaxBy(r => r.Cases)!, name) is { } growth ? FigureTable.Times(growth) : "")} |\n");
        }
        return table.ToString();
    }

    /// <summary>How board and search have grown, each held against the bar; nothing where the two sizes were not measured.</summary>
    public static IReadOnlyList<Figure> Held(IReadOnlyList<SizedRun> runs)
    {
        if (runs.FirstOrDefault(r => r.Cases == From) is not { } small || runs.FirstOrDefault(r => r.Cases == To) is not { } large) return [];
        return
        [
            .. from name in Names(runs)
               where Barred.Any(begin => name.StartsWith(begin, StringComparison.Ordinal)) && Find(large, name)?.Times is not null
               let growth = Growth(small, large, name)
               where growth is not null
               select new Figure($"{name}, growth", growth.Value, "×", Bar, "medians, from 10,000 to 100,000 cases"),
        ];
    }

    /// <summary>By medians where the same was done many times: one collection of garbage more or less is no growth.</summary>
    static double? Growth(SizedRun small, SizedRun large, string name) =>
        Find(small, name) is { } one && Find(large, name) is { } other && Cost(one) > 0 ? Math.Round(Cost(other) / Cost(one), 2) : null;

    static double Cost(Figure figure) => figure.Times?.Median ?? figure.Value;

    static Figure? Find(SizedRun run, string name) => run.Figures.FirstOrDefault(f => f.Name == name);

    static IEnumerable<string> Names(IEnumerable<SizedRun> runs) => runs.SelectMany(r => r.Figures).Select(f => f.Name).Distinct();
}
