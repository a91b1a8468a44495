// One open board among many cards: how soon it is told of somebody else's change.
using System.Diagnostics;
using Ombud.Bench.Report;

namespace Ombud.Bench.Parts;

static class LiveBoard
{
    const int Changes = 60;

    public static async Task MeasureAsync(Run run)
    {
        await run.App.BeReadyAsync();
        using var adviser = await Caller.SignedInAsync(run.App.Address, "adviser");
        await using var page = await LivePage.OpenAsync(adviser, run.App.Address, "board");
        run.Measured.Add("Board: bytes drawn when it goes live", page.BytesDrawn, "B");
        var heard = new List<double>();
        for (var i = 0; i < Changes; i++)
        {
            var number = await adviser.RegisterAsync();
            await page.SettleAsync();
            var (told, start) = (page.Next, Stopwatch.GetTimestamp());
            await adviser.AdmitAsync(number);
            heard.Add(Stopwatch.GetElapsedTime(start, await told.WaitAsync(TimeSpan.FromSeconds(10))).TotalMilliseconds);
        }
        run.Measured.Add(Figure.Of("Board: a change reaches another open board", Timings.Of(heard, TimeSpan.FromMilliseconds(heard.Sum())), bar: 250));
    }
}
