// The app as a process of its own: published in Release, filled, started, watched and stopped.
using System.Diagnostics;
using System.Globalization;

namespace Ombud.Bench;

sealed class AppProcess(Options options, string dll) : IDisposable
{
    Process? running;

    public Uri Address => new($"http://127.0.0.1:{options.Port}/");
    public string Database => Path.Combine(options.Folder, "data", "ombud.db");

    /// <summary>Gives the published Ombud.App.dll.</summary>
    public static async Task<string> PublishAsync(Options options)
    {
        if (options.App is { } given) return Path.GetFullPath(given);
        var to = Path.Combine(options.Folder, "app");
        var (code, output) = await RunAsync("dotnet", ["publish", ProjectFile(), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-o", to, "--nologo", "-v", "q"]);
        return code == 0 ? Path.Combine(to, "Ombud.App.dll") : throw new InvalidOperationException($"Publishing failed.\n{output}");
    }

    static string ProjectFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Ombud.sln"))) return Path.Combine(folder.FullName, "Ombud.App", "Ombud.App.csproj");
        throw new InvalidOperationException("Ombud.sln was not found above the program; name a published app with --app.");
    }

    public async Task<TimeSpan> SeedAsync()
    {
        var watch = Stopwatch.StartNew();
        var (code, output) = await RunAsync("dotnet", [dll, "--seed", Text(options.Cases), "--open", Text(options.Open), .. Settings]);
        return code == 0 ? watch.Elapsed : throw new InvalidOperationException($"Seeding failed.\n{output}");
    }

    /// <summary>Starts the app; gives the time from the start of the process to the first answer that it is ready.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        running = Process.Start(Command("dotnet", [dll, .. Settings])) ?? throw new InvalidOperationException("The app did not start.");
        running.OutputDataReceived += (_, _) => { };
        running.ErrorDataReceived += (_, line) => { if (line.Data is { } text) Console.Error.WriteLine(text); };
        running.BeginOutputReadLine();
        running.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        while (watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (running.HasExited) throw new InvalidOperationException($"The app ended with {running.ExitCode}.");
            if (await IsReadyAsync(client)) return watch.Elapsed;
            await Task.Delay(5);
        }
        throw new TimeoutException("The app was not ready within a minute.");
    }

    static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // nobody listens yet
        }
    }

    /// <summary>Waits until the app has done what it does in the background after a start, such as filling the search index.</summary>
    public async Task<TimeSpan> QuietAsync()
    {
        var watch = Stopwatch.StartNew();
        var quietSince = TimeSpan.Zero;
        for (var before = running!.TotalProcessorTime; watch.Elapsed < TimeSpan.FromMinutes(5);)
        {
            await Task.Delay(250);
            running.Refresh();
            var used = running.TotalProcessorTime - before;
            before += used;
            if (used.TotalMilliseconds > 20) quietSince = watch.Elapsed;
            else if (watch.Elapsed - quietSince > TimeSpan.FromSeconds(2)) break;
        }
        return quietSince;
    }

    public double ResidentMegabytes()
    {
        running!.Refresh();
        return Math.Round(running.WorkingSet64 / 1_048_576.0, 1);
    }

    public void Stop()
    {
        if (running is not { HasExited: false }) return;
        running.Kill();
        running.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        running?.Dispose();
    }

    string[] Settings => [$"--Urls={Address}", $"--Storage:DataFolder={Path.Combine(options.Folder, "data")}", "--Demo:Cases=0", "--Logging:LogLevel:Default=Warning",
        "--Limits:SignInAMinute=0", "--Limits:SearchAMinute=0", "--Limits:RegistrationAMinute=0"];

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static ProcessStartInfo Command(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A demo, but neither development nor production.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        return start;
    }

    static async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> args)
    {
        using var process = Process.Start(Command(program, args)) ?? throw new InvalidOperationException($"{program} did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
