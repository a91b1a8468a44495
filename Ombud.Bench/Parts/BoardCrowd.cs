// Many boards open at once, each a circuit of its own.
using System.Collections.Concurrent;
using System.Diagnostics;

namespace Ombud.Bench.Parts;

sealed class BoardCrowd : IAsyncDisposable
{
    /// <summary>How many come, or leave, at the same moment.</summary>
    const int Together = 16;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly ConcurrentBag<LivePage> pages = [];
    readonly ConcurrentBag<string> failures = [];

    /// <summary>Why some did not come, were not told of a change, or could not leave.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    public int Count => pages.Count;

    public static async Task<BoardCrowd> OpenAsync(SmallOffice office, int count)
    {
        var crowd = new BoardCrowd();
        await EachAsync(Enumerable.Range(0, count), async i =>
        {
            try { crowd.pages.Add(await LivePage.OpenAsync(office.Advisers[i % office.Advisers.Count], office.App.Address, "board")); }
#pragma warning disable CA1031 // Counted, whatever it is.
            catch (Exception e) { crowd.failures.Add($"{e.GetType().Name}: {e.Message}"); }
#pragma warning restore CA1031
        });
        return crowd;
    }

    /// <summary>Milliseconds from sending a change until each board that is open has been told; one that never is counts as a failure.</summary>
    public async Task<IReadOnlyList<double>> TellAsync(Func<Task> change)
    {
        await SettleAsync();
        Task<long>[] told = [.. pages.Select(page => page.Next)];
        var start = Stopwatch.GetTimestamp();
        await change();
        try { await Task.WhenAll(told).WaitAsync(Patience); }
        catch (TimeoutException) { failures.Add($"{told.Count(t => !t.IsCompleted)} boards were not told of a change."); }
        return [.. told.Where(t => t.IsCompletedSuccessfully).Select(t => Stopwatch.GetElapsedTime(start, t.Result).TotalMilliseconds)];
    }

    /// <summary>Waits until nothing has been drawn on any board for a quarter of a second.</summary>
    public async Task SettleAsync()
    {
        var start = Stopwatch.GetTimestamp();
        int Drawn() => pages.Sum(page => page.Batches);
        for (var before = -1; before != Drawn(); await Task.Delay(250))
        {
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromMinutes(2)) throw new TimeoutException("The boards are drawn on and on.");
            before = Drawn();
        }
    }

    public async ValueTask DisposeAsync() => await EachAsync(pages, async page =>
    {
        try { await page.DisposeAsync(); }
#pragma warning disable CA1031 // Counted, whatever it is.
        catch (Exception e) { failures.Add($"{e.GetType().Name}: {e.Message}"); }
#pragma warning restore CA1031
    });

    static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> act) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (one, _) => await act(one));
}
