// The shell around every page of a signed-in person; an error in a page leaves the shell standing, and so does a sign-in that ended.
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using Ombud.App.Desk;
using Ombud.App.Identity;

namespace Ombud.App.Layout;

public sealed partial class MainLayout(SessionState session, OpenPages pages, Reach reach, Closing closing, NavigationManager nav, IJSRuntime script) : IDisposable
{
    ErrorBoundary? boundary;
    IDisposable? listening;
    bool isClosing;

    string SignInAddress => $"/login?returnUrl={Uri.EscapeDataString("/" + nav.ToBaseRelativePath(nav.Uri))}";

    protected override void OnInitialized()
    {
        session.Changed += Hear;
        reach.Changed += HearOfDatabase;
        nav.LocationChanged += Leave;
        if (RendererInfo.IsInteractive) listening = closing.Listen(() => InvokeAsync(CloseAsync));
    }

    /// <summary>The app is about to stop.</summary>
    async Task CloseAsync()
    {
        try { await script.InvokeVoidAsync("ombudDrafts.flush"); }
        catch (Exception e) when (e is JSException or OperationCanceledException) { } // the browser is away: its script keeps what is typed until the app is back
        isClosing = true;
        StateHasChanged();
    }

    /// <summary>The page that stands may stay; another is the server's to give.</summary>
    void Leave(object? sender, LocationChangedEventArgs to)
    {
        if (session.End is SessionEnd.SignInAgain) nav.NavigateTo(to.Location, forceLoad: true);
    }

    // Another page starts afresh.
    protected override void OnParametersSet() => boundary?.Recover();

    void Recover() => boundary?.Recover();

    void Hear() => _ = InvokeAsync(async () =>
    {
        // What is typed is kept first, as long as the server still takes it.
        await script.InvokeVoidAsync("ombudDrafts.flush");
        StateHasChanged();
    });

    /// <summary>A page that could not be read while the database was away is read when it is back.</summary>
    void HearOfDatabase() => _ = InvokeAsync(() =>
    {
        if (!reach.IsLost) boundary?.Recover();
        StateHasChanged();
    });

    public void Dispose()
    {
        listening?.Dispose();
        session.Changed -= Hear;
        reach.Changed -= HearOfDatabase;
        nav.LocationChanged -= Leave;
    }
}
