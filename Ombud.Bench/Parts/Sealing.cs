// What sealing adds to the writing of one registration, and to its share of the time at full load.
using Ombud.Bench.Report;

namespace Ombud.Bench.Parts;

static class Sealing
{
    public static async Task MeasureAsync(Run run)
    {
        var store = run.Store.Beside("sealing");
        var dbs = store.Contexts;
        await store.PrepareAsync();
        var sealing = await SealingCost.RunAsync(run.Options.Folder, dbs, run.Options.Clients);
        var added = Math.Max(0, sealing.Sealed - sealing.Clear);
        run.Measured.Add("Sealing: what it adds to the writing of one registration", Math.Round(added, 3), "ms", note: $"its rows in clear {sealing.Clear} ms, sealed {sealing.Sealed} ms; medians, turn about, {run.Options.Clients} writers at once");
        if (run.Measured.Find(Names.Alone)?.Times is { } alone)
            run.Measured.Add("Sealing: its share of a registration alone", Math.Round(100 * added / alone.Median, 1), "%", note: "of the time that one takes while nobody else registers: median");
        if (run.Measured.Find(Names.Register)?.Times is { } registering)
            run.Measured.Add("Sealing: its share of a registration", Math.Round(100 * added / (1000 / registering.Rate), 1), "%", bar: 10, note: $"of the time between two registrations by {run.Options.Clients} clients");
    }
}
