// How old the open cases are, by state: a dot a case, a triangle when it is overdue, against how fast answers usually come.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Reporting;

namespace Ombud.App.Features.Reports;

public sealed partial class AgeDots
{
    const double Left = 40, Right = 468, Top = 14, Bottom = 164;
    static readonly CaseState[] States = [CaseState.Received, CaseState.AdmissibilityChecked, CaseState.Mediated];
    bool asTable;

    [Parameter, EditorRequired] public required IReadOnlyList<OpenCase> Open { get; set; }
    /// <summary>Where the percentiles come from.</summary>
    [Parameter, EditorRequired] public required SlaLine Line { get; set; }
    /// <summary>For the adviser: each dot leads to its case. Others see no number.</summary>
    [Parameter] public bool WithLinks { get; set; }

    IReadOnlyList<(CaseState State, IReadOnlyList<OpenCase> Cases)> Columns =>
        [.. States.Select(state => (state, (IReadOnlyList<OpenCase>)[.. Open.Where(c => c.State == state).OrderBy(c => c.Age)]))];

    IEnumerable<(int Percent, int Days, string Dashes)> Lines =>
        from line in new[] { (50, Line.Median, "2 4"), (85, Line.P85, "6 4"), (95, Line.P95, "10 4") }
        where line.Item2.IsShown
        select (line.Item1, line.Item2.Value!.Value, line.Item3);

    /// <summary>Labels keep 16 apart, from the lowest line up.</summary>
    IEnumerable<(int Percent, int Days, string Dashes, string LabelAt)> Placed
    {
        get
        {
            var free = Bottom + 4;
            foreach (var (percent, days, dashes) in Lines)
            {
                var at = Math.Min(YOf(days) + 4, free);
                free = at - 16;
                yield return (percent, days, dashes, Number(at));
            }
        }
    }

    /// <summary>The top of the scale: a multiple of 20, so that four lines are whole days.</summary>
    int Highest => Math.Max(20, (Open.Select(c => c.Age).Concat(Lines.Select(line => line.Days)).Max() + 19) / 20 * 20);

    IEnumerable<int> Levels => Enumerable.Range(0, 5).Select(i => i * Highest / 4);

    static double Width => (Right - Left) / States.Length;

    IEnumerable<(OpenCase Shown, string X, string Y)> Dots =>
        from at in Enumerable.Range(0, Columns.Count)
        let cases = Columns[at].Cases
        from i in Enumerable.Range(0, cases.Count)
        select (cases[i], Number(Left + (Width * at) + (Width * (i + 1) / (cases.Count + 1))), Y(cases[i].Age));

    string Summary => T["Reports.Age.Summary", Open.Count, Open.Count(IsOver), T.WorkingDays(Open.Max(c => c.Age))];

    static bool IsOver(OpenCase shown) => shown.Status.Level is DeadlineLevel.Overdue;

    string Say(OpenCase shown) => T["Reports.Age.Case", shown.Number?.ToString() ?? "", T.WorkingDays(shown.Age), T.Say(shown.Status)];

    static string Shape(OpenCase shown, string x, string y) => IsOver(shown)
        ? $"M{x} {y}m0-7l7 12h-14z"
        : $"M{x} {y}m-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z";

    static string Edge(int at) => Number(Left + (Width * at));
    static string Middle(int at) => Number(Left + (Width * (at + .5)));
    string Y(int days, int by = 0) => Number(YOf(days) + by);
    double YOf(int days) => Bottom - ((Bottom - Top) * days / Highest);

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
