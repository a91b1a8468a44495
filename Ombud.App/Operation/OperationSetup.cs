// What keeps the app running well, and shows how it does: headers, limits, proxies, measures, log, health and the end.
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace Ombud.App.Operation;

static class OperationSetup
{
    /// <summary>Call it first: what is registered first is stopped last.</summary>
    public static WebApplicationBuilder AddOperation(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<LastWrites>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, CalmStop>());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds((builder.Configuration.GetSection("Stop").Get<StopOptions>() ?? new()).WithinSeconds));
        builder.AddProxies();
        builder.AddServerLimits();
        builder.AddTelemetry();
        builder.AddHealth();
        builder.LeaveAddressesUntold();
        AddLog(builder);
        return builder;
    }

    /// <summary>Call it before everything else, so that whatever answers has its headers and knows who asks.</summary>
    public static WebApplication UseOperation(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseForwardedHeaders();
        app.MapHealth();
        return app;
    }

    /// <summary>People read it in development, machines elsewhere.</summary>
    static void AddLog(WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment()) return;
        builder.Logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = JsonLines.FormatterName);
    }
}
