// What to measure: read from the command line.
using System.Globalization;

namespace Ombud.Bench;

/// <param name="Looks">How many rows the access log has that is proved.</param>
/// <param name="Report">A text with places for figures, such as docs/performance.md, that the tables are written into.</param>
/// <param name="App">A published Ombud.App.dll; null publishes one first.</param>
/// <param name="Folder">Where the data of the run stand; emptied first.</param>
sealed record Options(int Cases, int Open, int Clients, int Seconds, int Looks, int Port, string? Json, string? Report, string? App, string Folder)
{
    /// <summary>Bars of what grows with the data are for this many cases and fewer.</summary>
    public const int BarredCases = 100_000;

    /// <summary>How many boards are open at once, and how many cards each has.</summary>
    public int Boards { get; init; } = 500;
    public int Cards { get; init; } = 60;
    public int Circuits { get; init; } = 1_000;

    /// <summary>The parts to measure; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>So many cases one after the other, for a table with a column each; empty: <see cref="Cases"/> alone.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>The JSON of an earlier run.</summary>
    public string? Compare { get; init; }

    /// <summary>A PostgreSQL on which databases may be made and dropped; null: SQLite.</summary>
    public string? Connection { get; init; }

    /// <summary>The folder is not emptied: the cases that an earlier run left there are measured again.</summary>
    public bool Keep { get; init; }

    public double? Barred(double bar) => Cases <= BarredCases ? bar : null;

    public static Options Read(string[] args)
    {
        string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        int Number(string name, int usual) => Text(name) is { } text ? Parse(text) : usual;
        string[] List(string name) => Text(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return new(Number("--cases", 100_000), Number("--open", 200), Number("--clients", 8), Number("--seconds", 10), Number("--looks", 1_000_000), Number("--port", 5103),
            Text("--json"), Text("--report"), Text("--app"), Text("--folder") ?? Path.Combine(Path.GetTempPath(), "ombud-bench"))
        {
            Boards = Number("--boards", 500),
            Cards = Number("--cards", 60),
            Circuits = Number("--circuits", 1_000),
            Only = List("--only"),
            Sizes = [.. List("--sizes").Select(Parse)],
            Compare = Text("--compare"),
            Connection = Text("--connection"),
            Keep = args.Contains("--keep"),
        };
    }

    static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
