// A node that stalls in the middle of a sending and loses its lease: the one that takes over leaves the mail alone, and it comes once.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Jobs;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

public sealed class LostLeaseTests : IAsyncDisposable
{
    /// <summary>Longer than a lease: the sending that stalls is not given up before another node takes over.</summary>
    const string Timeout = "00:05:00";

    static readonly TimeSpan LeaseIsOver = Claims.Lease + TimeSpan.FromSeconds(1), SendingIsOver = TimeSpan.FromMinutes(6);

    readonly DigestHouse house = new(Timeout);
    readonly TaskCompletionSource stalls = new(TaskCreationOptions.RunContinuationsAsynchronously), goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        goesOn.TrySetResult();
        await house.DisposeAsync();
    }

    /// <summary>The server has the whole message of the first who comes and says nothing until it is told to.</summary>
    void StallOnce(bool isLost = false)
    {
        house.Server.Tricks[SmtpStep.Taken] = async call =>
        {
            house.Server.Tricks.Clear();
            stalls.SetResult();
            await goesOn.Task;
            if (isLost) throw new IOException("Whoever called is dead.");
            await call.SayAsync("250 Ok, queued");
        };
    }

    async Task<CaseNumber> ApprovedAsync()
    {
        var number = await house.Host.WithPartyAsync(cpr: null, email: "asta@post.example");
        await house.Host.ApprovedAsync(number, LetterKind.Answer);
        return number;
    }

    async Task<long> FenceAsync(string job)
    {
        await using var db = await house.Host.DatabaseAsync();
        return await db.Claims.Where(c => c.Name == $"job:{job}").Select(c => c.Fence).SingleAsync();
    }

    [Fact]
    public async Task A_letter_that_a_stalled_node_is_sending_is_left_alone_by_the_one_that_takes_over()
    {
        var (number, other) = (await ApprovedAsync(), await ApprovedAsync());
        StallOnce();
        var stalled = house.Host.DispatchAsync();
        await stalls.Task;
        house.Host.Clock.Advance(LeaseIsOver);
        await house.Host.DispatchAsync();
        // The other node has the claim, and has sent what nobody was at.
        Assert.Equal(2, await FenceAsync("letter-dispatch"));
        Assert.Single(house.Server.Accepted);
        goesOn.SetResult();
        await stalled;
        Assert.Equal(2, house.Server.Accepted.Count);
        foreach (var one in (CaseNumber[])[number, other])
        {
            Assert.Equal(CopyState.Sent, Assert.Single(await house.Host.OutboxAsync(one)).State);
            Assert.NotNull((await house.Host.CaseAsync(one)).Letters[0].Copies[0].HasLeftOn);
        }
        house.Host.Clock.Advance(SendingIsOver);
        await house.Host.DispatchAsync();
        Assert.Equal(2, house.Server.Accepted.Count);
    }

    [Fact]
    public async Task What_a_dead_node_was_sending_is_sent_when_its_time_is_over_and_not_before()
    {
        var number = await ApprovedAsync();
        StallOnce(isLost: true);
        using var death = new CancellationTokenSource();
        var dying = house.Host.RunJobAsync<LetterDispatch>(job => job.RunAsync(death.Token));
        await stalls.Task;
        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying);
        goesOn.SetResult();
        house.Host.Clock.Advance(LeaseIsOver);
        await house.Host.DispatchAsync();
        Assert.Equal((CopyState.Queued, 0), Assert.Single(await house.Host.OutboxAsync(number)) is var row ? (row.State, row.Attempts) : default);
        Assert.Empty(house.Server.Accepted);
        house.Host.Clock.Advance(SendingIsOver);
        await house.Host.DispatchAsync();
        Assert.Single(house.Server.Accepted);
        Assert.Equal((CopyState.Sent, 1), Assert.Single(await house.Host.OutboxAsync(number)) is var sent ? (sent.State, sent.Attempts) : default);
    }

    [Fact]
    public async Task Who_was_held_up_before_the_beginning_does_not_begin()
    {
        var number = await ApprovedAsync();
        // Each look at the clock takes longer than there is from the note to the beginning.
        house.Host.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(20);
        await house.Host.DispatchAsync();
        house.Host.Clock.AutoAdvanceAmount = TimeSpan.Zero;
        Assert.Empty(house.Server.Heard);
        Assert.Equal((CopyState.Queued, 0), Assert.Single(await house.Host.OutboxAsync(number)) is var row ? (row.State, row.Attempts) : default);
        house.Host.Clock.Advance(SendingIsOver);
        await house.Host.DispatchAsync();
        Assert.Single(house.Server.Accepted);
    }

    [Fact]
    public async Task A_mornings_mail_that_a_stalled_node_is_sending_is_left_alone_by_the_one_that_takes_over()
    {
        await house.ReadyAsync();
        await house.AtAsync("2026-11-24 07:00");
        StallOnce();
        var stalled = house.RunAsync();
        await stalls.Task;
        house.Host.Clock.Advance(LeaseIsOver);
        await house.RunAsync();
        Assert.Equal(2, await FenceAsync("morning-digest"));
        goesOn.SetResult();
        await stalled;
        house.Host.Clock.Advance(SendingIsOver);
        await house.RunAsync();
        Assert.Single(house.Server.Accepted);
        Assert.Equal(DigestState.Sent, Assert.Single(await house.RowsAsync()).State);
    }
}
