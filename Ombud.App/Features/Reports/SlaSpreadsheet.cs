// The report as a file that spreadsheets open: the same figures, hidden in the same places.
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain.Reporting;

namespace Ombud.App.Features.Reports;

public static class SlaSpreadsheet
{
    /// <summary>GET /reports/sla.csv?period=&amp;department=, for whoever may see the page.</summary>
    public static WebApplication MapReports(this WebApplication app)
    {
        app.MapGet("/reports/sla.csv", DownloadAsync).RequireAuthorization(Policies.Reports);
        return app;
    }

    static async Task<IResult> DownloadAsync(
        HttpContext http, string? period, string? department, SlaQuery query, Office office, CurrentUser user, IStringLocalizer<Texts> t, TimeProvider clock)
    {
        var stop = http.RequestAborted;
        var (today, data) = (clock.DanishToday, await office.GetAsync(stop));
        var suppress = user.Actor?.Is(Roles.Adviser) is not true;
        var chosen = SlaPeriod.Find(period, today, await query.FirstYearAsync(stop) ?? today.Year);
        var view = await SlaView.LoadAsync(query, chosen, SlaPage.KnownDepartment(department, data), suppress, stop);
        http.Response.Headers.CacheControl = "no-store";
        var name = string.Create(CultureInfo.InvariantCulture, $"svarfrister-{chosen.From:yyyy-MM-dd}-{chosen.To:yyyy-MM-dd}.csv");
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Write(view, data, suppress, t))], "text/csv; charset=utf-8", name);
    }

    public static string Write(SlaView view, OfficeData office, bool suppress, IStringLocalizer<Texts> t)
    {
        var columns = SlaColumn.All(suppress);
        var text = new StringBuilder();
        Row([t["Reports.Sheet.Part"], t["Reports.Sheet.Name"], .. columns.Select(c => t[$"Reports.Column.{c.Key}"].Value)]);
        foreach (var (name, line) in SlaRows.Departments(view, office, t)) Figures(t["Reports.Department"], name, line);
        foreach (var (name, line) in SlaRows.Months(view)) Figures(t["Reports.Month"], name, line);
        if (view.Department is null) Figures(t["Reports.AllDepartments"], view.Period.Name(t), view.Line);
        return text.ToString();

        void Figures(string part, string name, SlaLine line) => Row([part, name, .. columns.Select(c => t.Figure(c.Of(line), c.IsPercent))]);
        void Row(IEnumerable<string> fields) => text.AppendJoin(';', fields.Select(Field)).Append("\r\n");
    }

    /// <summary>One field: never read as a formula, quoted where the separator or a quote stands in it.</summary>
    public static string Field(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var safe = value.TrimStart() is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] || value is ['\t' or '\r' or '\n', ..]
            ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(";\"\r\n\t") >= 0 || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
