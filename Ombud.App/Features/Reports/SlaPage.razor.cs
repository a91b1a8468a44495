// The page on answer times: figures for a period and a department that stand in the address, never a person.
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Reporting;

namespace Ombud.App.Features.Reports;

public sealed partial class SlaPage(
    SlaQuery query, Office office, CurrentUser user, OfficeOptions settings, NavigationManager nav, IJSRuntime script, TimeProvider clock)
{
    /// <summary>The choice of all departments; no code of a department can be written so.</summary>
    const string All = "*";

    SlaView? view;
    OfficeData? data;
    int firstYear;
    DateOnly today;
    IReadOnlyList<SlaColumn> columns = [];

    [SupplyParameterFromQuery(Name = "period")] public string? PeriodKey { get; set; }
    [SupplyParameterFromQuery(Name = "department")] public string? DepartmentKey { get; set; }

    TimeProvider Clock => clock;
    bool Suppress => user.Actor?.Is(Roles.Adviser) is not true;
    int Target => settings.OnTimeTarget;
    string? Department => KnownDepartment(DepartmentKey, data);

    protected override async Task OnParametersSetAsync()
    {
        (today, data) = (clock.DanishToday, await office.GetAsync());
        firstYear = await query.FirstYearAsync() ?? today.Year;
        columns = SlaColumn.All(Suppress);
        view = await SlaView.LoadAsync(query, SlaPeriod.Find(PeriodKey, today, firstYear), Department, Suppress);
    }

    /// <summary>In the address: cases without a department. No code of a department can be written so.</summary>
    const string None = "~";

    internal static string? KnownDepartment(string? key, OfficeData? data) =>
        key is None ? SlaQuery.NoDepartment : data?.Departments.FirstOrDefault(d => d.Code == key)?.Code;

    internal static string Address(string path, string period, string? department) => department switch
    {
        null => $"{path}?period={period}",
        SlaQuery.NoDepartment => $"{path}?period={period}&department={None}",
        _ => $"{path}?period={period}&department={Uri.EscapeDataString(department)}",
    };

    IReadOnlyList<Option<string>> Periods => [.. SlaPeriod.All(today, firstYear).Select(period => new Option<string>(period.Key, period.Name(T)))];

    IReadOnlyList<Option<string>> DepartmentChoices =>
    [
        new(All, T["Reports.AllDepartments"]),
        .. data!.Departments.Select(d => new Option<string>(d.Code, d.Name)),
        new(SlaQuery.NoDepartment, T["Reports.NoDepartment"]),
    ];

    IReadOnlyList<(string, SlaLine)> DepartmentRows => SlaRows.Departments(view!, data!, T);
    IReadOnlyList<(string, SlaLine)> MonthRows => SlaRows.Months(view!);

    string Count(int? count) => count is { } known ? T.Figure(Cell.Shown(known)) : T["Reports.Hidden"];

    void Go(string? period, string? department) =>
        nav.NavigateTo(Address("/reports/sla", period ?? SlaPeriod.ThisYear, department is All ? null : department));

    async Task PrintAsync() => await script.InvokeVoidAsync("print");
}
