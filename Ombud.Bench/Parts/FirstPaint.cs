// The board as it is opened: its query of facts, and the page with every card.
using Ombud.App.Features.Board;
using Ombud.Bench.Report;

namespace Ombud.Bench.Parts;

static class FirstPaint
{
    public static async Task MeasureAsync(Run run)
    {
        await run.App.BeReadyAsync();
        // The board's own query, called in this process on the same database.
        var query = new BoardQuery(run.Store.Contexts);
        run.Measured.Add(Figure.Of("Board: query of facts", await Timings.RunAsync(1, run.During, _ => query.AllAsync(run.Today)), bar: 5));
        await using (var beside = await run.Store.OpenAsync())
            run.Measured.Add(Figure.Of("Board: bare select of the open cases", await BareStore.OpenCasesAsync(beside, TimeSpan.FromSeconds(2))));
        using var adviser = await Caller.SignedInAsync(run.App.Address, "adviser");
        await run.TimeAsync(Names.FirstPaint, 1, run.During, _ => adviser.PageAsync("board"), bar: 300);
    }
}
