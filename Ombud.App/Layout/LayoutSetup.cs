// Registers what screens need and maps them, with language, static files and protection against forged forms.
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using MudBlazor;
using MudBlazor.Services;
using Ombud.App.Components.Moves;
using Ombud.App.Localisation;

namespace Ombud.App.Layout;

public static class LayoutSetup
{
    static readonly string[] Machines = ["/api", "/health", "/openapi", "/hangfire", "/_blazor", "/_framework", "/_content", "/drafts"];

    public static WebApplicationBuilder AddScreens(this WebApplicationBuilder builder)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Languages.Danish;
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddLocalization();
        builder.Services.AddSingleton<IStringLocalizer<Texts>, KnownTexts>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuits.DisconnectedCircuitMaxRetained = 200;
        }).AddHubOptions(hub =>
        {
            hub.MaximumReceiveMessageSize = 128 * 1024; // a long note is sent in one message
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(60);
        });
        builder.Services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.VisibleStateDuration = 8000;
            mud.SnackbarConfiguration.HideTransitionDuration = 120;
            mud.SnackbarConfiguration.ShowTransitionDuration = 120;
            mud.SnackbarConfiguration.HideIcon = true;
            mud.SnackbarConfiguration.MaximumOpacity = 100;
        });
        builder.Services.AddTransient<MudLocalizer, DanishMud>();
        builder.Services.AddScoped<SearchBox>();
        builder.Services.AddSingleton<Closing>();
        builder.Services.AddMoves();
        builder.Services.AddCascadingAuthenticationState();
        return builder;
    }

    /// <summary>Language and words for errors: call before authentication, so that its refusals get their page too.</summary>
    public static WebApplication UseScreens(this WebApplication app)
    {
        app.UseRequestLocalization(Languages.Options);
        // Machines get the bare status; people get words.
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            // The page that says it is read, also where a form was sent: it must not take the form for its own.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null) http.Request.Method = HttpMethods.Get;
            if (Machines.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
                http.Features.GetRequiredFeature<IStatusCodePagesFeature>().Enabled = false;
            return next(http);
        });
        app.UseClosingDoor();
        return app;
    }

    /// <summary>Call after authentication and authorization.</summary>
    public static WebApplication MapScreens(this WebApplication app)
    {
        app.UseAntiforgery();
        // A forged form is refused before anything of it is read; the page that says so is not the form.
        app.Use((http, next) =>
        {
            if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || http.Features.Get<IStatusCodeReExecuteFeature>() is not null) return next(http);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
        app.MapStaticAssets().AllowAnonymous();
        app.MapLanguage();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null); // every answer has its policy
        return app;
    }
}
