// Whether the settings of the sign-in are all there and fit together, and whether the authority answers.
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Web;

namespace Ombud.App.Identity;

static class IdentityCheck
{
    const string Section = "AzureAd";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What each needs to be; without them nobody can sign in.</summary>
    static readonly (string Name, string Right)[] Needed =
    [
        ("AzureAd:Instance", "the address of the authority, https://login.microsoftonline.com/ for Entra ID"),
        ("AzureAd:TenantId", "the municipality's tenant in Entra ID"),
        ("AzureAd:ClientId", "the application (client) ID of the app registration"),
    ];

    /// <summary>The section's other settings are Microsoft.Identity.Web's.</summary>
    public static readonly IReadOnlyList<string> Own = ["Instance", "TenantId", "ClientId", "ClientSecret", "LocalAuthority"];

    /// <summary>A name that neither Ombud nor the library reads, or a value that is none.</summary>
    public static IEnumerable<Finding> Unknown(IConfiguration settings)
    {
        var read = new[] { typeof(MicrosoftIdentityOptions), typeof(JwtBearerOptions), typeof(MicrosoftIdentityApplicationOptions) }
            .SelectMany(type => type.GetProperties()).Select(p => p.Name).Concat(Own).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var given in settings.GetSection(Section).GetChildren())
            if (!read.Contains(given.Key)) yield return Finding.Unknown(given.Path, Own.Select(name => $"{Section}:{name}"));
            else if (given.Value is { } value && (Finding.IsPlaceholder(value) || string.IsNullOrWhiteSpace(value)))
                yield return new(given.Path, string.IsNullOrWhiteSpace(value) ? "set to nothing" : "still the placeholder of the example", Needed.FirstOrDefault(n => n.Name == given.Path).Right ?? "a value of your own");
    }

    public static IEnumerable<Finding> Run(IConfiguration settings, bool isProduction)
    {
        if (!settings.GetSection(Section).Exists() && !isProduction) yield break; // a demo
        foreach (var (name, right) in Needed)
            if (settings[name] is null) yield return new(name, "missing, and without it nobody can sign in", right);
        if (settings["AzureAd:Instance"] is { } instance && !(Uri.TryCreate(instance, UriKind.Absolute, out var at) && at.Scheme == "https"))
            yield return new("AzureAd:Instance", $"\"{instance}\"", "an address that begins with https://");
        if (settings["AzureAd:TenantId"] is { } tenant && (tenant.ToUpperInvariant() is "COMMON" or "ORGANIZATIONS" or "CONSUMERS" || tenant.Contains('/', StringComparison.Ordinal)))
            yield return new("AzureAd:TenantId", $"\"{tenant}\", which lets people of other organisations in", "the municipality's own tenant");
        if (isProduction && settings["AzureAd:ClientSecret"] is null)
            yield return new("AzureAd:ClientSecret", "missing, and without it the authority tells Ombud nothing", "the secret of the app registration");
        if (settings["AzureAd:LocalAuthority"] is { } local && (isProduction || !(Uri.TryCreate(local, UriKind.Absolute, out var its) && its.IsLoopback)))
            yield return new("AzureAd:LocalAuthority", "set, and it is for tests on this machine alone", "no such setting");
    }

    /// <summary>Asks the authority for its description. A "no" is a warning: the network may be back before the first person signs in.</summary>
    public static async Task<IReadOnlyList<Finding>> ReachAsync(IConfiguration settings, CancellationToken stop)
    {
        var local = settings["AzureAd:LocalAuthority"];
        if (local is null && (settings["AzureAd:Instance"] is null || settings["AzureAd:TenantId"] is null)) return [];
        var (setting, authority) = local is null ? ("AzureAd:Instance", $"{settings["AzureAd:Instance"]!.TrimEnd('/')}/{settings["AzureAd:TenantId"]}/v2.0") : ("AzureAd:LocalAuthority", local);
        if (!Uri.TryCreate($"{authority}/.well-known/openid-configuration", UriKind.Absolute, out var address)) return [];
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, stop);
            return answer.IsSuccessStatusCode ? [] : [new(setting, $"an authority that answers {(int)answer.StatusCode} at {address}", "one that knows this tenant", IsWarning: true)];
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return [new(setting, $"an authority that does not answer at {address}", "one that this machine can reach: look at its name, the proxy and the firewall", IsWarning: true)];
        }
    }
}
