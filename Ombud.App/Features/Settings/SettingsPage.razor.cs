// The office's own data, for the adviser: departments, outside bodies, people and targets.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;

namespace Ombud.App.Features.Settings;

public sealed partial class SettingsPage(Office office, TimeProvider clock) : IDisposable
{
    static readonly string[] Parts = ["departments", "bodies", "people", "targets", "templates"];
    OfficeData? data;

    [SupplyParameterFromQuery] public string? Part { get; set; }

    string Shown => Parts.Contains(Part) ? Part! : Parts[0];

    IReadOnlyList<BodyRow> Old => [.. data!.Bodies.Where(IsOld)];

    /// <summary>In use, and not checked for a year.</summary>
    bool IsOld(BodyRow row) => row.IsActive && row.CheckedOn < clock.DanishToday.AddYears(-1);

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) office.Changed += Refresh;
        data = await office.GetAsync();
    }

    void Refresh() => _ = InvokeAsync(async () =>
    {
        data = await office.GetAsync();
        StateHasChanged();
    });

    Task EditAsync(DepartmentRow? row) => ShowAsync(new DialogParameters<DepartmentDialog> { { d => d.Known, row } });
    Task EditAsync(BodyRow? row) => ShowAsync(new DialogParameters<BodyDialog> { { d => d.Known, row } });
    Task EditAsync(StaffRow? row) => ShowAsync(new DialogParameters<PersonDialog> { { d => d.Known, row } });

    async Task ShowAsync<TDialog>(DialogParameters<TDialog> parameters) where TDialog : IComponent
    {
        var shown = await Dialog.ShowAsync<TDialog>(null, parameters, Dialogs.Medium);
        if (await shown.Result is { Canceled: false, Data: string name }) Snackbar.Add(T["Settings.Saved", name]);
    }

    public void Dispose() => office.Changed -= Refresh;
}
