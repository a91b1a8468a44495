// The named rows of the report, the same on the page and in the spreadsheet.
using System.Globalization;
using Microsoft.Extensions.Localization;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Reporting;

namespace Ombud.App.Features.Reports;

static class SlaRows
{
    public static IReadOnlyList<(string Name, SlaLine Line)> Departments(SlaView view, OfficeData office, IStringLocalizer<Texts> t) =>
    [
        .. view.Departments.Select(group => (Name: t.DepartmentName(office, group.Key), group.Line))
            .OrderBy(row => row.Name, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)),
    ];

    /// <summary>The newest month first.</summary>
    public static IReadOnlyList<(string Name, SlaLine Line)> Months(SlaView view) =>
        [.. view.Months.OrderByDescending(group => group.Key).Select(group => (SlaWords.MonthName(group.Key), group.Line))];
}
