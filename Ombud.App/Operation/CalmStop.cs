// How the app ends: open pages are told and keep what is typed, what is being written is finished, then it is over.
using System.Runtime.InteropServices;
using Ombud.App.Data;
using Ombud.App.Layout;

namespace Ombud.App.Operation;

/// <summary>SIGTERM, which services and containers get, goes by way of the pages. Whoever presses Ctrl+C, or asks twice, does not wait.</summary>
sealed partial class CalmStop(Closing closing, IHostApplicationLifetime life, IConfiguration settings, TimeProvider clock, ILogger<CalmStop> log) : IHostLifetime, IDisposable
{
    readonly List<PosixSignalRegistration> signals = [];
    int asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Answer(signal, () => _ = CloseAsync())));
        foreach (var atOnce in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGQUIT])
            signals.Add(PosixSignalRegistration.Create(atOnce, signal => Answer(signal, life.StopApplication)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    static void Answer(PosixSignalContext signal, Action stop)
    {
        signal.Cancel = true; // the process ends when the app has ended
        stop();
    }

    async Task CloseAsync()
    {
        if (Interlocked.Increment(ref asked) == 1)
        {
            var notice = TimeSpan.FromSeconds((settings.GetSection("Stop").Get<StopOptions>() ?? new()).NoticeSeconds);
            Stopping(log, notice);
            var over = Task.Delay(notice, clock);
            await Task.WhenAny(closing.BeginAsync(), over);
            // Time to read it, and to finish the click that was under way.
            if (closing.HasPages) await over;
        }
        life.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ombud stops; open pages have {Notice} to keep what is typed.")]
    static partial void Stopping(ILogger log, TimeSpan notice);

    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
    }
}

/// <summary>Registered before all others, so that it is the last to be stopped: whoever stands in the writers' queue by then is let through, as long as the stop may take.</summary>
sealed class LastWrites(WriteGate gate) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await ((Task)gate.WriteAsync(_ => Task.FromResult(true)).WaitAsync(cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
