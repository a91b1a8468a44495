// From nothing to ready on an existing database, and what the app takes while nobody asks anything.
using Ombud.Bench.Report;

namespace Ombud.Bench.Parts;

static class StartUp
{
    public static async Task MeasureAsync(Run run)
    {
        // The second start is one on an existing database with a warm file cache.
        run.App.Stop();
        await run.App.StartAsync();
        run.App.Stop();
        run.Measured.Add("Cold start to ready", Math.Round((await run.App.StartAsync()).TotalSeconds, 2), "s", bar: 3, note: "from the start of the process to /health/ready");
        run.Measured.Add("Work after the start done", Math.Round((await run.App.QuietAsync()).TotalSeconds, 1), "s", note: "the search index among it; from ready on");
        run.Measured.Add(Names.AtRest, run.App.ResidentMegabytes(), "MiB", note: "resident");
        run.Measured.Add("Managed heap at rest", Megabytes(await HeapProbe.LivingBytesAsync(run.App.Id)), "MB", note: "after a full collection; the search index is beside it");
    }

    static double Megabytes(long bytes) => Math.Round(bytes / 1e6, 1);
}
