// Hundreds of boards open at once: how soon a change has reached all of them, what each takes, and whether it is given back.
using Ombud.Bench.Report;

namespace Ombud.Bench.Parts;

static class OpenBoards
{
    const int WarmUp = 20, Counted = 60;

    public static async Task MeasureAsync(Run run)
    {
        await using var office = await SmallOffice.OpenAsync(run, WarmUp + Counted);
        var boards = run.Options.Boards;
        var (restingHeap, restingMemory) = await office.AtRestAsync(run, boards);
        var crowd = await BoardCrowd.OpenAsync(office, boards);
        try
        {
            await ChangeAsync(run, office, crowd);
            var (heap, memory) = (await office.LivingBytesAsync(), office.App.ResidentMegabytes());
            run.Measured.Add("Open boards: managed heap of one", Math.Round((heap - restingHeap) / 1e6 / boards, 3), "MB", bar: 1.5, note: $"after a full collection; {Megabytes(restingHeap)} MB without a board, {Megabytes(heap)} MB with {boards}");
            run.Measured.Add(Names.BoardMemory, Math.Round((memory - restingMemory) * 1.048576 / boards, 3), "MB", note: "resident");
        }
        finally { await crowd.DisposeAsync(); }
        run.Measured.Add("Open boards: failures", crowd.Failures.Count, "", bar: 1, note: string.Join("; ", crowd.Failures.Distinct().Take(3)));
        var left = await office.LivingBytesAsync();
        run.Measured.Add("Open boards: managed heap when all have left", Math.Round(100.0 * left / restingHeap, 1), "%", bar: 110, note: $"of what it was before they came; {Megabytes(left)} MB");
    }

    static async Task ChangeAsync(Run run, SmallOffice office, BoardCrowd crowd)
    {
        for (var i = 0; i < WarmUp; i++) await crowd.TellAsync(office.ChangeAsync);
        List<double> last = [], each = [];
        var before = office.App.Processor;
        for (var i = 0; i < Counted; i++)
        {
            var told = await crowd.TellAsync(office.ChangeAsync);
            each.AddRange(told);
            last.Add(told.DefaultIfEmpty(double.MaxValue).Max());
        }
        var used = (office.App.Processor - before).TotalMilliseconds / Counted;
        run.Measured.Add(Figure.Of("Open boards: a change has reached all", Timings.Of(last, TimeSpan.FromMilliseconds(last.Sum())), bar: 250, Math.Round(used, 1))
            with { Note = $"95th percentile of {Counted} changes; {crowd.Count} boards with {run.Options.Cards} cards" });
        run.Measured.Add(Figure.Of("Open boards: a change has reached one", Timings.Of(each, TimeSpan.FromMilliseconds(last.Sum()))));
        run.Measured.Add(Names.Redraw, Math.Round(used / Math.Max(1, crowd.Count), 3), "ms", note: "of the app's processor time, the change itself among it");
    }

    static double Megabytes(long bytes) => Math.Round(bytes / 1e6, 1);
}
