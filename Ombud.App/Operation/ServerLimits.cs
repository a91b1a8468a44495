// How large a request may be, how slowly it may come, and how many connections there are.
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Ombud.App.Identity;

namespace Ombud.App.Operation;

/// <summary>What takes more than a form says so itself: documents, and the API, which reads as much as it needs and then says why it does not go on.</summary>
static class ServerLimits
{
    public const int Body = 1024 * 1024, Headers = 32 * 1024, Line = 8 * 1024, HeaderCount = 64;

    public static void AddServerLimits(this WebApplicationBuilder builder)
    {
        var connections = (builder.Configuration.GetSection("Limits").Get<LimitsOptions>() ?? new()).Connections;
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Body;
            kestrel.Limits.MaxRequestHeadersTotalSize = Headers;
            kestrel.Limits.MaxRequestHeaderCount = HeaderCount;
            kestrel.Limits.MaxRequestLineSize = Line;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxConcurrentConnections = kestrel.Limits.MaxConcurrentUpgradedConnections = connections;
        });
    }
}
