// What was measured in one run, held against the bars of DESIGN.md, as JSON and as a table.
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ombud.Bench.Report;

namespace Ombud.Bench;

sealed class Measurements(Options options, DateTimeOffset at)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly EarlierRun? earlier = options.Compare is { } file ? EarlierRun.Read(File.ReadAllText(file), options.Cases) : null;

    public List<Figure> Figures { get; } = [];

    public void Add(Figure figure)
    {
        Figures.Add(earlier?.Beside(figure) ?? figure);
        Console.Error.WriteLine(FigureTable.Line(Figures[^1], earlier is not null));
    }

    public void Add(string name, double value, string unit, double? bar = null, string? note = null) => Add(new Figure(name, value, unit, bar, note));

    public Figure? Find(string name) => Figures.FirstOrDefault(f => f.Name.StartsWith(name, StringComparison.Ordinal));

    public bool AreHeld => Figures.All(f => f.IsHeld);

    /// <summary>What else kept the machine busy when the run began; figures of a busy machine say little.</summary>
    public double? LoadBefore { get; } = File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    public object ForJson => new
    {
        At = at,
        Machine = new { Processors = Environment.ProcessorCount, MemoryGiB = Memory, System = RuntimeInformation.OSDescription, Runtime = RuntimeInformation.FrameworkDescription, LoadBefore },
        Store = options.Connection is null ? "SQLite" : "PostgreSQL",
        options.Cases,
        options.Open,
        options.Clients,
        options.Seconds,
        Figures,
    };

    public static string Write(object told) => JsonSerializer.Serialize(told, Json);

    /// <summary>Where and when it was measured.</summary>
    public string Circumstances => string.Create(CultureInfo.InvariantCulture,
        $"Measured {at:yyyy-MM-dd} on {Environment.ProcessorCount} cores, {Memory} GiB, {RuntimeInformation.FrameworkDescription}{(options.Connection is null ? "" : ", PostgreSQL")}; load of the machine before the run {LoadBefore}. ");

    public string Size => string.Create(CultureInfo.InvariantCulture, $"{options.Cases} cases, {options.Open} of them open.");

    static double Memory => Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_073_741_824.0, 1);
}
