// How often one person, or one address where nobody is signed in, may sign in, search, register and fetch a calendar within a minute.
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Ombud.App.Identity;

/// <summary>Far more than people do; a program that runs wild is told to wait.</summary>
public static class Rates
{
    public const string SignIn = nameof(SignIn);
    public const string Search = nameof(Search);
    public const string Registration = nameof(Registration);
    public const string CalendarFeed = nameof(CalendarFeed);

    internal static void AddRates(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limiter =>
    {
        // The limiter has its own clock: tests on a slow machine make the minute longer.
        var limits = builder.Configuration.GetSection("Limits").Get<LimitsOptions>() ?? new();
        var window = limits.Window;
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (refused, _) =>
        {
            Measures.Refused("too-many-requests");
            refused.HttpContext.Response.Headers.RetryAfter = window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        foreach (var (name, most) in ((string, int)[])[(SignIn, limits.SignInAMinute), (Search, limits.SearchAMinute), (Registration, limits.RegistrationAMinute), (CalendarFeed, limits.CalendarFeedAMinute)])
            limiter.AddPolicy(name, context => most == 0
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(WhoAsks(context), _ => new() { PermitLimit = most, Window = window }));
    });

    static string WhoAsks(HttpContext context) =>
        context.RequestServices.GetRequiredService<CurrentUser>().Actor?.Id.Value ?? $"{context.Connection.RemoteIpAddress}";
}
