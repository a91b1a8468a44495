// A victim as its killer sees it.
using System.Diagnostics;

namespace Ombud.Tests.Fixtures;

sealed class VictimProcess : IAsyncDisposable
{
    readonly Process process;
    readonly List<string> said = [];
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task listening;
    TaskCompletionSource? enough;
    int wanted;

    VictimProcess(Process process)
    {
        this.process = process;
        listening = ListenAsync();
    }

    /// <summary>Loaded, and waiting for its order.</summary>
    public static async Task<VictimProcess> StartAsync(VictimOrders orders)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Victim).Assembly.Location, .. orders.Arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var victim = new VictimProcess(Process.Start(start) ?? throw new InvalidOperationException("The victim did not start."));
        await victim.ready.Task;
        return victim;
    }

    public Task BeginAsync() => process.StandardInput.WriteLineAsync("begin");

    /// <summary>Done when it has said so many lines, or has ended.</summary>
    public Task SaidAsync(int lines)
    {
        lock (said)
        {
            (wanted, enough) = (lines, new(TaskCreationOptions.RunContinuationsAsynchronously));
            if (said.Count >= lines) enough.TrySetResult();
            return Task.WhenAny(enough.Task, listening);
        }
    }

    public Task FirstAsync() => Task.WhenAny(first.Task, listening);

    /// <summary>Waits for the end by itself. The exit code, and what it said.</summary>
    public async Task<(int Code, IReadOnlyList<string> Said)> EndAsync()
    {
        await process.WaitForExitAsync();
        await listening;
        return (process.ExitCode, said);
    }

    /// <summary>SIGKILL. Gives all that it has said.</summary>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        process.Kill();
        return (await EndAsync()).Said;
    }

    async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == Victim.Ready)
            {
                ready.TrySetResult();
                continue;
            }
            lock (said)
            {
                said.Add(line);
                if (said.Count >= wanted) enough?.TrySetResult();
            }
            first.TrySetResult();
        }
        ready.TrySetException(new InvalidOperationException("The victim ended before it was ready."));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }
}
