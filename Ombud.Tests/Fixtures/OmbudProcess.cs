// The app as a process of its own on a free port, to be killed without a warning.
using System.Diagnostics;
using System.Text.RegularExpressions;
using Ombud.App.Data;

namespace Ombud.Tests.Fixtures;

sealed partial class OmbudProcess : IAsyncDisposable
{
    readonly Process process;
    readonly Task draining;

    OmbudProcess(Process process, Uri address) =>
        (this.process, Address, draining) = (process, address, process.StandardOutput.ReadToEndAsync());

    public Uri Address { get; }

    /// <summary>Gives it when it answers: it says in its log where.</summary>
    public static async Task<OmbudProcess> StartAsync(string folder, DateTimeOffset clock)
    {
        var start = new ProcessStartInfo("dotnet", typeof(OmbudDb).Assembly.Location) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Urls"] = "http://127.0.0.1:0";
        start.Environment["Storage__DataFolder"] = folder;
        start.Environment["Demo__Cases"] = "0";
        start.Environment["Demo__Clock"] = clock.ToString("O");
        var process = Process.Start(start) ?? throw new InvalidOperationException("The app did not start.");
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } found) return new(process, new Uri(found.Value + "/"));
        }
        throw new InvalidOperationException(string.Join('\n', said));
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await draining;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*")]
    private static partial Regex Listening();
}
