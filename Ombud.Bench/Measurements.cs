// What was measured, held against the bars of DESIGN.md, as JSON and as a table.
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Ombud.Bench;

/// <param name="Bar">The figure must be below this; null: measured and stated.</param>
sealed record Figure(string Name, double Value, string Unit, double? Bar = null, string? Note = null)
{
    public bool IsHeld => Bar is null || Value < Bar;
}

sealed class Measurements(Options options, DateTimeOffset at)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public List<Figure> Figures { get; } = [];

    public void Add(string name, double value, string unit, double? bar = null, string? note = null)
    {
        Figures.Add(new(name, value, unit, bar, note));
        Console.Error.WriteLine(Line(Figures[^1]));
    }

    public void Add(string name, Timings timings, double? bar = null) =>
        Add(name, timings.P95, "ms", bar, string.Create(CultureInfo.InvariantCulture,
            $"95th percentile; median {timings.Median}, 99th {timings.P99}, longest {timings.Max}, {timings.Count} times, {timings.Rate} a second"));

    public string ToJson() => JsonSerializer.Serialize(new
    {
        At = at,
        Machine = new { Processors = Environment.ProcessorCount, MemoryGiB = Memory, System = RuntimeInformation.OSDescription, Runtime = RuntimeInformation.FrameworkDescription, LoadBefore },
        options.Cases,
        options.Open,
        options.Clients,
        options.Seconds,
        Figures,
    }, Json);

    /// <summary>What else kept the machine busy when the run began; figures of a busy machine say little.</summary>
    public double? LoadBefore { get; } = File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    public string ToMarkdown()
    {
        var table = new StringBuilder("| What | Measured | Bar | Held | How |\n|---|---|---|---|---|\n");
        foreach (var figure in Figures) table.AppendLine(Line(figure));
        return table.ToString();
    }

    const string Begin = "<!-- figures -->\n";
    const string End = "<!-- end of figures -->";

    /// <summary>Puts the table, and where and when it was measured, between the two marks of a text.</summary>
    public string WriteInto(string text)
    {
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException("The report has no place for figures.");
        var when = string.Create(CultureInfo.InvariantCulture,
            $"Measured {at:yyyy-MM-dd} on {Environment.ProcessorCount} cores, {Memory} GiB, {RuntimeInformation.FrameworkDescription}; load of the machine before the run {LoadBefore}. {options.Cases} cases, {options.Open} of them open.\n\n");
        return text[..(from + Begin.Length)] + when + ToMarkdown() + text[to..];
    }

    static double Memory => Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_073_741_824.0, 1);

    static string Line(Figure figure) => string.Create(CultureInfo.InvariantCulture,
        $"| {figure.Name} | {figure.Value} {figure.Unit} | {(figure.Bar is { } bar ? $"under {bar} {figure.Unit}" : "")} | {(figure.Bar is null ? "" : figure.IsHeld ? "yes" : "NO")} | {figure.Note} |");
}
