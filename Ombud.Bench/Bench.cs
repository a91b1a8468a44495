// A whole run on one number of cases, or one for each of several sizes.
using Ombud.Bench.Parts;
using Ombud.Bench.Report;
using Ombud.Bench.Stores;

namespace Ombud.Bench;

/// <param name="Texts">Mark in the report, and what stands there.</param>
sealed record Written(string Json, IReadOnlyList<(string Mark, string Text)> Texts, bool AreHeld)
{
    public string WriteInto(string report) => Texts.Aggregate(report, (text, one) => Marks.Write(text, one.Mark, one.Text));
}

static class Bench
{
    public static async Task<Written> RunAsync(Options options, string dll)
    {
        using var run = new Run(options, dll, StoreOf(options, "main"), TimeProvider.System);
        if (AllParts.OnCases.Any(part => AllParts.IsWanted(options, part.Key))) await run.FillAsync();
        await AllParts.MeasureAsync(run, [.. AllParts.OnCases, .. AllParts.OnTheirOwn]);
        var measured = run.Measured;
        var isServer = options.Connection is not null;
        List<(string, string)> texts = [(isServer ? Marks.PostgreSql : Marks.Figures, $"{measured.Circumstances}{measured.Size}\n\n{FigureTable.Write(measured.Figures)}")];
        // What a server does is in no figure of the app, so nothing is computed from them.
        if (!isServer && UnitCosts.From(measured.Figures, options.Cases) is { } costs) texts.Add((Marks.Cost, CostModel.Write(costs)));
        return new(Measurements.Write(measured.ForJson), texts, measured.AreHeld);
    }

    /// <summary>What stands on data of its own is the same for every size, and is left to the run on one.</summary>
    public static async Task<Written> RunSizesAsync(Options options, string dll)
    {
        List<Measurements> runs = [];
        foreach (var cases in options.Sizes)
        {
            Console.Error.WriteLine($"== {cases} cases");
            using var run = new Run(options with { Cases = cases }, dll, StoreOf(options, $"size{cases}"), TimeProvider.System);
            await run.FillAsync();
            await AllParts.MeasureAsync(run, AllParts.OnCases);
            runs.Add(run.Measured);
        }
        SizedRun[] sized = [.. options.Sizes.Zip(runs, (cases, measured) => new SizedRun(cases, measured.Figures))];
        var held = SizeTable.Held(sized);
        var text = $"{runs[0].Circumstances}{options.Open} cases open.\n\n{SizeTable.Write(sized)}";
        if (held.Count > 0) text += $"\n{FigureTable.Write(held)}";
        return new(Measurements.Write(new { Runs = runs.Select(r => r.ForJson), Growth = held }), [(Marks.Sizes, text)], runs.All(r => r.AreHeld) && held.All(f => f.IsHeld));
    }

    static IStore StoreOf(Options options, string name) => options.Connection is { } connection
        ? new PostgresStore(options.Folder, connection, name)
        : new SqliteStore(Path.Combine(options.Folder, name));
}
