// Figures as a table of Markdown; with a column more where there is an earlier run to compare with.
using System.Globalization;
using System.Text;

namespace Ombud.Bench.Report;

static class FigureTable
{
    public static string Write(IReadOnlyCollection<Figure> figures)
    {
        var isCompared = figures.Any(f => f.Ratio is not null);
        var table = new StringBuilder(isCompared
            ? "| What | Measured | Against before | Bar | Held | How |\n|---|---|---|---|---|---|\n"
            : "| What | Measured | Bar | Held | How |\n|---|---|---|---|---|\n");
        foreach (var figure in figures) table.Append(Line(figure, isCompared)).Append('\n');
        return table.ToString();
    }

    public static string Line(Figure figure, bool isCompared)
    {
        var before = isCompared ? string.Create(CultureInfo.InvariantCulture, $" {(figure.Ratio is { } ratio ? Times(ratio) : "")} |") : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"| {figure.Name} | {Said(figure.Value, figure.Unit)} |{before} {(figure.Bar is { } bar ? $"under {Said(bar, figure.Unit)}" : "")} | {(figure.Bar is null ? "" : figure.IsHeld ? "yes" : "NO")} | {figure.Note} |");
    }

    public static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} ×");

    public static string Said(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value} {unit}").TrimEnd();
}
