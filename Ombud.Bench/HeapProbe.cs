// The managed heap of another process, read from outside: asks the runtime for a full collection and hears what is left.
using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace Ombud.Bench;

static class HeapProbe
{
    static readonly TimeSpan AtMost = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Bytes of living objects. Collected until it no longer falls: what one collection finalizes is gone after the next, and buffers
    /// that are kept for a while are given back after some.
    /// </summary>
    public static async Task<long> LivingBytesAsync(int process)
    {
        const int Most = 60, Steady = 3;
        var least = await CollectAsync(process);
        for (var (all, same) = (1, 0); same < Steady; all++)
        {
            if (all >= Most) throw new TimeoutException("The heap goes on falling.");
            await Task.Delay(TimeSpan.FromSeconds(5));
            var living = await CollectAsync(process);
            same = living < 0.99 * least ? 0 : same + 1;
            least = Math.Min(least, living);
        }
        return least;
    }

    static async Task<long> CollectAsync(int process)
    {
        const ClrTraceEventParser.Keywords Wanted = ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect;
        var client = new DiagnosticsClient(process);
        using var session = await client.StartEventPipeSessionAsync(
            [new EventPipeProvider(ClrTraceEventParser.ProviderName, EventLevel.Informational, (long)Wanted)], requestRundown: false, circularBufferMB: 16, CancellationToken.None);
        var collected = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() => Read(session.EventStream, collected));
        try { return await collected.Task.WaitAsync(AtMost); }
        finally
        {
            await session.StopAsync(CancellationToken.None);
            await reading;
        }
    }

    static void Read(Stream stream, TaskCompletionSource<long> collected)
    {
        using var source = new EventPipeEventSource(stream);
        var (induced, living) = (-1, 0L);
        source.Clr.GCStart += e =>
        {
            living = 0;
            if (e.Depth == 2 && e.Reason is not (GCReason.AllocSmall or GCReason.AllocLarge)) induced = e.Count;
        };
        // What each heap has after the collection, without the holes in it.
        source.Clr.GCPerHeapHistory += e =>
        {
            for (var generation = Gens.Gen0; (int)generation < e.Count; generation++)
                living += e.GenData(generation).ObjSizeAfter;
        };
        source.Clr.GCStop += e => { if (e.Count == induced) collected.TrySetResult(living); };
        source.Process();
        collected.TrySetException(new InvalidOperationException("The runtime did not tell of a collection."));
    }
}
