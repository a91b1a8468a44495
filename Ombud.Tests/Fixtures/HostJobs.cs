// Turns the clockwork of the jobs by hand.
using Microsoft.Extensions.DependencyInjection;

namespace Ombud.Tests.Fixtures;

static class HostJobs
{
    /// <summary>Runs a job in a scope of its own, as Hangfire does.</summary>
    public static async Task RunJobAsync<T>(this OmbudHost host, Func<T, Task> run) where T : notnull
    {
        _ = host.Address;
        await using var scope = host.Services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<T>());
    }
}
