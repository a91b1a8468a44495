// Another role may open this page. Whoever got here within a live page leaves a row in the access log, as one who asks the server does.
using Microsoft.AspNetCore.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Vault;

namespace Ombud.App.Layout;

public sealed partial class NotAllowed(AccessLog log, CurrentUser user, NavigationManager nav)
{
    const string Own = "denied";

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive && user.Actor is { } actor && nav.ToBaseRelativePath(nav.Uri) != Own)
            await log.WriteAsync(actor, new Look(AccessAct.Refused, Purpose.Page));
    }
}
