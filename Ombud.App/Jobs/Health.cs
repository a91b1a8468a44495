// Whether the app is alive, and whether it can be used: database reachable, jobs ticking.
using System.Net;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Ombud.App.Data;
using Ombud.App.Identity;

namespace Ombud.App.Jobs;

static class Health
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StartOfApp>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<JobsHealth>("jobs");
    }

    public static void UseHealth(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<StartOfApp>();
        // Alive: the process answers at all, so no check is asked.
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    /// <summary>The state for everybody; what stands behind it for this machine and for advisers.</summary>
    static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.Headers.CacheControl = "no-store";
        var seesMore = context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) || context.User.IsInRole(Roles.Adviser);
        var status = report.Status.ToString().ToLowerInvariant();
        return seesMore
            ? context.Response.WriteAsJsonAsync(new { status, checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Description ?? e.Value.Status.ToString().ToLowerInvariant()) })
            : context.Response.WriteAsJsonAsync(new { status });
    }
}

/// <summary>When the app was ready to be asked: schema up to date, first data in.</summary>
sealed class StartOfApp(TimeProvider clock)
{
    public DateTimeOffset At { get; } = clock.GetUtcNow();
}

sealed class DatabaseHealth(IDbContextFactory<OmbudDb> dbs) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellationToken);
            _ = await db.Counters.AsNoTracking().CountAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
#pragma warning disable CA1031 // Whatever keeps the database from answering is the answer.
        catch (Exception e) { return HealthCheckResult.Unhealthy(e.GetType().Name, e); }
#pragma warning restore CA1031
    }
}

sealed class JobsHealth(Heartbeats heartbeats, StartOfApp start, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (clock.GetUtcNow() - start.At <= Heartbeats.Patience) return HealthCheckResult.Healthy("starting");
        return await heartbeats.SilentAsync(cancellationToken) is { Count: > 0 } silent
            ? HealthCheckResult.Unhealthy($"silent: {string.Join(", ", silent)}")
            : HealthCheckResult.Healthy();
    }
}
