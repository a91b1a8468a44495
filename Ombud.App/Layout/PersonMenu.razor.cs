// Who is signed in, with language, theme, keyboard shortcuts and sign-out. Plain forms: it works without a circuit too.
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Ombud.App.Identity;

namespace Ombud.App.Layout;

public sealed partial class PersonMenu
{
    ClaimsPrincipal user = new();

    [CascadingParameter] public required Task<AuthenticationState> SignedIn { get; set; }

    protected override async Task OnInitializedAsync() => user = (await SignedIn).User;

    string Name => user.FindFirst("name")?.Value ?? user.Identity?.Name ?? "";

    string RoleName => new[] { Roles.Adviser, Roles.Intake, Roles.Supervisor, Roles.DataProtection }
        .FirstOrDefault(user.IsInRole) is { } role ? T[$"Word.Role.{role["Ombud.".Length..]}"] : "";

    string ReturnUrl => "/" + Nav.ToBaseRelativePath(Nav.Uri).Split('#')[0];

    static string Pressed(bool yes) => yes ? "true" : "false";
}
