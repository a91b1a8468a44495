// One run: what its parts measure with, and where they write what they measured.
using Ombud.App.Localisation;
using Ombud.Bench.Report;
using Ombud.Bench.Stores;

namespace Ombud.Bench;

sealed class Run(Options options, string dll, IStore store, TimeProvider clock) : IDisposable
{
    public Options Options => options;
    public string Dll => dll;
    public IStore Store => store;
    public AppProcess App { get; } = new(options, dll, store);
    public Measurements Measured { get; } = new(options, clock.GetUtcNow());
    public DateOnly Today => clock.DanishToday;
    public TimeSpan During => TimeSpan.FromSeconds(options.Seconds);

    /// <summary>The cases that all parts but those with data of their own measure on.</summary>
    public async Task FillAsync()
    {
        if (!options.Keep || !await store.IsThereAsync())
        {
            await store.PrepareAsync();
            var seeding = await App.SeedAsync();
            Measured.Add("Inventing the cases", Math.Round(seeding.TotalSeconds, 1), "s", options.Barred(120), "its own process, durable");
        }
        var bytes = await store.BytesAsync();
        Measured.Add("Database on disk", Math.Round(bytes / 1_048_576.0, 1), "MiB", note: "its write-ahead log with it");
        Measured.Add(Names.DiskOfCase, Math.Round(bytes / 1024.0 / options.Cases, 2), "KiB");
    }

    /// <summary>Times what the app is asked for, and says what it cost the app's processor.</summary>
    public async Task<Figure> TimeAsync(string name, int clients, TimeSpan during, Func<int, Task> act, double? bar = null)
    {
        var (done, before) = (0, App.Processor);
        var times = await Timings.RunAsync(clients, during, async client =>
        {
            await act(client);
            Interlocked.Increment(ref done);
        });
        var figure = Figure.Of(name, times, bar, Math.Round((App.Processor - before).TotalMilliseconds / done, 2));
        Measured.Add(figure);
        return figure;
    }

    public void Dispose() => App.Dispose();
}
