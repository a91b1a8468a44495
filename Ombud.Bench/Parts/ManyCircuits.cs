// A thousand circuits: do all of them come, are all told of a change, and what does one take?
using System.Diagnostics;

namespace Ombud.Bench.Parts;

static class ManyCircuits
{
    public static async Task MeasureAsync(Run run)
    {
        await using var office = await SmallOffice.OpenAsync(run, changes: 1);
        var circuits = run.Options.Circuits;
        var (restingHeap, restingMemory) = await office.AtRestAsync(run, 20);
        var watch = Stopwatch.StartNew();
        var crowd = await BoardCrowd.OpenAsync(office, circuits);
        var came = watch.Elapsed;
        try
        {
            var told = await crowd.TellAsync(office.ChangeAsync);
            run.Measured.Add("Circuits: all open after", Math.Round(came.TotalSeconds, 1), "s", note: $"{circuits} boards with {run.Options.Cards} cards, first paint among it, 16 coming at a time");
            run.Measured.Add("Circuits: a change has reached all", Math.Round(told.DefaultIfEmpty(0).Max(), 1), "ms", note: $"once; {told.Count} circuits");
            run.Measured.Add("Circuits: managed heap of one", Math.Round((await office.LivingBytesAsync() - restingHeap) / 1e6 / circuits, 3), "MB", note: "after a full collection");
            run.Measured.Add("Circuits: memory of one", Math.Round((office.App.ResidentMegabytes() - restingMemory) * 1.048576 / circuits, 3), "MB", note: "resident");
        }
        finally { await crowd.DisposeAsync(); }
        run.Measured.Add("Circuits: failures", crowd.Failures.Count, "", bar: 1, note: string.Join("; ", crowd.Failures.Distinct().Take(3)));
    }
}
