// Adds or edits an outside body that citizens are sent to; saving says on which day the facts were checked.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Settings;

public sealed partial class BodyDialog(OfficeDesk desk, TimeProvider clock)
{
    BodyRow row = new() { Code = "", Name = "" };
    DateOnly? checkedOn;
    string? weeksProblem, dateProblem;
    Refused problems = null!;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }
    /// <summary>Null: a new one.</summary>
    [Parameter] public BodyRow? Known { get; set; }

    protected override void OnInitialized()
    {
        problems = new(T);
        checkedOn = Known?.CheckedOn ?? clock.DanishToday;
        if (Known is { } known)
            row = new()
            {
                Code = known.Code, Name = known.Name, Contact = known.Contact, HowToComplain = known.HowToComplain,
                AppealWeeks = known.AppealWeeks, Grounds = [.. known.Grounds], CheckedOn = known.CheckedOn, IsActive = known.IsActive,
            };
    }

    void Choose(ExclusionGround ground, bool chosen)
    {
        if (!chosen) row.Grounds.Remove(ground);
        else if (!row.Grounds.Contains(ground)) row.Grounds.Add(ground);
    }

    async Task SaveAsync()
    {
        if (weeksProblem is not null || dateProblem is not null) return;
        if (checkedOn is not { } date)
        {
            problems.Took(new Refusal.InvalidInput([new("checkedOn", Problem.Missing)]));
            return;
        }
        row.CheckedOn = date;
        if (problems.Took(await desk.SaveAsync(row, isNew: Known is null))) Dialog.Close(DialogResult.Ok(row.Name.Trim()));
    }
}
