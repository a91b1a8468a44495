// What to measure: read from the command line.
using System.Globalization;

namespace Ombud.Bench;

/// <param name="Looks">How many rows the access log has that is proved.</param>
/// <param name="Report">A text with a place for figures, such as docs/performance.md, that the table is written into.</param>
/// <param name="App">A published Ombud.App.dll; null publishes one first.</param>
/// <param name="Folder">Where the data of the run stand; emptied first.</param>
sealed record Options(int Cases, int Open, int Clients, int Seconds, int Looks, int Port, string? Json, string? Report, string? App, string Folder)
{
    public static Options Read(string[] args)
    {
        string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        int Number(string name, int usual) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
        return new(Number("--cases", 100_000), Number("--open", 200), Number("--clients", 8), Number("--seconds", 10), Number("--looks", 1_000_000), Number("--port", 5103),
            Text("--json"), Text("--report"), Text("--app"), Text("--folder") ?? Path.Combine(Path.GetTempPath(), "ombud-bench"));
    }
}
