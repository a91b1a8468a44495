// An OpenID Connect authority on this machine, built of OpenIddict: signs in whoever it is told to, and says what it knows when asked again.
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Ombud.Tests.Fixtures;

/// <param name="Id">What the authority calls the person's object id.</param>
sealed record AuthorityPerson(string Id, string Name, params string[] Roles);

sealed class Authority : IAsyncDisposable
{
    public const string ClientId = "ombud", ClientSecret = "only-for-tests-4c1b";
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>Of all authorities of a run: making a key takes longer than the rest of the start.</summary>
    static readonly RsaSecurityKey Key = new(RSA.Create(2048));

    readonly WebApplication app;

    Authority(WebApplication app) => this.app = app;

    /// <summary>Who sits at the browser: signed in without a question, as with an account that the machine knows.</summary>
    public AuthorityPerson Person { get; set; } = new("k.roenbo", "K. Rønbo", "Ombud.Adviser");

    /// <summary>Says no when it is asked again about somebody.</summary>
    public bool RefusesToConfirm { get; set; }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<Authority> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var store = $"authority-{Guid.NewGuid():N}";
        builder.Services.AddDbContext<DbContext>(o => o.UseInMemoryDatabase(store).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(o => o.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(o =>
            {
                o.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
                o.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().RequireProofKeyForCodeExchange();
                o.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess);
                o.AddEncryptionKey(Key).AddSigningKey(Key).DisableAccessTokenEncryption();
                o.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough()
                    .DisableTransportSecurityRequirement();
            });
        builder.Services.AddAuthentication();
        var app = builder.Build();
        var authority = new Authority(app);
        app.UseAuthentication();
        app.MapMethods("/connect/authorize", ["GET", "POST"], (HttpContext context) =>
            Results.SignIn(authority.Principal(context.GetOpenIddictServerRequest()!.GetScopes()), authenticationScheme: Scheme));
        app.MapPost("/connect/token", async (HttpContext context) =>
        {
            if (context.GetOpenIddictServerRequest()!.IsRefreshTokenGrantType() && authority.RefusesToConfirm)
                return Results.Forbid(new(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant }), [Scheme]);
            var known = await context.AuthenticateAsync(Scheme);
            return Results.SignIn(authority.Principal(known.Principal!.GetScopes()), authenticationScheme: Scheme);
        });
        app.MapMethods("/connect/logout", ["GET", "POST"], () => Results.SignOut(authenticationSchemes: [Scheme]));
        await app.StartAsync();
        return authority;
    }

    /// <summary>An app that asks this authority and is known to it.</summary>
    public async Task<OmbudHost> HostAsync(params IEnumerable<(string Name, string Value)> settings)
    {
        var host = new OmbudHost(settings: new(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value)))
        {
            ["AzureAd:Instance"] = "https://login.example/",
            ["AzureAd:TenantId"] = "00000000-0000-0000-0000-000000000001",
            ["AzureAd:ClientId"] = ClientId,
            ["AzureAd:ClientSecret"] = ClientSecret,
            ["AzureAd:LocalAuthority"] = Address,
            ["Logging:LogLevel:Microsoft.IdentityModel"] = "Error",
        });
        // Cookies of the sign-in have an end that the browser knows by its own clock.
        host.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            RedirectUris = { new(host.Address, "signin-oidc") },
            PostLogoutRedirectUris = { new(host.Address, "signout-callback-oidc") },
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.ResponseTypes.Code,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.Scopes.Profile,
            },
        });
        return host;
    }

    /// <summary>Lets the app be called by another address too, such as that of a proxy in front.</summary>
    public async Task AllowAsync(Uri address)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var known = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var client = (await known.FindByClientIdAsync(ClientId))!;
        var wanted = new OpenIddictApplicationDescriptor();
        await known.PopulateAsync(wanted, client);
        wanted.RedirectUris.Add(new(address, "signin-oidc"));
        wanted.PostLogoutRedirectUris.Add(new(address, "signout-callback-oidc"));
        await known.UpdateAsync(client, wanted);
    }

    ClaimsPrincipal Principal(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("authority", Claims.Name, "roles");
        identity.AddClaim(new(Claims.Subject, Person.Id));
        identity.AddClaim(new(Claims.Name, Person.Name));
        identity.AddClaim(new(Claims.PreferredUsername, $"{Person.Id}@kommune.example"));
        identity.AddClaim(new("oid", Person.Id));
        identity.AddClaim(new("tid", "00000000-0000-0000-0000-000000000001"));
        foreach (var role in Person.Roles) identity.AddClaim(new("roles", role));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return principal;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
