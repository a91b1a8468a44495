// Sign-in without an authority: four invented people, on this machine only.
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Ombud.Domain.Cases;

namespace Ombud.App.Identity;

/// <summary>Is the app a demo with invented data?</summary>
public sealed record DemoMode(bool IsOn);

/// <param name="Key">The value of the form field "role".</param>
public sealed record DemoPerson(string Key, StaffId Id, string Name, string Initials, string Role)
{
    public static readonly IReadOnlyList<DemoPerson> All =
    [
        new("adviser", new("k.roenbo"), "K. Rønbo", "KR", Roles.Adviser),
        new("intake", new("s.vangby"), "S. Vangby", "SV", Roles.Intake),
        new("supervisor", new("l.dammark"), "L. Dammark", "LD", Roles.Supervisor),
        new("dpo", new("a.holmgaard"), "A. Holmgaard", "AH", Roles.DataProtection),
        // The office's second adviser: handles cases, and signs in where two advisers at once are shown or tested.
        new("adviser2", new("m.tved"), "M. Tved", "MT", Roles.Adviser),
    ];
}

static class DemoSignIn
{
    public static void MapDemoSignIn(this WebApplication app)
    {
        app.MapPost("/demo/sign-in", (Delegate)SignInAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Rates.SignIn);
        app.MapPost("/sign-out", (Delegate)SignOutAsync).AllowAnonymous().DisableAntiforgery();
    }

    /// <summary>A demo listens to this machine alone, whatever address it is bound to.</summary>
    public static void UseLoopbackOnly(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!context.IsFromThisMachine()) context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else await next();
    });

    static async Task<IResult> SignInAsync(HttpContext context)
    {
        // Another site's form must not sign somebody in.
        if (!context.Request.IsOwnSite()) return Results.BadRequest();
        if (!context.Request.HasFormContentType) return Results.BadRequest();
        var key = (await context.Request.ReadFormAsync(context.RequestAborted))["role"].ToString();
        if (DemoPerson.All.FirstOrDefault(p => p.Key == key) is not { } person) return Results.BadRequest();
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, person.Id.Value), new("name", person.Name), new(ClaimTypes.Name, person.Name), new(ClaimTypes.Role, person.Role)],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new(identity));
        return Results.LocalRedirect("/");
    }

    static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect("/sign-in");
    }
}
