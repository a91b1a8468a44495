// The columns of the report's tables and of its spreadsheet, and how a figure is written.
using System.Globalization;
using Microsoft.Extensions.Localization;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Reporting;

namespace Ombud.App.Features.Reports;

/// <param name="Key">Its title is the text "Reports.Column.{Key}".</param>
public sealed record SlaColumn(string Key, Func<SlaLine, Cell> Of, bool IsPercent = false, bool ForAdviser = false)
{
    static readonly IReadOnlyList<SlaColumn> Known =
    [
        new("Answered", line => line.Answered),
        new("InTime", line => line.InTime, IsPercent: true),
        new("InTimeMoved", line => line.InTimeMoved, IsPercent: true),
        new("LateTold", line => line.LateTold),
        new("LateSilent", line => line.LateSilent),
        new("Median", line => line.Median),
        new("P85", line => line.P85),
        new("P95", line => line.P95),
        new("Extended", line => line.Extended),
        new("Waited", line => line.Waited),
        new("WaitedDays", line => line.WaitedDays),
        new("Unanswered", line => line.Open, ForAdviser: true),
        new("Overdue", line => line.Overdue, ForAdviser: true),
    ];

    public static IReadOnlyList<SlaColumn> All(bool suppress) => [.. Known.Where(column => !suppress || !column.ForAdviser)];
}

public static class SlaWords
{
    extension(IStringLocalizer<Texts> t)
    {
        /// <summary>"38", "92 %", "&lt;5", "skjult", or a dash where there is nothing to measure.</summary>
        public string Figure(Cell cell, bool isPercent = false) => cell.Kind switch
        {
            CellKind.Shown when isPercent => t["Reports.Percent", cell.Value!],
            CellKind.Shown => cell.Value!.Value.ToString(CultureInfo.CurrentCulture),
            CellKind.Small => t["Reports.Small"],
            CellKind.Hidden => t["Reports.Hidden"],
            _ => t["Reports.None"],
        };

        public string DepartmentName(OfficeData office, string code) =>
            code == SlaQuery.NoDepartment ? t["Reports.NoDepartment"] : office.NameOf(new DepartmentCode(code));
    }

    /// <summary>september 2026</summary>
    public static string MonthName(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
