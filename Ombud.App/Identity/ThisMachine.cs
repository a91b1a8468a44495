// Does a request come from this machine itself?
using System.Net;

namespace Ombud.App.Identity;

public static class ThisMachine
{
    /// <summary>What a proxy adds, here under its own name or under the one that it gets when the proxy was believed.</summary>
    static readonly string[] FromElsewhere = ["X-Forwarded-For", "X-Original-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-Proto", "X-Real-IP", "Forwarded", "Via"];

    /// <summary>Behind a proxy on the same machine every request comes from here; whatever one has handed on does not.</summary>
    public static bool IsFromThisMachine(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && !FromElsewhere.Any(context.Request.Headers.ContainsKey);
    }
}
