// The figures of an earlier run, by name, read from the JSON that it left.
using System.Text.Json.Nodes;

namespace Ombud.Bench.Report;

sealed class EarlierRun(IReadOnlyDictionary<string, double> values)
{
    /// <summary>Of a run of several sizes, those of the same size.</summary>
    public static EarlierRun Read(string json, int cases)
    {
        var root = JsonNode.Parse(json)!;
        var run = root["runs"] is JsonArray runs ? runs.FirstOrDefault(r => (int)r!["cases"]! == cases) : root;
        if (run?["figures"] is not JsonArray figures) return new(new Dictionary<string, double>());
        return new(figures.Select(f => f!).GroupBy(f => (string)f["name"]!).ToDictionary(same => same.Key, same => (double)same.First()["value"]!));
    }

    public Figure Beside(Figure now) => values.TryGetValue(now.Name, out var before) ? now with { Before = before } : now;
}
