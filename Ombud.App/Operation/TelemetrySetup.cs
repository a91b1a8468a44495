// Sends measures and traces to the collector that the settings name, and to nobody without one. What may be in them is listed here.
using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Ombud.App.Data;
using Ombud.App.Identity;
using Ombud.App.Vault;

namespace Ombud.App.Operation;

static class TelemetrySetup
{
    /// <summary>Kinds, routes as the code writes them, states. Everything else that a library adds is left out: addresses, paths, persons, browsers.</summary>
    static readonly string[] Told =
    [
        "ombud.command", "ombud.job", "ombud.query", "ombud.outcome", "command", "job", "query", "outcome", "refusal", "kind",
        "http.route", "http.request.method", "http.response.status_code", "network.protocol.name", "network.protocol.version", "url.scheme", "error.type",
        "aspnetcore.rate_limiting.policy", "aspnetcore.rate_limiting.result", "aspnetcore.routing.match_status", "signalr.connection.status", "signalr.transport",
        "gc.heap.generation", "dotnet.gc.heap.generation", "cpu.mode",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PendingQuery>();
        builder.Services.AddSingleton<StateMeter>();
        if (builder.Configuration[OperationCheck.Endpoint] is not { Length: > 0 } text) return;
        var endpoint = new Uri(text);
        var node = builder.Configuration["Storage:Node"] ?? new StorageOptions().Node;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Measures.Name, serviceInstanceId: node))
            .WithMetrics(metrics => metrics.AddMeter(Measures.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation()
                .AddView(_ => new MetricStreamConfiguration { TagKeys = Told })
                .AddOtlpExporter(to => Send(to, endpoint, "v1/metrics")))
            .WithTracing(traces => traces.AddSource(Measures.Name).AddAspNetCoreInstrumentation(requests => requests.RecordException = false)
                .AddProcessor(new OnlyWhatIsTold(Told))
                .AddOtlpExporter(to => Send(to, endpoint, "v1/traces")));
        builder.Services.AddHostedService<Observed>();
    }

    static void Send(OtlpExporterOptions to, Uri collector, string path)
    {
        to.Protocol = OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = new(collector.AbsoluteUri.TrimEnd('/') + '/' + path);
    }

    /// <summary>Before a span is sent.</summary>
    sealed class OnlyWhatIsTold(string[] told) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            // The libraries have more spans than were asked for; the links of those of live pages repeat what a caller sent.
            if (data.Source.Name is not (Measures.Name or "Microsoft.AspNetCore"))
            {
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
                return;
            }
            foreach (var (key, _) in data.TagObjects.Where(tag => !told.Contains(tag.Key)).ToList()) data.SetTag(key, null);
            // What went wrong is told by its type; a message may quote what was sent, and so may what a caller has put into its trace.
            if (data.Status is ActivityStatusCode.Error) data.SetStatus(ActivityStatusCode.Error);
            data.TraceStateString = ""; // null would be what stands in the span around it
        }
    }

    /// <summary>The gauges begin with the app.</summary>
    sealed class Observed(StateMeter meter) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            meter.Begin();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>How the app stands at the moment when somebody asks.</summary>
sealed class StateMeter(OpenPages pages, SearchIndex index, PendingQuery pending) : IDisposable
{
    readonly Meter meter = new(Measures.Name);

    public void Begin()
    {
        meter.CreateObservableGauge("ombud.circuits", () => pages.InAll, "{page}", "Live pages.");
        meter.CreateObservableGauge("ombud.search.ready", () => index.Percent, "%", "How much of the search index is filled.");
        meter.CreateObservableGauge("ombud.letters.pending", pending.Letters, "{letter}", "Letters that wait to be sent.");
    }

    public void Dispose() => meter.Dispose();
}
