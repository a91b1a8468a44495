// The app as a process of its own on a free port, to be killed without a warning.
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Ombud.App.Data;

namespace Ombud.Tests.Fixtures;

sealed partial class OmbudProcess : IAsyncDisposable
{
    readonly Process process;
    readonly List<string> said;
    readonly Task<string> draining;

    OmbudProcess(Process process, Uri address, List<string> said) =>
        (this.process, Address, this.said, draining) = (process, address, said, process.StandardOutput.ReadToEndAsync());

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>Gives it when it answers: it says in its log where.</summary>
    public static Task<OmbudProcess> StartAsync(string folder, DateTimeOffset clock, string? temporary = null, params IEnumerable<(string Name, string Value)> settings) =>
        StartAsync([], folder, clock, temporary, settings);

    /// <summary>With its data on a small disk.</summary>
    public static Task<OmbudProcess> StartAsync(SmallDisk disk, DateTimeOffset clock, params IEnumerable<(string Name, string Value)> settings) =>
        StartAsync(disk.Enter, disk.Folder, clock, temporary: null, settings);

    static async Task<OmbudProcess> StartAsync(string[] within, string folder, DateTimeOffset clock, string? temporary, IEnumerable<(string Name, string Value)> settings)
    {
        string[] command = [.. within, "dotnet", typeof(OmbudDb).Assembly.Location];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Urls"] = "http://127.0.0.1:0";
        start.Environment["Storage__DataFolder"] = folder;
        if (temporary is not null) start.Environment["TMPDIR"] = start.Environment["SQLITE_TMPDIR"] = temporary;
        start.Environment["Demo__Cases"] = "0";
        start.Environment["Demo__Clock"] = clock.ToString("O");
        if (PostgresServer.IsWanted)
        {
            start.Environment["Storage__Provider"] = StorageOptions.PostgreSql;
            start.Environment["Storage__ConnectionString"] = await (await PostgresServer.SharedAsync()).DatabaseOfAsync(folder);
        }
        start.Environment["Limits__SearchAMinute"] = start.Environment["Limits__RegistrationAMinute"] = "0";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The app did not start.");
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } found) return new(process, new Uri(found.Value + "/"), said);
        }
        throw new InvalidOperationException(string.Join('\n', said));
    }

    /// <summary>A client that is signed in as one of the demo people; it sends the cookie by itself.</summary>
    public async Task<HttpClient> SignInAsync(string role)
    {
#pragma warning disable CA2000 // The client owns its handler.
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
#pragma warning restore CA2000
        using var form = new FormUrlEncodedContent([new("role", role)]);
        using var answer = await client.PostAsync(new Uri("demo/sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed. Gives all that the app has said.</summary>
    public async Task<string> KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        return string.Join('\n', said) + await draining;
    }

    /// <summary>SIGTERM, as a service or a container is stopped. Gives the exit code and all that the app has said, when it has ended.</summary>
    public async Task<(int Code, string Said)> StopAsync()
    {
        Terminate();
        return await EndAsync();
    }

    public void Terminate()
    {
        using var sent = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        sent.WaitForExit();
    }

    public async Task<(int Code, string Said)> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, string.Join('\n', said) + '\n' + await draining);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*")]
    private static partial Regex Listening();
}
