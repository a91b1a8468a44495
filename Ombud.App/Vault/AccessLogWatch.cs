// Checks the whole access log once a day, and remembers what was found for those who ask.
using Ombud.App.Localisation;

namespace Ombud.App.Vault;

/// <param name="At">When it was checked.</param>
public sealed record LogChecked(LogCheck Found, DateTimeOffset At);

public sealed partial class AccessLogWatch(AccessLogCheck check, TimeProvider clock, ILogger<AccessLogWatch> logger)
{
    /// <summary>Null until the first check after the start.</summary>
    public LogChecked? Last { get; private set; }

    /// <summary>At once after a start, and again on each new day.</summary>
    public async Task CheckDailyAsync(CancellationToken stop)
    {
        if (Last?.At.DanishDate == clock.DanishToday) return;
        var found = await check.RunAsync(stop);
        Last = new(found, clock.GetUtcNow());
        if (found is { Fault: { } fault, Node: { } node }) Broken(logger, node, found.Sequence, fault);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The access log does not hold: node {Node}, row {Sequence}, {Fault}.")]
    static partial void Broken(ILogger log, string node, long sequence, LogFault fault);
}
