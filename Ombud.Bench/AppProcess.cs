// The app as a process of its own: published in Release, filled, started, watched and stopped.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ombud.Bench.Stores;

namespace Ombud.Bench;

/// <param name="more">Settings beyond those of every run, as an administrator could make them.</param>
sealed class AppProcess(Options options, string dll, IStore store, params string[] more) : IDisposable
{
    Process? running;

    public Uri Address => new($"http://127.0.0.1:{options.Port}/");
    public int Id => running!.Id;

    /// <summary>Processor time since the start of the process.</summary>
    public TimeSpan Processor
    {
        get
        {
            running!.Refresh();
            return running.TotalProcessorTime;
        }
    }

    /// <summary>Gives the published Ombud.App.dll.</summary>
    public static async Task<string> PublishAsync(Options options)
    {
        if (options.App is { } given) return Path.GetFullPath(given);
        var to = Path.Combine(options.Folder, "app");
        Console.Error.WriteLine("Publishing the app");
        var (code, output) = await RunAsync(Command("dotnet", ["publish", ProjectFile(), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-o", to, "--nologo", "-v", "q"]));
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
        var (code, output) = await RunAsync(Ombud("--seed", Text(options.Cases), "--open", Text(options.Open)));
        return code == 0 ? watch.Elapsed : throw new InvalidOperationException($"Seeding failed.\n{output}");
    }

    /// <summary>Starts the app; gives the time from the start of the process to the first answer that it is ready.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        running = Process.Start(Ombud()) ?? throw new InvalidOperationException("The app did not start.");
        running.OutputDataReceived += (_, _) => { };
        running.ErrorDataReceived += (_, line) => { if (line.Data is { } text) Console.Error.WriteLine(text); };
        running.BeginOutputReadLine();
        running.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        while (watch.Elapsed < TimeSpan.FromMinutes(5))
        {
            if (running.HasExited) throw new InvalidOperationException($"The app ended with {running.ExitCode}.");
            if (await IsReadyAsync(client)) return watch.Elapsed;
            await Task.Delay(5);
        }
        throw new TimeoutException("The app was not ready within five minutes.");
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

    /// <summary>Starts the app if it does not run, and waits until it has nothing more to do.</summary>
    public async Task BeReadyAsync()
    {
        if (running is { HasExited: false }) return;
        await StartAsync();
        await QuietAsync();
    }

    /// <summary>Waits until the app has done what it does in the background after a start, such as filling the search index.</summary>
    public async Task<TimeSpan> QuietAsync()
    {
        var watch = Stopwatch.StartNew();
        var quietSince = TimeSpan.Zero;
        for (var before = Processor; ;)
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(30)) throw new TimeoutException("The app is still busy after half an hour.");
            await Task.Delay(250);
            var used = Processor - before;
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

    ProcessStartInfo Ombud(params string[] args)
    {
        var start = Command("dotnet", [dll, .. args, $"--Urls={Address}", "--Demo:Cases=0", "--Logging:LogLevel:Default=Warning",
            "--Limits:SignInAMinute=0", "--Limits:SearchAMinute=0", "--Limits:RegistrationAMinute=0", .. more]);
        // In the environment and not among the arguments, which everybody on the machine may read.
        foreach (var (name, value) in store.Settings) start.Environment[name] = value;
        return start;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static ProcessStartInfo Command(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A demo, but neither development nor production.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        return start;
    }

    static async Task<(int Code, string Output)> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Console.Error.WriteLine(line);
            output.AppendLine(line);
        }
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
