// The page of a case, one after the other of those that are open: its whole HTML, with what is confided, and the look logged first.
using Ombud.Bench.Report;

namespace Ombud.Bench.Parts;

static class CasePage
{
    public static async Task MeasureAsync(Run run)
    {
        await run.App.BeReadyAsync();
        using var adviser = await Caller.SignedInAsync(run.App.Address, "adviser");
        var (numbers, next) = (await adviser.NumbersAsync("open", 100), 0);
        await run.TimeAsync(Names.CasePage, 1, run.During, _ => adviser.PageAsync($"cases/{numbers[next++ % numbers.Count]}"));
    }
}
