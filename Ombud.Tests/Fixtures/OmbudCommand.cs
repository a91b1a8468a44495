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
        var start = new ProcessStartInfo("dotnet", [typeof(OmbudDb).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        foreach (var made in Directory.GetDirectories(Path.GetDirectoryName(folder)!, Path.GetFileName(folder) + "*")) Directory.Delete(made, recursive: true);
        return (process.ExitCode, string.Concat(said));
    }
}
