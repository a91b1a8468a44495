// Who acts: the same answer in an HTTP request and in a live page.
using System.Security.Claims;
using Ombud.Domain.Cases;

namespace Ombud.App.Identity;

/// <summary>A member of staff in the role in which they act.</summary>
public sealed record Actor(StaffId Id, string Role)
{
    public static readonly Actor System = new(StaffId.System, Roles.System);
    public bool Is(params ReadOnlySpan<string> roles) => roles.Contains(Role);
}

/// <summary>Scoped. Filled from the request by the middleware and from the circuit by its handler.</summary>
public sealed class CurrentUser
{
    ClaimsPrincipal principal = new();

    public ClaimsPrincipal Principal => principal;

    /// <summary>Null while nobody with a role of Ombud is signed in.</summary>
    public Actor? Actor { get; private set; }

    /// <summary>The actor of a page or endpoint that only signed-in people reach.</summary>
    public Actor Required => Actor ?? throw new InvalidOperationException("Nobody is signed in.");

    public string Name => principal.FindFirstValue(ClaimConstants.DisplayName) ?? principal.Identity?.Name ?? "";

    public void Set(ClaimsPrincipal user)
    {
        principal = user;
        Actor = Roles.All.FirstOrDefault(user.IsInRole) is { } role && StaffId.TryParse(IdOf(user), out var id) ? new(id, role) : null;
    }

    /// <summary>For work that the system does itself: jobs, commands, invented data.</summary>
    public void Set(Actor actor) => Actor = actor;

    static string? IdOf(ClaimsPrincipal user) =>
        (user.FindFirstValue(ClaimConstants.ObjectId) ?? user.FindFirstValue("oid") ?? user.FindFirstValue(ClaimTypes.NameIdentifier))?.ToLowerInvariant();

    static class ClaimConstants
    {
        public const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
        public const string DisplayName = "name";
    }
}
