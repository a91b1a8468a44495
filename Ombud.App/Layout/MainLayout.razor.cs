// The shell around every page of a signed-in person; an error in a page leaves the shell standing.
using Microsoft.AspNetCore.Components.Web;

namespace Ombud.App.Layout;

public sealed partial class MainLayout
{
    ErrorBoundary? boundary;

    // Another page starts afresh.
    protected override void OnParametersSet() => boundary?.Recover();

    void Recover() => boundary?.Recover();
}
