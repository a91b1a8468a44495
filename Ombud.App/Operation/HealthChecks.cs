// What the app needs in order to be used, asked one by one: database, keys, jobs, room on the disk.
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Ombud.App.Data;
using Ombud.App.Jobs;
using Ombud.App.Layout;
using Ombud.App.Protection;
using Ombud.App.Vault;

namespace Ombud.App.Operation;

/// <summary>When the app was ready to be asked: schema up to date, first data in.</summary>
sealed class StartOfApp(TimeProvider clock)
{
    public DateTimeOffset At { get; } = clock.GetUtcNow();
}

sealed class DatabaseHealthQuery(IDbContextFactory<OmbudDb> dbs, DatabaseState state) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (state.IsNewer) return HealthCheckResult.Unhealthy("a newer version has taken over");
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

/// <summary>As the files stand now, whatever is in memory: with a broken one the app works until its next start, and then no more.</summary>
sealed class KeysHealth(KeyFiles files) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        files.Names.Where(name => !files.Opens(name)).ToList() is { Count: > 0 } shut
            ? HealthCheckResult.Unhealthy($"do not open: {string.Join(", ", shut)}")
            : files.KeepsItsRing() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the ring cannot be used"));
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

sealed class DiskHealth(StorageOptions storage, IConfiguration settings) : IHealthCheck
{
    const long Megabyte = 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var free = new DriveInfo(Path.GetFullPath(storage.DataFolder)).AvailableFreeSpace / Megabyte;
        var floor = (settings.GetSection("Health").Get<HealthOptions>() ?? new()).FreeMegabytes;
        return Task.FromResult(free >= floor
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture, $"{free} MB free, {floor} MB wanted")));
    }
}

/// <summary>Never a reason to send people elsewhere: everything but search works meanwhile.</summary>
sealed class SearchHealth(SearchIndex index) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        HealthCheckResult.Healthy(index.IsReady ? null : string.Create(CultureInfo.InvariantCulture, $"{index.Percent} % filled")));
}

sealed class ClosingHealth(Closing closing) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(closing.IsOn ? HealthCheckResult.Unhealthy("stopping") : HealthCheckResult.Healthy());
}
