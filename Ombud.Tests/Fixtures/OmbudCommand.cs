// Runs the app as an administrator does, until it ends by itself.
using System.Diagnostics;
using Ombud.App.Data;

namespace Ombud.Tests.Fixtures;

static class OmbudCommand
{
    /// <summary>In an empty folder of its own, with nothing set but what is given.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("ombud-start-").FullName;
        var (process, saying) = Start(folder, arguments, environment);
        using var ended = process;
        var said = await saying;
        await process.WaitForExitAsync();
        foreach (var made in Directory.GetDirectories(Path.GetDirectoryName(folder)!, Path.GetFileName(folder) + "*")) Directory.Delete(made, recursive: true);
        return (process.ExitCode, said);
    }

    /// <summary>The same for a command that is not let come to its end; what it says is taken in, so that it never waits for that.</summary>
    public static (Process Process, Task<string> Saying) Start(string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OmbudDb).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        return (process, BothAsync(process));
    }

    static async Task<string> BothAsync(Process process) =>
        string.Concat(await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()));
}
