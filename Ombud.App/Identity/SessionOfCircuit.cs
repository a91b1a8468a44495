// Watches over a live page: whose it is, whether they may still have it, and that nobody has too many.
using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Components.Server;
using Ombud.Domain.Cases;

namespace Ombud.App.Identity;

public enum SessionEnd
{
    None,
    /// <summary>The authority did not confirm the sign-in: what stands on the page may be read and kept, nothing more.</summary>
    SignInAgain,
    /// <summary>This person has as many pages open as are allowed.</summary>
    TooManyPages,
    /// <summary>All persons together have.</summary>
    Full,
}

/// <summary>Scoped: how a live page stands with its person's sign-in.</summary>
public sealed class SessionState
{
    public SessionEnd End { get; private set; }
    public event Action? Changed;

    internal void Set(SessionEnd end)
    {
        if (end == End) return;
        End = end;
        Changed?.Invoke();
    }
}

/// <summary>How many live pages each person has on this node, and may have.</summary>
public sealed class OpenPages(IdentityOptions settings)
{
    public int MostOfOne { get; } = settings.PagesOfOne;
    /// <summary>Each takes one or two megabytes of memory.</summary>
    public int MostInAll { get; } = settings.PagesInAll;
    readonly ConcurrentDictionary<StaffId, int> counts = new();
    int inAll;

    public int InAll => Volatile.Read(ref inAll);

    /// <summary>Counts a page, and says whether it may be.</summary>
    public SessionEnd Enter(StaffId person)
    {
        var (ofOne, all) = (counts.AddOrUpdate(person, 1, (_, count) => count + 1), Interlocked.Increment(ref inAll));
        return ofOne > MostOfOne ? SessionEnd.TooManyPages : all > MostInAll ? SessionEnd.Full : SessionEnd.None;
    }

    public void Leave(StaffId person)
    {
        counts.AddOrUpdate(person, 0, (_, count) => count - 1);
        Interlocked.Decrement(ref inAll);
    }
}

sealed class SessionOfCircuit(
    AuthenticationStateProvider states, CurrentUser user, SessionState session, OpenPages pages, BlockedPeopleQuery blocked, SignIns signIns, TimeProvider clock)
    : CircuitHandler, IDisposable
{
    /// <summary>Twice within the minute after which nobody who is blocked may still have a page.</summary>
    static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    readonly CancellationTokenSource leaving = new();
    StaffId? person;
    bool isCounted, wasLetIn;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        states.AuthenticationStateChanged += Changed;
        user.Set((await states.GetAuthenticationStateAsync()).User);
        if (user.Actor is not { } actor) return;
        person = actor.Id;
        _ = WatchAsync(actor.Id);
    }

    /// <summary>A page whose connection is lost does not count until it is back; one that was let in once stays in.</summary>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (person is not { } who || isCounted) return Task.CompletedTask;
        isCounted = true;
        if (pages.Enter(who) is not SessionEnd.None and var no && !wasLetIn)
        {
            user.Set(new ClaimsPrincipal());
            session.Set(no);
        }
        wasLetIn = true;
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (person is { } who && isCounted) pages.Leave(who);
        isCounted = false;
        return Task.CompletedTask;
    }

    async Task WatchAsync(StaffId who)
    {
        try
        {
            do await Task.Delay(Look, clock, leaving.Token);
            while (await LookAsync(who));
        }
        catch (OperationCanceledException) { } // the page is closed
    }

    /// <summary>False: this page is over.</summary>
    async Task<bool> LookAsync(StaffId who)
    {
        if (await blocked.ContainsAsync(who, leaving.Token))
        {
            // Everything on the page goes; the server then says why.
            Become(new());
            return false;
        }
        var (state, now) = await signIns.AskAsync(user.Principal, leaving.Token);
        if (state is SignInState.Holds)
        {
            // A role that was given or taken meanwhile counts on this page too.
            if (Roles.All.Any(role => now.IsInRole(role) != user.Principal.IsInRole(role))) Become(now);
            return true;
        }
        session.Set(SessionEnd.SignInAgain);
        user.Set(new ClaimsPrincipal());
        return false;
    }

    void Become(ClaimsPrincipal person) =>
        ((IHostEnvironmentAuthenticationStateProvider)states).SetAuthenticationState(Task.FromResult(new AuthenticationState(person)));

    async void Changed(Task<AuthenticationState> state) => user.Set((await state).User);

    public void Dispose()
    {
        states.AuthenticationStateChanged -= Changed;
        leaving.Cancel();
        leaving.Dispose();
    }
}
