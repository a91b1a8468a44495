// One figure, the bar that it is held against, and what it was in an earlier run.
using System.Globalization;

namespace Ombud.Bench.Report;

/// <param name="Bar">The figure must be below this; null: measured and stated.</param>
sealed record Figure(string Name, double Value, string Unit, double? Bar = null, string? Note = null)
{
    /// <summary>Where the same was done many times: the value is their 95th percentile.</summary>
    public Timings? Times { get; init; }

    /// <summary>Milliseconds of the app's processor time for each time.</summary>
    public double? Processor { get; init; }

    /// <summary>The value in an earlier run.</summary>
    public double? Before { get; init; }

    public double? Ratio => Before is > 0 and { } before ? Math.Round(Value / before, 2) : null;

    public bool IsHeld => Bar is null || Value < Bar;

    public static Figure Of(string name, Timings times, double? bar = null, double? processor = null)
    {
        var cost = processor is { } each ? string.Create(CultureInfo.InvariantCulture, $"; {each} ms of the app's processor time each") : "";
        return new(name, times.P95, "ms", bar, string.Create(CultureInfo.InvariantCulture,
            $"95th percentile; median {times.Median}, 99th {times.P99}, longest {times.Max}, {times.Count} times, {times.Rate} a second{cost}")) { Times = times, Processor = processor };
    }
}
