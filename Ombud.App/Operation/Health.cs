// Whether the app is alive, and whether it can be used; who may see what stands behind that.
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Ombud.App.Identity;

namespace Ombud.App.Operation;

static class Health
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StartOfApp>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthQuery>("database").AddCheck<KeysHealth>("keys").AddCheck<JobsHealth>("jobs")
            .AddCheck<DiskHealth>("disk").AddCheck<SearchHealth>("search").AddCheck<ClosingHealth>("closing");
    }

    public static void MapHealth(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<StartOfApp>();
        // Alive: the process answers at all, so no check is asked.
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    /// <summary>The state for everybody; what stands behind it for this machine and for advisers.</summary>
    static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var seesMore = context.IsFromThisMachine() || context.User.IsInRole(Roles.Adviser);
        var status = report.Status.ToString().ToLowerInvariant();
        return seesMore
            ? context.Response.WriteAsJsonAsync(new { status, checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Description ?? e.Value.Status.ToString().ToLowerInvariant()) })
            : context.Response.WriteAsJsonAsync(new { status });
    }
}
