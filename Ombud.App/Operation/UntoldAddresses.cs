// No log tells the address that was asked for, whatever the settings ask: that of a calendar's feed is a secret by itself.
namespace Ombud.App.Operation;

static class UntoldAddresses
{
    /// <summary>What of ASP.NET writes whole addresses when it is asked to tell more than warnings.</summary>
    static readonly string[] Categories =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.HttpLogging", "Microsoft.AspNetCore.Routing.Matching",
        "Microsoft.AspNetCore.StaticAssets", "Microsoft.AspNetCore.StaticFiles",
    ];

    public static void LeaveAddressesUntold(this WebApplicationBuilder builder) => builder.Services.PostConfigure<LoggerFilterOptions>(options =>
    {
        foreach (var asked in options.Rules.Where(rule => Categories.Any(c => rule.CategoryName?.StartsWith(c, StringComparison.OrdinalIgnoreCase) is true)).ToList())
            options.Rules.Remove(asked);
        // A rule for one kind of log goes before one for all of them.
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
            foreach (var category in Categories) options.Rules.Add(new(provider, category, LogLevel.Warning, null));
    });
}
