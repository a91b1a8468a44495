// A collector of measures and traces on this machine: keeps every byte that is sent to it.
using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ombud.Tests.Fixtures;

/// <summary>What it is sent is protobuf: every text in it stands there as it is, in UTF-8.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<(string Path, byte[] Body)> got = new();
    readonly SemaphoreSlim arrived = new(0);

    Collector(WebApplication app) => this.app = app;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/{kind}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            collector.got.Enqueue((request.Path, body.ToArray()));
            collector.arrived.Release();
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>Everything that came under a kind, "metrics" or "traces".</summary>
    public byte[] Got(string kind) => [.. got.Where(g => g.Path.EndsWith(kind, StringComparison.Ordinal)).SelectMany(g => g.Body)];

    /// <summary>Done when a text has come.</summary>
    public async Task UntilAsync(string kind, string text)
    {
        while (!Holds(kind, text)) await arrived.WaitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
    }

    public bool Holds(string kind, string text) => Got(kind).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        arrived.Dispose();
    }
}
