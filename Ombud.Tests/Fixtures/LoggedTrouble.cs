// What a host warns of or logs as an error while a test runs: a page that goes wrong where nobody sees it.
using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ombud.Tests.Fixtures;

sealed class LoggedTrouble : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> all = new();

    public LoggedTrouble(OmbudHost host)
    {
        _ = host.Address;
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(this);
    }

    public IReadOnlyCollection<string> All => all;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) all.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose() { }
}
