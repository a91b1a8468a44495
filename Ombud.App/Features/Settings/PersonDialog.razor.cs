// Adds or edits how a member of staff is called on pages. What they may do comes from the sign-in alone.
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;

namespace Ombud.App.Features.Settings;

public sealed partial class PersonDialog(OfficeDesk desk)
{
    StaffRow row = new() { Id = "", Name = "", Initials = "", Role = Roles.Adviser };
    Refused problems = null!;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }
    /// <summary>Null: a new one.</summary>
    [Parameter] public StaffRow? Known { get; set; }

    IReadOnlyList<Option<string>> Choices => [.. Roles.All.Select(role => new Option<string>(role, RoleWord(T, role)))];

    /// <summary>"Ombud.Adviser" is Borgerrådgiver.</summary>
    public static string RoleWord(IStringLocalizer<Texts> t, string role) => t[$"Word.Role.{role[(role.LastIndexOf('.') + 1)..]}"];

    protected override void OnInitialized()
    {
        problems = new(T);
        if (Known is { } known)
            row = new() { Id = known.Id, Name = known.Name, Initials = known.Initials, Role = known.Role, Title = known.Title, Email = known.Email, IsActive = known.IsActive, IsSubstitute = known.IsSubstitute };
    }

    async Task SaveAsync()
    {
        if (problems.Took(await desk.SaveAsync(row, isNew: Known is null))) Dialog.Close(DialogResult.Ok(row.Name.Trim()));
    }
}
