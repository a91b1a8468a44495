// The share answered in time over thirteen months, drawn as a line with the target, or told as a table.
using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Features.Reports;

public sealed partial class OnTimeChart
{
    const double Left = 40, Right = 544, Top = 14, Bottom = 164;
    bool asTable;

    [Parameter, EditorRequired] public required IReadOnlyList<TrendPoint> Points { get; set; }
    [Parameter, EditorRequired] public int Target { get; set; }

    /// <summary>The lowest line: 70, or the ten below the lowest point.</summary>
    int Floor => Math.Min(70, Points.Select(point => point.InTime.Value ?? 100).Append(Target).Min() / 10 * 10);

    int Step => (100 - Floor) switch { <= 40 => 10, <= 60 => 20, _ => 25 };

    IEnumerable<int> Levels
    {
        get
        {
            for (var level = 100; level >= Floor; level -= Step) yield return level;
        }
    }

    /// <summary>A month without a figure breaks the line.</summary>
    IEnumerable<string> Pieces
    {
        get
        {
            var piece = new List<string>();
            for (var at = 0; at < Points.Count; at++)
            {
                if (Points[at].InTime.Value is { } value) piece.Add($"{X(at)},{Y(value)}");
                else if (piece.Count > 0) { yield return string.Join(' ', piece); piece.Clear(); }
            }
            if (piece.Count > 1) yield return string.Join(' ', piece);
        }
    }

    /// <summary>The newest figure and the lowest one are written out.</summary>
    IEnumerable<(int At, int Value, bool Above)> Marks
    {
        get
        {
            var known = Enumerable.Range(0, Points.Count).Where(at => Points[at].InTime.IsShown).ToArray();
            if (known is []) yield break;
            var (last, lowest) = (known[^1], known.MinBy(at => Points[at].InTime.Value));
            var (value, before) = (Points[last].InTime.Value!.Value, Points[Math.Max(0, last - 1)].InTime.Value ?? 0);
            // Where the line does not run.
            yield return (last, value, value < 97 && before <= value);
            if (lowest < last - 1) yield return (lowest, Points[lowest].InTime.Value!.Value, false);
        }
    }

    /// <summary>Where the words for the target meet neither the line nor a figure: over or under three months of it.</summary>
    (int At, bool Above) Clear
    {
        get
        {
            const int Months = 3, Distance = 18;
            var marks = Marks.Select(mark => (mark.At, Y: YOf(mark.Value) + (mark.Above ? -17 : 15))).ToList();
            foreach (var above in (bool[])[true, false])
                for (var from = 0; from + Months < Points.Count; from++)
                {
                    var (first, middle) = (from, YOf(Target) + (above ? -11 : 11));
                    bool Meets(int at, double y) => at >= first - 1 && at <= first + Months && Math.Abs(y - middle) < Distance;
                    if (!marks.Any(mark => Meets(mark.At, mark.Y)) && !Points.Index().Any(p => p.Item.InTime.Value is { } value && Meets(p.Index, YOf(value)))) return (from, above);
                }
            return (0, true);
        }
    }

    string Summary => Points.LastOrDefault(point => point.InTime.IsShown) is { } last
        ? T["Reports.Trend.Summary", SlaWords.MonthName(Points[0].Month), SlaWords.MonthName(Points[^1].Month), T.Figure(last.InTime, isPercent: true)]
        : T["Reports.Trend.NoFigures"];

    string X(int at) => Number(Left + ((Right - Left) * at / Math.Max(1, Points.Count - 1)));
    string Y(int percent) => Number(YOf(percent));
    string Above(int percent, int by = 6) => Number(Math.Max(Top + 4, YOf(percent) - by));
    string Below(int percent, int by = 4) => Number(YOf(percent) + by);
    double YOf(int percent) => Top + ((Bottom - Top) * (100 - percent) / Math.Max(1, 100 - Floor));

    static string MonthShort(DateOnly month) => month.ToString("MMM", CultureInfo.CurrentCulture).TrimEnd('.');

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
