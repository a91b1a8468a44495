// Who is signed in, kept on the server: the browser holds a key alone, and the authority is asked again every hour.
using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Ombud.App.Identity;

public enum SignInState
{
    Holds,
    /// <summary>The authority did not confirm it; what is typed may still be kept.</summary>
    Ending,
    Ended,
}

/// <summary>In memory: after a restart a browser is sent to the authority, which knows the person still. Its tokens never reach the browser.</summary>
sealed partial class SignIns(IOptionsMonitor<OpenIdConnectOptions> oidc, TimeProvider clock, ILogger<SignIns> logger) : ITicketStore
{
    const string KeyClaim = "ombud:sign-in";

    /// <summary>A role that was taken away, or a person who left, is noticed at the latest then.</summary>
    public static readonly TimeSpan AskAfter = TimeSpan.FromHours(1);
    /// <summary>From the authority's "no" to the end of the sign-in: time to keep the drafts of open pages.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, Entry> entries = new();

    sealed class Entry(AuthenticationTicket ticket, DateTimeOffset askedAt)
    {
        public readonly Lock Lock = new();
        /// <summary>The question that is on its way; whoever else wants to know waits for the same answer.</summary>
        public Task<AuthenticationTicket?>? Asking;
        public AuthenticationTicket Ticket = ticket;
        public DateTimeOffset AskedAt = askedAt;
        public DateTimeOffset? EndsAt;
    }

    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var (key, now) = ($"{Guid.NewGuid():N}{Guid.NewGuid():N}", clock.GetUtcNow());
        foreach (var (old, _) in entries.Where(e => e.Value.Ticket.Properties.ExpiresUtc < now)) entries.TryRemove(old, out _);
        entries[key] = new(Named(ticket.Principal, key, ticket.Properties), now);
        return Task.FromResult(key);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (entries.TryGetValue(key, out var entry)) entry.Ticket = Named(ticket.Principal, key, ticket.Properties);
        return Task.CompletedTask;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult(entries.GetValueOrDefault(key)?.Ticket);

    public Task RemoveAsync(string key)
    {
        entries.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    /// <summary>Does the sign-in of this person still hold? Gives who they are now, as the authority says it.</summary>
    public async Task<(SignInState State, ClaimsPrincipal Now)> AskAsync(ClaimsPrincipal person, CancellationToken stop)
    {
        if (person.FindFirstValue(KeyClaim) is not { } key) return (SignInState.Holds, person);
        if (!entries.TryGetValue(key, out var entry)) return (SignInState.Ended, person);
        var now = clock.GetUtcNow();
        Task<AuthenticationTicket?>? asking = null;
        lock (entry.Lock)
            if (entry.EndsAt is null && now - entry.AskedAt >= AskAfter) asking = entry.Asking ??= RefreshAsync(entry.Ticket, key);
        var fresh = asking is null ? null : await asking.WaitAsync(stop);
        lock (entry.Lock)
        {
            if (asking is not null && entry.Asking == asking)
            {
                entry.Asking = null;
                if (fresh is null) entry.EndsAt = now + Grace;
                else (entry.Ticket, entry.AskedAt) = (fresh, now);
            }
            if (entry.EndsAt <= now) entries.TryRemove(key, out _);
            return (entry.EndsAt is not { } end ? SignInState.Holds : now < end ? SignInState.Ending : SignInState.Ended, entry.Ticket.Principal);
        }
    }

    /// <summary>Null: the authority says no, cannot be reached, or says something that does not hold.</summary>
    async Task<AuthenticationTicket?> RefreshAsync(AuthenticationTicket ticket, string key)
    {
        var options = oidc.Get(OpenIdConnectDefaults.AuthenticationScheme);
        if (ticket.Properties.GetTokenValue("refresh_token") is not { } token || options.ConfigurationManager is null) return null;
        try
        {
            var authority = await options.ConfigurationManager.GetConfigurationAsync(CancellationToken.None);
            using var form = new FormUrlEncodedContent(
                [new("grant_type", "refresh_token"), new("refresh_token", token), new("client_id", options.ClientId), new("client_secret", options.ClientSecret)]);
            using var answer = await options.Backchannel.PostAsync(new Uri(authority.TokenEndpoint), form);
            if (!answer.IsSuccessStatusCode)
            {
                NotConfirmed(logger, answer.StatusCode.ToString());
                return null;
            }
            var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
            var parameters = options.TokenValidationParameters.Clone();
            parameters.IssuerSigningKeys = authority.SigningKeys;
            var known = await options.TokenHandler.ValidateTokenAsync(told.GetProperty("id_token").GetString(), parameters);
            if (!known.IsValid)
            {
                NotConfirmed(logger, known.Exception.GetType().Name);
                return null;
            }
            if (told.TryGetProperty("refresh_token", out var next)) ticket.Properties.UpdateTokenValue("refresh_token", next.GetString()!);
            return Named(new(known.ClaimsIdentity), key, ticket.Properties);
        }
#pragma warning disable CA1031 // Whatever keeps the authority from confirming a sign-in, the sign-in ends.
        catch (Exception e)
#pragma warning restore CA1031
        {
            NotConfirmed(logger, e.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The authority did not confirm a sign-in: {Why}.")]
    static partial void NotConfirmed(ILogger log, string why);

    static AuthenticationTicket Named(ClaimsPrincipal person, string key, AuthenticationProperties properties)
    {
        if (person.Identity is ClaimsIdentity identity && !identity.HasClaim(KeyClaim, key)) identity.AddClaim(new(KeyClaim, key));
        return new(person, properties, CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
