// The files of the repository, and programs that are run on them.
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Ombud.Tests.Fixtures;

static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Both streams together, and the exit code.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string folder, string program, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
