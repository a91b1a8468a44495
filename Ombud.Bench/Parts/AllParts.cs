// The parts of a run, by the names under which they are chosen, in the order in which they are measured.
namespace Ombud.Bench.Parts;

static class AllParts
{
    /// <summary>On the cases of the run. What leaves many open cases behind comes last.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, Func<Run, Task>>> OnCases =
    [
        new("start", StartUp.MeasureAsync),
        new("board", FirstPaint.MeasureAsync),
        new("case", CasePage.MeasureAsync),
        new("sla", SlaReport.MeasureAsync),
        new("search", Searching.MeasureAsync),
        new("live", LiveBoard.MeasureAsync),
        new("register", Registering.MeasureAsync),
    ];

    /// <summary>On data of their own: the same whatever the number of cases.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, Func<Run, Task>>> OnTheirOwn =
    [
        new("sealing", Sealing.MeasureAsync),
        new("log", AccessLogProof.MeasureAsync),
        new("boards", OpenBoards.MeasureAsync),
        new("circuits", ManyCircuits.MeasureAsync),
    ];

    public static IEnumerable<string> Known => OnCases.Concat(OnTheirOwn).Select(part => part.Key);

    public static bool IsWanted(Options options, string name) => options.Only.Count == 0 || options.Only.Contains(name);

    public static async Task MeasureAsync(Run run, IEnumerable<KeyValuePair<string, Func<Run, Task>>> parts)
    {
        foreach (var (name, measure) in parts)
        {
            if (!IsWanted(run.Options, name)) continue;
            Console.Error.WriteLine($"-- {name}");
            await measure(run);
        }
    }
}
