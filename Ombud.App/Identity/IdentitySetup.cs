// Sign-in by the municipality's Entra ID, or as a demo where no authority is configured.
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Ombud.App.Data;

namespace Ombud.App.Identity;

static class IdentitySetup
{
    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        var hasAuthority = builder.Configuration.GetSection("AzureAd").Exists();
        builder.Services.AddSingleton(new DemoMode(!hasAuthority));
        builder.Services.AddDataProtection()
            .SetApplicationName("Ombud.Cookies")
            .PersistKeysToFileSystem(new(Path.Combine(Path.GetFullPath(builder.Configuration["Storage:DataFolder"] ?? new StorageOptions().DataFolder), "cookie-keys")));
        if (StorageOptions.Of(builder.Configuration).IsPostgres)
        {
            builder.Services.AddSingleton<CookieKeys>();
            builder.Services.AddOptions<KeyManagementOptions>().PostConfigure<CookieKeys>((ring, keys) => ring.XmlRepository = new CookieRing(keys));
        }
        if (hasAuthority) AddEntra(builder);
        else builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, Harden);
        Policies.Add(builder.Services.AddAuthorizationBuilder());
        builder.AddRates();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<CurrentUser>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Scoped<CircuitHandler, SessionOfCircuit>());
        builder.Services.AddScoped<SessionState>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Identity").Get<IdentityOptions>() ?? new());
        builder.Services.AddSingleton<OpenPages>();
        builder.Services.AddSingleton<BlockedPeopleQuery>();
        builder.Services.AddSingleton<SignIns>();
        return builder;
    }

    public static WebApplication UseIdentity(this WebApplication app)
    {
        var isDemo = app.Services.GetRequiredService<DemoMode>().IsOn;
        if (isDemo) app.UseLoopbackOnly();
        app.UseAuthentication();
        app.Use(SetPersonAsync);
        app.UseAuthorization();
        app.UseRateLimiter();
        if (isDemo) app.MapDemoSignIn();
        else app.MapEntraSignIn();
        return app;
    }

    /// <summary>Whoever is switched off in Ombud is nobody here, whatever the cookie or token says.</summary>
    static async Task SetPersonAsync(HttpContext context, RequestDelegate next)
    {
        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        user.Set(context.User);
        if (user.Actor is { } actor && await context.RequestServices.GetRequiredService<BlockedPeopleQuery>().ContainsAsync(actor.Id, context.RequestAborted))
        {
            context.User = new();
            user.Set(context.User);
            // The page that is asked for next says why; a script or picture on the way must not take the cookie that it needs for that.
            if (!IsForPrograms(context.Request.Path) && IsForPeople(context.Request))
            {
                await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                if (context.Request.Path != "/sign-in")
                {
                    context.Response.Redirect("/sign-in?reason=blocked");
                    return;
                }
            }
        }
        await next(context);
    }

    static void AddEntra(WebApplicationBuilder builder)
    {
        var entra = builder.Configuration.GetSection("AzureAd");
        builder.Services.AddAuthentication("Ombud")
            // A browser comes with the cookie, another system with a bearer token.
            .AddPolicyScheme("Ombud", null, o => o.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
                    ? JwtBearerDefaults.AuthenticationScheme
                    : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddMicrosoftIdentityWebApp(entra);
        builder.Services.AddAuthentication().AddMicrosoftIdentityWebApi(entra);
        builder.Services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o =>
        {
            o.ResponseType = "code";
            o.UsePkce = true;
            // The authority is asked again with the refresh token, which stays on the server.
            o.SaveTokens = true;
            o.Scope.Add("offline_access");
        });
        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<SignIns>((o, signIns) =>
        {
            o.SessionStore = signIns;
            o.Events.OnValidatePrincipal = async context =>
            {
                var (state, now) = await signIns.AskAsync(context.Principal!, context.HttpContext.RequestAborted);
                if (state is SignInState.Ended) context.RejectPrincipal();
                else if (now != context.Principal) context.ReplacePrincipal(now);
            };
        });
        if (builder.Configuration["AzureAd:LocalAuthority"] is { } local) UseLocalAuthority(builder, local);
    }

    /// <summary>For tests of the sign-in: an authority on this machine, without TLS.</summary>
    static void UseLocalAuthority(WebApplicationBuilder builder, string authority)
    {
        builder.Services.PostConfigure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o =>
        {
            (o.Authority, o.MetadataAddress, o.RequireHttpsMetadata) = (authority, $"{authority}/.well-known/openid-configuration", false);
            o.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                o.MetadataAddress, new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever { RequireHttps = false });
            o.TokenValidationParameters.IssuerValidator = null;
            o.TokenValidationParameters.ValidIssuer = $"{authority}/";
        });
    }

    static void MapEntraSignIn(this WebApplication app)
    {
        app.MapGet("/login", (string? returnUrl) => Results.Challenge(
            new() { RedirectUri = returnUrl is ['/', not ('/' or '\\'), ..] ? returnUrl : "/" },
            [OpenIdConnectDefaults.AuthenticationScheme])).AllowAnonymous().RequireRateLimiting(Rates.SignIn);
        app.MapPost("/sign-out", () => Results.SignOut(
            new() { RedirectUri = "/sign-in" },
            [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme])).AllowAnonymous();
    }

    static void Harden(CookieAuthenticationOptions options)
    {
        options.LoginPath = "/sign-in";
        options.Cookie.Name = "ombud";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        // Another system and a script are told by status, a person is taken to the sign-in.
        options.Events.OnRedirectToLogin = context =>
        {
            if (IsForPrograms(context.Request.Path)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>A page, not a part of one.</summary>
    static bool IsForPeople(HttpRequest request) => request.Headers.TryGetValue("Sec-Fetch-Mode", out var mode)
        ? mode == "navigate"
        : request.GetTypedHeaders().Accept.Any(type => type.MatchesMediaType("text/html") && !type.MatchesAllTypes);

    static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/drafts");
}
