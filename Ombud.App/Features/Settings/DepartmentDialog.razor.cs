// Adds or edits a department; the row shown in the list stays as it is until the desk has saved.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;

namespace Ombud.App.Features.Settings;

public sealed partial class DepartmentDialog(OfficeDesk desk)
{
    DepartmentRow row = new() { Code = "", Name = "" };
    Refused problems = null!;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }
    /// <summary>Null: a new one.</summary>
    [Parameter] public DepartmentRow? Known { get; set; }

    protected override void OnInitialized()
    {
        problems = new(T);
        if (Known is { } known) row = new() { Code = known.Code, Name = known.Name, ExternalId = known.ExternalId, Cvr = known.Cvr, Email = known.Email, Address = known.Address, IsActive = known.IsActive };
    }

    async Task SaveAsync()
    {
        if (problems.Took(await desk.SaveAsync(row, isNew: Known is null))) Dialog.Close(DialogResult.Ok(row.Name.Trim()));
    }
}
