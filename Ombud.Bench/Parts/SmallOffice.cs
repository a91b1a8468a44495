// A second start of the app on few cases, all of them cards, for measurements of many open boards.
using Ombud.Bench.Report;

namespace Ombud.Bench.Parts;

sealed class SmallOffice : IAsyncDisposable
{
    readonly AppProcess app;
    readonly Caller[] advisers;
    readonly Queue<Func<Task>> changes;

    SmallOffice(AppProcess app, Caller[] advisers, IEnumerable<Func<Task>> changes) => (this.app, this.advisers, this.changes) = (app, advisers, new(changes));

    public AppProcess App => app;

    /// <summary>Two, whose boards are open.</summary>
    public IReadOnlyList<Caller> Advisers => advisers;

    /// <summary>
    /// So many cards, the newer ones registered here: each can be found admissible and then be mediated, which no card leaves
    /// the board for. One person has many more pages open than an office allows, so the setting that limits them is raised.
    /// </summary>
    public static async Task<SmallOffice> OpenAsync(Run run, int changes)
    {
        run.App.Stop();
        var store = run.Store.Beside("small");
        await store.PrepareAsync();
        var registered = (changes + 1) / 2;
        var invented = run.Options.Cards - registered;
        if (invented < 1) throw new InvalidOperationException($"So many changes want more than {run.Options.Cards} cards.");
        var app = new AppProcess(run.Options with { Cases = invented, Open = invented }, run.Dll, store, "--Identity:PagesOfOne=1000");
        await app.SeedAsync();
        await app.BeReadyAsync();
        Caller[] advisers = [await Caller.SignedInAsync(app.Address, "adviser"), await Caller.SignedInAsync(app.Address, "adviser2")];
        List<string> numbers = [];
        while (numbers.Count < registered) numbers.Add(await advisers[0].RegisterAsync());
        return new(app, advisers, [.. numbers.Select<string, Func<Task>>(n => () => advisers[0].AdmitAsync(n)), .. numbers.Select<string, Func<Task>>(n => () => advisers[0].MediateAsync(n))]);
    }

    /// <summary>Changes the state of one case, each time of another card.</summary>
    public Task ChangeAsync() => changes.Dequeue()();

    /// <summary>Bytes of the managed heap that live. Not waited for until the app is quiet: a thousand circuits never are.</summary>
    public Task<long> LivingBytesAsync() => HeapProbe.LivingBytesAsync(app.Id);

    /// <summary>
    /// What the app takes while nobody looks. As many boards have come and gone before: then what is kept once for all is there,
    /// and what boards leave behind for ever would come on top.
    /// </summary>
    public async Task<(long Living, double Resident)> AtRestAsync(Run run, int boards)
    {
        if (run.Measured.Find(Names.AtRestSmall) is null) run.Measured.Add(Names.AtRestSmall, app.ResidentMegabytes(), "MiB", note: $"resident, with {run.Options.Cards} cases");
        var untouched = app.ResidentMegabytes();
        await using (var crowd = await BoardCrowd.OpenAsync(this, boards)) await crowd.SettleAsync();
        return (await LivingBytesAsync(), untouched);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var adviser in advisers) adviser.Dispose();
        app.Dispose();
        return ValueTask.CompletedTask;
    }
}
