// What every answer says to the browser: which code may run, who may frame or read it, and that nothing of it is kept.
using Microsoft.AspNetCore.StaticAssets;

namespace Ombud.App.Operation;

/// <summary>Called before everything else, so that refusals, errors and files carry them too.</summary>
static class SecurityHeaders
{
    /// <summary>No script but the app's own files: no page holds code of its own. MudBlazor writes styles into its pages, docs/security.md says why that stays.</summary>
    const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    const string Permissions = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), "
        + "gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), "
        + "screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        var policy = Policy + AuthorityOf(app.Configuration);
        var onlyTls = app.Environment.IsDevelopment() ? null : $"max-age={Year.TotalSeconds:F0}";
        app.Use((context, next) =>
        {
            // When the answer begins: an error empties what was said before.
            context.Response.OnStarting(() =>
            {
                Say(context, policy, onlyTls);
                return Task.CompletedTask;
            });
            return next(context);
        });
        return app;
    }

    static void Say(HttpContext context, string policy, string? onlyTls)
    {
        var headers = context.Response.Headers;
        // What an address says more strictly holds as well: a browser keeps to every policy that it is given.
        headers.Append("Content-Security-Policy", policy);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin"; // with none at all a browser also hides from us where our own forms come from
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (onlyTls is not null && context.Request.IsHttps && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
            headers.StrictTransportSecurity = onlyTls;
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null) headers.CacheControl = "no-store";
    }

    /// <summary>Signing out posts a form whose answer leads on to the authority; a browser checks that address too.</summary>
    static string AuthorityOf(IConfiguration settings) =>
        Uri.TryCreate(settings["AzureAd:LocalAuthority"] ?? settings["AzureAd:Instance"], UriKind.Absolute, out var authority) ? $" {authority.GetLeftPart(UriPartial.Authority)}" : "";
}
