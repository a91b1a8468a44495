// How often one person, or one address where nobody is signed in, may sign in, search and register within a minute.
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

    /// <summary>What "Limits:&lt;name&gt;AMinute" is without a setting; 0 there is no limit.</summary>
    static readonly Dictionary<string, int> AMinute = new() { [SignIn] = 60, [Search] = 120, [Registration] = 600 };

    internal static void AddRates(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limiter =>
    {
        // The limiter has its own clock: tests on a slow machine make the minute longer.
        var window = builder.Configuration.GetValue("Limits:Window", TimeSpan.FromMinutes(1));
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (refused, _) =>
        {
            Measures.Refused("too-many-requests");
            refused.HttpContext.Response.Headers.RetryAfter = window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        foreach (var (name, usual) in AMinute)
        {
            var most = builder.Configuration.GetValue($"Limits:{name}AMinute", usual);
            if (most < 0) throw new SettingsException($"Limits:{name}AMinute is {most}; it is how often a minute, or 0 for no limit.");
            limiter.AddPolicy(name, context => most == 0
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(WhoAsks(context), _ => new() { PermitLimit = most, Window = window }));
        }
    });

    static string WhoAsks(HttpContext context) =>
        context.RequestServices.GetRequiredService<CurrentUser>().Actor?.Id.Value ?? $"{context.Connection.RemoteIpAddress}";
}
