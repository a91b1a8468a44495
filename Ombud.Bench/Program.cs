// Measures Ombud as it runs: published, filled with invented cases, on a port of this machine. Prints JSON and a table.
using System.Collections.Concurrent;
using System.Diagnostics;
using Ombud.Bench;

var options = Options.Read(args);
var during = TimeSpan.FromSeconds(options.Seconds);
var clock = TimeProvider.System;
var measured = new Measurements(options, clock.GetUtcNow());
if (Directory.Exists(options.Folder)) Directory.Delete(options.Folder, recursive: true);
Directory.CreateDirectory(options.Folder);

using var app = new AppProcess(options, await AppProcess.PublishAsync(options));
var seeding = await app.SeedAsync();
measured.Add($"Inventing {options.Cases} cases", Math.Round(seeding.TotalSeconds, 1), "s", bar: 120, note: "its own process, durable");
measured.Add("Database on disk", Math.Round(new FileInfo(app.Database).Length / 1_048_576.0, 1), "MiB");

// The second start is one on an existing database with a warm file cache.
await app.StartAsync();
app.Stop();
measured.Add("Cold start to ready", Math.Round((await app.StartAsync()).TotalSeconds, 2), "s", bar: 3, note: "from the start of the process to /health/ready");
measured.Add("Work after the start done", Math.Round((await app.QuietAsync()).TotalSeconds, 1), "s", note: "the search index among it; from ready on");
measured.Add("Memory at rest", app.ResidentMegabytes(), "MiB", note: "resident");

using var adviser = await Caller.SignedInAsync(app.Address, "adviser");
var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen")).DateTime);
var facts = await FactsQuery.RunAsync(app.Database, today, during);
measured.Add("Board: query of facts", facts, bar: 5);
measured.Add("Board: bare select of the open cases", await BareStore.OpenCasesAsync(app.Database, TimeSpan.FromSeconds(2)));
measured.Add("Board: first paint", await Timings.RunAsync(1, during, async _ => await adviser.PageAsync("board")), bar: 300);

const string Cpr = "010190-4321";
await adviser.RegisterAsync(Cpr);
foreach (var (what, text, bar) in ((string, string, double)[])[("a word", "sygedagpenge", 20), ("three letters", "mar", 20), ("two words", "lyngdal svar", 20), ("a CPR number", Cpr, 5)])
    measured.Add($"Search: {what}", await Timings.RunAsync(1, during / 2, async _ => await adviser.SearchAsync(text)), bar);

await using (var page = await LivePage.OpenAsync(adviser, app.Address, "board"))
{
    measured.Add("Board: bytes drawn when it goes live", page.BytesDrawn, "B");
    var heard = new List<double>();
    for (var i = 0; i < 60; i++)
    {
        var number = await adviser.RegisterAsync();
        await page.SettleAsync();
        var (before, start) = (page.Batches, Stopwatch.GetTimestamp());
        await adviser.AdmitAsync(number);
        await page.WaitAsync(before, TimeSpan.FromSeconds(10));
        heard.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
    measured.Add("Board: a change reaches another open board", Timings.Of(heard, TimeSpan.FromMilliseconds(heard.Sum())), bar: 250);
}

// Registering leaves thousands of open cases behind, which no board holds: measured on a start of its own, without one.
app.Stop();
await app.StartAsync();
await app.QuietAsync();
var callers = await Task.WhenAll(Enumerable.Range(0, options.Clients).Select(i => Caller.SignedInAsync(app.Address, i % 2 == 0 ? "intake" : "adviser")));
var registered = new ConcurrentBag<string>();
var registering = await Timings.RunAsync(options.Clients, during, async client => registered.Add(await callers[client].RegisterAsync()));
measured.Add($"Register through the API, {options.Clients} clients", registering, bar: 15);
var alone = await Timings.RunAsync(1, during / 2, async _ => await callers[0].RegisterAsync());
measured.Add("Register through the API, one client", alone);
var numbers = new ConcurrentQueue<string>(registered);
var advisers = await Task.WhenAll(Enumerable.Range(0, options.Clients).Select(_ => Caller.SignedInAsync(app.Address, "adviser")));
// As long as there are cases to change; each changes once.
var changing = await Timings.RunAsync(options.Clients, TimeSpan.FromSeconds(Math.Max(1, options.Seconds / 3.0)), async client =>
{
    if (!numbers.TryDequeue(out var number)) number = await advisers[client].RegisterAsync();
    await advisers[client].AdmitAsync(number);
});
measured.Add($"Change of state through the API, {options.Clients} clients", changing, bar: 15);

var bytes = Caller.Registration(1).ToJsonString().Length;
var bare = await BareStore.CommitsAsync(options.Folder, bytes, TimeSpan.FromSeconds(Math.Max(1, options.Seconds / 2.0)));
measured.Add("Bare store: durable commit of the same bytes", bare);
measured.Add("Bare commits for one registration", Math.Round(bare.Rate / registering.Rate, 2), "", bar: 4, note: "rates of the same run; under 4 is at least a quarter of the bare rate");
measured.Add("Bare commits for one change of state", Math.Round(bare.Rate / changing.Rate, 2), "", bar: 4, note: "rates of the same run");
measured.Add("Memory afterwards", app.ResidentMegabytes(), "MiB", note: "resident");
app.Stop();

var sealing = await SealingCost.RunAsync(options.Folder, options.Clients);
var added = Math.Max(0, sealing.Sealed - sealing.Clear);
measured.Add("Sealing: what it adds to the writing of one registration", Math.Round(added, 3), "ms", note: $"its rows in clear {sealing.Clear} ms, sealed {sealing.Sealed} ms; medians, turn about, {options.Clients} writers at once");
measured.Add("Sealing: its share of a registration", Math.Round(100 * added / alone.Median, 1), "%", bar: 10, note: "of the time that one takes when nobody else registers: median");
measured.Add("Sealing: its share at full load", Math.Round(100 * added / (1000 / registering.Rate), 1), "%", note: $"of the time between two registrations with {options.Clients} clients");

var (written, proved) = await AccessLogChain.RunAsync(options.Folder, options.Looks);
measured.Add($"Access log: writing {options.Looks} rows", Math.Round(written.TotalSeconds, 1), "s", note: "5,000 in a commit");
measured.Add($"Access log: proving {options.Looks} rows", Math.Round(proved.TotalSeconds, 1), "s", bar: 30, note: "as --verify-audit does");
foreach (var caller in callers.Concat(advisers)) caller.Dispose();

var json = measured.ToJson();
if (options.Json is { } file) await File.WriteAllTextAsync(file, json);
if (options.Report is { } report) await File.WriteAllTextAsync(report, measured.WriteInto(await File.ReadAllTextAsync(report)));
Console.WriteLine(json);
Console.WriteLine();
Console.WriteLine(measured.ToMarkdown());
return measured.Figures.All(f => f.IsHeld) ? 0 : 1;
