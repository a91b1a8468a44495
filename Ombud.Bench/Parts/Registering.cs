// Registering and changing through the API by several clients at once, beside what the bare store can do in the same minute.
using System.Collections.Concurrent;
using Ombud.Bench.Report;

namespace Ombud.Bench.Parts;

static class Registering
{
    public static async Task MeasureAsync(Run run)
    {
        // Registering leaves thousands of open cases behind, which no board holds: measured on a start of its own, without one.
        run.App.Stop();
        await run.App.BeReadyAsync();
        var clients = run.Options.Clients;
        var callers = await SignInAsync(run, i => i % 2 == 0 ? "intake" : "adviser");
        var registered = new ConcurrentBag<string>();
        var registering = await run.TimeAsync($"{Names.Register}, {clients} clients", clients, run.During, async client => registered.Add(await callers[client].RegisterAsync()), run.Options.Barred(15));
        await run.TimeAsync(Names.Alone, 1, run.During / 2, async _ => registered.Add(await callers[0].RegisterAsync()));
        // Each case changes once; there are more of them than are changed.
        var numbers = new ConcurrentQueue<string>(registered);
        var advisers = await SignInAsync(run, _ => "adviser");
        var changing = await run.TimeAsync($"{Names.Change}, {clients} clients", clients, run.During, async client =>
        {
            if (!numbers.TryDequeue(out var number)) number = await advisers[client].RegisterAsync();
            await advisers[client].AdmitAsync(number);
        }, run.Options.Barred(15));
        await CompareAsync(run, registering, changing);
        run.Measured.Add("Memory afterwards", run.App.ResidentMegabytes(), "MiB", note: "resident");
        run.App.Stop();
        foreach (var caller in callers.Concat(advisers)) caller.Dispose();
    }

    static Task<Caller[]> SignInAsync(Run run, Func<int, string> role) =>
        Task.WhenAll(Enumerable.Range(0, run.Options.Clients).Select(i => Caller.SignedInAsync(run.App.Address, role(i))));

    static async Task CompareAsync(Run run, Figure registering, Figure changing)
    {
        await using var connection = await run.Store.OpenBareAsync();
        var bare = await BareStore.CommitsAsync(connection, Caller.Registration(1).ToJsonString().Length, TimeSpan.FromSeconds(Math.Max(1, run.Options.Seconds / 2.0)));
        run.Measured.Add(Figure.Of("Bare store: durable commit of the same bytes", bare));
        run.Measured.Add("Bare commits for one registration", Math.Round(bare.Rate / registering.Times!.Rate, 2), "", run.Options.Barred(4), "rates of the same run; under 4 is at least a quarter of the bare rate");
        run.Measured.Add("Bare commits for one change of state", Math.Round(bare.Rate / changing.Times!.Rate, 2), "", run.Options.Barred(4), "rates of the same run");
    }
}
