// A live page without a browser: opens a circuit as blazor.web.js does, acknowledges what is drawn, and tells when.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ombud.Bench;

sealed partial class LivePage : IAsyncDisposable
{
    const int JsObject = (int)Microsoft.JSInterop.JSCallResultType.JSObjectReference;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Caller caller;
    readonly HubConnection connection;
    readonly Lock drawing = new();
    TaskCompletionSource<long> drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    string? circuit;
    int batches;

    LivePage(Caller caller, HubConnection connection) => (this.caller, this.connection) = (caller, connection);

    public long BytesDrawn { get; private set; }

    public int Batches
    {
        get { lock (drawing) return batches; }
    }

    /// <summary>When, by <see cref="Stopwatch"/>, the next thing is drawn.</summary>
    public Task<long> Next
    {
        get { lock (drawing) return drawn.Task; }
    }

    /// <summary>Gives the page once it has been drawn and nothing more came for a moment.</summary>
    public static async Task<LivePage> OpenAsync(Caller caller, Uri address, string path)
    {
        var html = await caller.PageAsync(path);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "_blazor"), o => o.Cookies = caller.Cookies);
        builder.Services.RemoveAll<IHubProtocol>();
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        var page = new LivePage(caller, builder.Build());
        try
        {
            await page.StartAsync(html, address, path);
            return page;
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    async Task StartAsync(string html, Uri address, string path)
    {
        Listen();
        await connection.StartAsync();
        circuit = await connection.InvokeAsync<string?>("StartCircuit", address.ToString(), new Uri(address, path).ToString(), "[]", State().Match(html).Groups[1].Value)
            ?? throw new InvalidOperationException("The circuit was refused.");
        await connection.SendAsync("UpdateRootComponents", Operations(html), State().Match(html).Groups[1].Value);
        await SettleAsync();
    }

    /// <summary>Waits until nothing has been drawn for a quarter of a second.</summary>
    public async Task SettleAsync()
    {
        var watch = Stopwatch.StartNew();
        for (var before = -1; before != Batches || before == 0; await Task.Delay(250))
        {
            if (connection.State is not HubConnectionState.Connected) throw new InvalidOperationException("The circuit was lost.");
            if (watch.Elapsed > Patience) throw new TimeoutException("The page does not come to rest.");
            before = Batches;
        }
    }

    void Listen()
    {
        connection.On<int, byte[]>("JS.RenderBatch", (batch, content) =>
        {
            lock (drawing)
            {
                batches++;
                BytesDrawn += content.Length;
                drawn.SetResult(Stopwatch.GetTimestamp());
                drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            return connection.SendAsync("OnRenderCompleted", (long)batch, null);
        });
        // Whatever a component asks of the browser is answered with nothing, or with an object that does nothing.
        connection.On<long, string, string?, int, long, int>("JS.BeginInvokeJS", (task, _, _, result, _, _) => task == 0 ? Task.CompletedTask
            : connection.SendAsync("EndInvokeJSFromDotNet", task, true, string.Create(CultureInfo.InvariantCulture,
                $"[{task},true,{(result == JsObject ? $"{{\"__jsObjectId\":{task}}}" : "null")}]")));
        connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        connection.On<long>("JS.EndUpdateRootComponents", _ => { });
        connection.On<string>("JS.Error", text => Console.Error.WriteLine($"The circuit failed: {text}"));
    }

    /// <summary>Asks for every component that the page's HTML marks as live.</summary>
    static string Operations(string html)
    {
        var operations = new JsonArray();
        foreach (Match match in Marker().Matches(html))
        {
            var marker = JsonNode.Parse(match.Groups[1].Value)!;
            if ((string?)marker["type"] is not "server" || marker["descriptor"] is null) continue;
            operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = operations.Count + 1, ["marker"] = marker });
        }
        if (operations.Count == 0) throw new InvalidOperationException("The page has no live component.");
        return new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(JsonSerializerOptions.Web);
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^ ]*?)-->")]
    private static partial Regex State();

    /// <summary>Leaves as a browser does that closes the page: says so, and the circuit goes at once instead of being kept for a return.</summary>
    public async ValueTask DisposeAsync()
    {
        if (circuit is not null && connection.State is HubConnectionState.Connected) await caller.LeaveAsync(circuit);
        await connection.DisposeAsync();
    }
}
