// Writes what a long run did and what came of it, as a section of docs/reliability.md.
using System.Globalization;
using System.Reflection;
using System.Text;
using Ombud.App.Data;

namespace Ombud.Tests.Fixtures;

static class ReliabilityReport
{
    static readonly Lock OneAtATime = new();

    /// <summary>OMBUD_LONG=1, set by ./test.sh --long.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("OMBUD_LONG") == "1";

    /// <summary>Appends a section to the file that OMBUD_RELIABILITY_REPORT names; without it, or in a short run, nothing is written.</summary>
    public static void Append(string title, int seed, params (string What, string Result)[] results)
    {
        if (!IsLong || Environment.GetEnvironmentVariable("OMBUD_RELIABILITY_REPORT") is not { Length: > 0 } file) return;
        var version = typeof(OmbudDb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var section = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, commit {version.Split('+')[^1]}, random seed {seed}.").AppendLine()
            .AppendLine("| What | Result |").AppendLine("|---|---|");
        foreach (var (what, result) in results) section.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {result} |");
        section.AppendLine();
        lock (OneAtATime) File.AppendAllText(file, section.ToString());
    }
}
