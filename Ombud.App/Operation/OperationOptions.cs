// The settings of operation, section by section.
using System.ComponentModel.DataAnnotations;

namespace Ombud.App.Operation;

/// <summary>The section "Stop".</summary>
public sealed class StopOptions
{
    /// <summary>How long open pages are told before a stop.</summary>
    [Range(0.0, 600.0)] public double NoticeSeconds { get; set; } = 10;
    /// <summary>How long the stop itself may take.</summary>
    [Range(1.0, 600.0)] public double WithinSeconds { get; set; } = 30;
}

/// <summary>The section "Health".</summary>
public sealed class HealthOptions
{
    /// <summary>With less room in the data folder Ombud is not ready: enough for some weeks of documents, and for a copy of the database while it is migrated.</summary>
    [Range(0L, 100_000_000_000L)] public long FreeMegabytes { get; set; } = 500;
}

/// <summary>The section "Telemetry".</summary>
public sealed class TelemetryOptions
{
    /// <summary>Address of a collector (OTLP over HTTP); without one nothing is sent.</summary>
    public string? Endpoint { get; set; }
}

/// <summary>The section "Proxy".</summary>
public sealed class ProxyOptions
{
    /// <summary>Addresses and networks of the proxies in front, with commas between.</summary>
    public string? Known { get; set; }
}
