// Writers that wait together share a commit: what one loses, the others keep.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Data;

public sealed class WriteGateTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    WriteGate Gate
    {
        get
        {
            _ = host.Address;
            return host.Services.GetRequiredService<WriteGate>();
        }
    }

    [Fact]
    public async Task What_one_writer_fails_at_is_undone_alone()
    {
        var before = await Gate.EnterAsync(TestContext.Current.CancellationToken);
        // All wait for the same turn, so that they are written together.
        var written = Enumerable.Range(0, 9).Select(i => Gate.WriteAsync(async db =>
        {
            db.Heartbeats.Add(new() { Job = $"writer-{i}", At = host.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
            await db.TakeAsync("taken", 1, default);
            return i == 4 ? throw new InvalidOperationException("the fifth") : i;
        })).ToList();
        before.Dispose();

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => written[4]);
        Assert.Equal("the fifth", failed.Message);
        var others = await Task.WhenAll(written.Where((_, i) => i != 4));
        Assert.Equal([0, 1, 2, 3, 5, 6, 7, 8], others);
        await using var db = await host.DatabaseAsync();
        Assert.Equal(8, await db.Heartbeats.CountAsync(h => h.Job.StartsWith("writer-"), TestContext.Current.CancellationToken));
        Assert.Equal(8, (await db.Counters.SingleAsync(c => c.Name == "taken", TestContext.Current.CancellationToken)).Value);
    }

    [Fact]
    public async Task What_was_written_is_there_for_others_when_the_writer_is_told()
    {
        for (var i = 0; i < 20; i++)
        {
            var job = $"told-{i}";
            await Gate.WriteAsync(async db =>
            {
                db.Heartbeats.Add(new() { Job = job, At = host.Clock.GetUtcNow() });
                return await db.SaveChangesAsync();
            });
            await using var db = await host.DatabaseAsync();
            Assert.True(await db.Heartbeats.AnyAsync(h => h.Job == job, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Whoever_comes_when_the_gate_is_closed_is_told_so()
    {
        _ = host.Address;
        var gate = new WriteGate(host.Services.GetRequiredService<IDbContextFactory<OmbudDb>>());
        Assert.Equal(1, await gate.WriteAsync(_ => Task.FromResult(1)));
        gate.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => gate.WriteAsync(_ => Task.FromResult(2)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Writers_come_in_the_order_in_which_they_asked()
    {
        var order = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Gate.WriteAsync(_ =>
        {
            order.Add(i);
            return Task.FromResult(i);
        })));
        Assert.Equal(Enumerable.Range(0, 100), order);
    }
}
