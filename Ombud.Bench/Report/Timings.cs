// How long something took, many times: the figures that a bar is held against.
using System.Diagnostics;

namespace Ombud.Bench.Report;

/// <summary>Milliseconds. Rate: how many a second, all clients together.</summary>
sealed record Timings(int Count, double Median, double P95, double P99, double Max, double Rate)
{
    public static Timings Of(IReadOnlyCollection<double> milliseconds, TimeSpan during)
    {
        if (milliseconds.Count == 0) throw new InvalidOperationException("Nothing was measured.");
        var sorted = milliseconds.Order().ToArray();
        double At(double share) => Math.Round(sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)], 2);
        return new(sorted.Length, At(0.5), At(0.95), At(0.99), At(1), Math.Round(sorted.Length / during.TotalSeconds, 1));
    }

    /// <summary>
    /// Does the same again and again, by so many clients at once, and times each. A server is warm but for its first minute: what
    /// comes before is as long as what is measured, and does not count.
    /// </summary>
    public static async Task<Timings> RunAsync(int clients, TimeSpan during, Func<int, Task> act)
    {
        await MeasureAsync(clients, during, act);
        return await MeasureAsync(clients, during, act);
    }

    static async Task<Timings> MeasureAsync(int clients, TimeSpan during, Func<int, Task> act)
    {
        var watch = Stopwatch.StartNew();
        var measured = await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            List<double> mine = [];
            while (watch.Elapsed < during)
            {
                var start = Stopwatch.GetTimestamp();
                await act(client);
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            return mine;
        }));
        return Of([.. measured.SelectMany(m => m)], watch.Elapsed);
    }
}
