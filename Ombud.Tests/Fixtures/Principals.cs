// Everybody who may stand at a door of the app: nobody, each role, and those whose right has gone.
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ombud.App.Identity;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

static class Principals
{
    public const string Nobody = "nobody";
    /// <summary>An adviser whose sign-in is over.</summary>
    public const string Expired = "expired";
    /// <summary>Signed in, but every role was taken away.</summary>
    public const string NoRole = "no-role";
    /// <summary>An adviser with a conflict of interest in the case that is asked for.</summary>
    public const string Conflict = "conflict";

    public static readonly string[] All = [Nobody, .. AllPages.Roles, Conflict, Expired, NoRole];

    /// <summary>The demo's second adviser.</summary>
    public static readonly StaffId ShutOut = new("m.tved");

    /// <summary>As the cookie brings them.</summary>
    public static ClaimsPrincipal Of(string who) => who switch
    {
        Nobody => new(),
        NoRole => Signed(new("t.tidligere"), null),
        Expired => Signed(new("k.roenbo"), Roles.Adviser),
        Conflict => Signed(ShutOut, Roles.Adviser),
        _ => DemoPerson.All.Where(p => p.Key == who).Select(p => Signed(p.Id, p.Role)).Single(),
    };

    /// <summary>A browser with the cookie of this person.</summary>
    public static HttpClient Client(OmbudHost host, string who)
    {
        var client = host.Anonymous();
        if (who is Nobody) return client;
        var options = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var now = host.Clock.GetUtcNow();
        var times = new AuthenticationProperties { IssuedUtc = now.AddHours(-12), ExpiresUtc = who is Expired ? now.AddHours(-2) : now.AddHours(8) };
        var ticket = new AuthenticationTicket(Of(who), times, CookieAuthenticationDefaults.AuthenticationScheme);
        // Where an authority signs people in, the cookie holds the key of a ticket that the server keeps.
        if (options.SessionStore is { } kept)
            ticket = new(new(new ClaimsIdentity([new("Microsoft.AspNetCore.Authentication.Cookies-SessionId", kept.StoreAsync(ticket).GetAwaiter().GetResult())])), times, CookieAuthenticationDefaults.AuthenticationScheme);
        client.DefaultRequestHeaders.Add("Cookie", $"ombud={options.TicketDataFormat.Protect(ticket)}");
        return client;
    }

    static ClaimsPrincipal Signed(StaffId id, string? role) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, id.Value), new("name", id.Value), .. role is null ? Array.Empty<Claim>() : [new(ClaimTypes.Role, role)]],
        CookieAuthenticationDefaults.AuthenticationScheme));
}
