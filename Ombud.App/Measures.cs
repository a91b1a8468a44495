// What Ombud measures about itself: kinds, counts and times. Never about whom: no number of a case, no person, no text.
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ombud.Domain;

namespace Ombud.App;

/// <summary>Costs next to nothing while nobody listens. What is sent out, and to whom, the settings under "Telemetry" say.</summary>
static class Measures
{
    public const string Name = "Ombud";

    static readonly Meter Meter = new(Name);
    static readonly ActivitySource Source = new(Name);

    /// <summary>From a few milliseconds to what people give up at; without them the usual ones count seconds by the five.</summary>
    static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    static readonly Counter<long> Commands = Meter.CreateCounter<long>("ombud.commands", "{command}", "Commands by kind and how they ended.");
    static readonly Histogram<double> CommandTime = Meter.CreateHistogram<double>("ombud.command.duration", "s", "How long a command took, its turn at the database included.", null, Seconds);
    static readonly Counter<long> Refusals = Meter.CreateCounter<long>("ombud.refusals", "{refusal}", "What was refused, by the code of the refusal.");
    static readonly Counter<long> JobRuns = Meter.CreateCounter<long>("ombud.job.runs", "{run}", "Runs of the jobs and how they ended.");
    static readonly Histogram<double> JobTime = Meter.CreateHistogram<double>("ombud.job.duration", "s", "How long a job ran.", null, Seconds);
    static readonly Histogram<double> QueryTime = Meter.CreateHistogram<double>("ombud.query.duration", "s", "How long a query took, by its class.", null, Seconds);
    static readonly Counter<long> Unreadables = Meter.CreateCounter<long>("ombud.unreadable", "{record}", "Sealed records that did not open, by kind.");

    /// <summary>Until it is disposed of. A command of which nobody has said how it ended has failed.</summary>
    public static Measured Command(string kind) => new(Source.StartActivity("command"), "command", kind, Commands, CommandTime);

    public static Measured Job(string kind) => new(Source.StartActivity("job"), "job", kind, JobRuns, JobTime);

    public static Measured Query(string kind) => new(Source.StartActivity("query"), "query", kind, null, QueryTime);

    public static void Refused(string code) => Refusals.Add(1, new KeyValuePair<string, object?>("refusal", code));

    public static void Unreadable(string kind) => Unreadables.Add(1, new KeyValuePair<string, object?>("kind", kind));
}

/// <summary>A command, a job or a query on its way.</summary>
sealed class Measured(Activity? span, string what, string kind, Counter<long>? count, Histogram<double> time) : IDisposable
{
    readonly long started = Stopwatch.GetTimestamp();
    string outcome = "failed";

    /// <summary>A command often knows only on its way what it is.</summary>
    public string Kind { get; set; } = kind;

    /// <summary>It came to its end: done, or refused.</summary>
    public Refusal? Ended(Refusal? refused = null)
    {
        outcome = refused is null ? "done" : "refused";
        if (refused is not null) Measures.Refused(refused.Code);
        return refused;
    }

    public void Dispose()
    {
        // A query either answers or throws, which whoever asked it counts.
        TagList tags = count is null ? new(new KeyValuePair<string, object?>(what, Kind)) : new(new(what, Kind), new("outcome", outcome));
        count?.Add(1, tags);
        time.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
        if (span is null) return;
        foreach (var (key, value) in tags) span.SetTag($"ombud.{key}", value);
        if (count is not null && outcome is "failed") span.SetStatus(ActivityStatusCode.Error);
        span.Dispose();
    }
}
