// Whatever a mail server does, it has exactly those messages that count as sent, and nobody waits for it longer than the limit.
using Microsoft.Extensions.Time.Testing;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

[Trait(Needs.Database, Needs.None)]
public sealed class SmtpFaultTests : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    static readonly Mail AMail = new(Guid.Parse("3f0c2a5e-7a55-4c0b-9a35-0f6a5d8f1f11"), new(2026, 11, 23, 8, 41, 0, TimeSpan.Zero), "skole@skole.example", "Høring 2026-00042", "Først.\n.\nSidst.");

    readonly HostileServer server = new();
    readonly FakeTimeProvider clock = new();

    /// <summary>Step, what the server says there, what is wrong (null: nothing), and whether to give up.</summary>
    public static readonly TheoryData<string, string, SendProblem?, bool> Answers = new()
    {
        { nameof(SmtpStep.Greeting), "421 Too many", SendProblem.Busy, false },
        { nameof(SmtpStep.Greeting), "554 Not you", SendProblem.Unreachable, false },
        { nameof(SmtpStep.Hello), "421 Going down", SendProblem.Busy, false },
        { nameof(SmtpStep.Hello), "550 Not you", SendProblem.Unreachable, false },
        { nameof(SmtpStep.StartTls), "454 Not now", SendProblem.NoTls, false },
        { nameof(SmtpStep.StartTls), "502 Not ever", SendProblem.NoTls, false },
        { nameof(SmtpStep.SignIn), "454 Not now", SendProblem.SignInFailed, false },
        { nameof(SmtpStep.SignIn), "535 Who are you", SendProblem.SignInFailed, false },
        { nameof(SmtpStep.SignIn), "334 %%%", SendProblem.SignInFailed, false },
        { nameof(SmtpStep.Sender), "451 Not now", SendProblem.Busy, false },
        { nameof(SmtpStep.Sender), "530 Sign in", SendProblem.SignInFailed, false },
        { nameof(SmtpStep.Sender), "550 raadgiver@kommune.example may not", SendProblem.SenderRefused, true },
        { nameof(SmtpStep.Sender), "552 Too large", SendProblem.ContentRefused, true },
        { nameof(SmtpStep.Recipient), "450 Greylisted", SendProblem.Busy, false },
        { nameof(SmtpStep.Recipient), "550 No such user skole@skole.example", SendProblem.RecipientRefused, true },
        { nameof(SmtpStep.Data), "451 Not now", SendProblem.Busy, false },
        { nameof(SmtpStep.Data), "554 No", SendProblem.ContentRefused, true },
        { nameof(SmtpStep.Taken), "451 Not now", SendProblem.Busy, false },
        { nameof(SmtpStep.Taken), "421 Going down", SendProblem.Busy, false },
        { nameof(SmtpStep.Taken), "554 Looks like spam", SendProblem.ContentRefused, true },
        { nameof(SmtpStep.Quit), "500 Stay", null, false },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_a_server_says_is_told_as_a_code(string step, string answer, SendProblem? problem, bool isFinal)
    {
        server.Tricks[Enum.Parse<SmtpStep>(step)] = call => call.SayAsync(answer);
        await ExpectAsync(problem, isFinal);
    }

    [Theory]
    [InlineData(SmtpStep.Greeting, SendProblem.Unreachable)]
    [InlineData(SmtpStep.Hello, SendProblem.Unreachable)]
    [InlineData(SmtpStep.StartTls, SendProblem.Unreachable)]
    [InlineData(SmtpStep.Handshake, SendProblem.NoTls)]
    [InlineData(SmtpStep.SignIn, SendProblem.Unreachable)]
    [InlineData(SmtpStep.Sender, SendProblem.Unreachable)]
    [InlineData(SmtpStep.Recipient, SendProblem.Unreachable)]
    [InlineData(SmtpStep.Data, SendProblem.Unreachable)]
    [InlineData(SmtpStep.Message, SendProblem.Unreachable)]
    [InlineData(SmtpStep.Taken, SendProblem.Unreachable)]
    [InlineData(SmtpStep.Quit, null)]
    public async Task A_server_that_hangs_up_has_what_it_said_yes_to_and_no_more(SmtpStep step, SendProblem? problem)
    {
        server.Tricks[step] = call =>
        {
            call.HangUp();
            return Task.CompletedTask;
        };
        await ExpectAsync(problem);
    }

    [Fact]
    public async Task A_server_that_says_yes_and_hangs_up_has_the_message()
    {
        server.Tricks[SmtpStep.Taken] = async call =>
        {
            await call.SayAsync("250 Ok");
            SmtpCall.Leave();
        };
        await ExpectAsync(null);
    }

    [Theory]
    [InlineData(SmtpStep.Greeting)]
    [InlineData(SmtpStep.Hello)]
    [InlineData(SmtpStep.StartTls)]
    [InlineData(SmtpStep.SignIn)]
    [InlineData(SmtpStep.Sender)]
    [InlineData(SmtpStep.Recipient)]
    [InlineData(SmtpStep.Data)]
    [InlineData(SmtpStep.Taken)]
    public async Task What_is_no_answer_is_not_taken_for_one(SmtpStep step)
    {
        foreach (var noise in (string[])["hello", "", "2", "250", "999999999999 x", "250-a\r\n550 b", "\0\0\0\0", "250\u00a0Ok"])
        {
            await using var other = new HostileServer { Tricks = { [step] = call => NoiseAsync(call, noise) } };
            var result = await new SmtpMail(other.Options, clock).SendAsync(AMail, default).WaitAsync(Patience);
            // A bare code is an answer all the same; what came of it must be what the server knows.
            if (noise != "250") Assert.IsType<SendResult.TryLater>(result);
            Assert.Equal(result is SendResult.Sent ? 1 : 0, other.Accepted.Count);
        }
    }

    static async Task NoiseAsync(SmtpCall call, string noise)
    {
        if (noise == "250") call.OnYes?.Invoke();
        await call.WriteAsync(noise + "\r\n");
        SmtpCall.Leave();
    }

    [Theory]
    [InlineData(SmtpStep.Greeting, SendProblem.TooSlow)]
    [InlineData(SmtpStep.Hello, SendProblem.TooSlow)]
    [InlineData(SmtpStep.StartTls, SendProblem.TooSlow)]
    [InlineData(SmtpStep.Handshake, SendProblem.TooSlow)]
    [InlineData(SmtpStep.SignIn, SendProblem.TooSlow)]
    [InlineData(SmtpStep.Sender, SendProblem.TooSlow)]
    [InlineData(SmtpStep.Recipient, SendProblem.TooSlow)]
    [InlineData(SmtpStep.Data, SendProblem.TooSlow)]
    [InlineData(SmtpStep.Taken, SendProblem.TooSlow)]
    [InlineData(SmtpStep.Quit, null)]
    public async Task A_silent_server_is_left_when_the_time_is_over(SmtpStep step, SendProblem? problem)
    {
        var silent = HoldAt(step);
        var sending = SendAsync();
        await silent.WaitAsync(Patience);
        clock.Advance(server.Options.Timeout - TimeSpan.FromSeconds(1));
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(problem is { } p ? new SendResult.TryLater(p) : new SendResult.Sent(), await sending.WaitAsync(Patience));
        Assert.Equal(problem is null ? 1 : 0, server.Accepted.Count);
    }

    [Theory]
    [InlineData(SmtpStep.Greeting, "220-")]
    [InlineData(SmtpStep.Recipient, "250-")]
    [InlineData(SmtpStep.Taken, "250-")]
    public async Task A_byte_now_and_then_buys_no_time(SmtpStep step, string begun)
    {
        SmtpCall? held = null;
        server.Tricks[step] = async call =>
        {
            await call.WriteAsync(begun);
            held = call;
            await call.HoldAsync();
        };
        var sending = SendAsync();
        await Until.TrueAsync("the server to be at it", () => held is not null);
        for (var bytes = 0; bytes < 29; bytes++)
        {
            await held!.WriteAsync("x");
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.False(sending.IsCompleted);
        }
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new SendResult.TryLater(SendProblem.TooSlow), await sending.WaitAsync(Patience));
        Assert.Empty(server.Accepted);
    }

    [Theory]
    [InlineData(SmtpStep.Greeting, "220-")]
    [InlineData(SmtpStep.Hello, "250-")]
    [InlineData(SmtpStep.Taken, "250-")]
    public async Task An_endless_answer_is_not_listened_to(SmtpStep step, string begun)
    {
        server.Tricks[step] = async call =>
        {
            await call.WriteAsync(begun);
            while (true) await call.WriteAsync(new string('x', 64 * 1024));
        };
        await ExpectAsync(SendProblem.Unreachable);
    }

    [Fact]
    public async Task A_long_answer_is()
    {
        server.Tricks[SmtpStep.Taken] = call => call.SayAsync(string.Concat(Enumerable.Repeat($"250-{new string('x', 500)}\r\n", 200)) + "250 Ok");
        await ExpectAsync(null);
    }

    [Fact]
    public async Task Nobody_there_is_unreachable()
    {
        var options = server.Options;
        options.Port = Ports.Free();
        Assert.Equal(new SendResult.TryLater(SendProblem.Unreachable), await new SmtpMail(options, clock).SendAsync(AMail, default).WaitAsync(Patience));
        options.Host = "no-such-host.invalid";
        Assert.Equal(new SendResult.TryLater(SendProblem.Unreachable), await new SmtpMail(options, clock).SendAsync(AMail, default).WaitAsync(Patience));
    }

    [Theory]
    [InlineData(SmtpStep.Greeting)]
    [InlineData(SmtpStep.Handshake)]
    [InlineData(SmtpStep.Taken)]
    public async Task Whoever_stops_it_is_told_so(SmtpStep step)
    {
        var silent = HoldAt(step);
        using var stop = new CancellationTokenSource();
        var sending = new SmtpMail(server.Options, clock).SendAsync(AMail, stop.Token);
        await silent.WaitAsync(Patience);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(Patience));
        Assert.Empty(server.Accepted);
    }

    [Fact]
    public async Task Stopped_while_parting_it_is_sent_all_the_same()
    {
        var silent = HoldAt(SmtpStep.Quit);
        using var stop = new CancellationTokenSource();
        var sending = new SmtpMail(server.Options, clock).SendAsync(AMail, stop.Token);
        await silent.WaitAsync(Patience);
        await stop.CancelAsync();
        Assert.IsType<SendResult.Sent>(await sending.WaitAsync(Patience));
    }

    Task<SendResult> SendAsync() => new SmtpMail(server.Options, clock).SendAsync(AMail, default);

    async Task ExpectAsync(SendProblem? problem, bool isFinal = false)
    {
        SendResult expected = problem is not { } p ? new SendResult.Sent() : isFinal ? new SendResult.GiveUp(p) : new SendResult.TryLater(p);
        Assert.Equal(expected, await SendAsync().WaitAsync(Patience));
        Assert.Equal(problem is null ? 1 : 0, server.Accepted.Count);
    }

    Task HoldAt(SmtpStep step)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Tricks[step] = call =>
        {
            reached.TrySetResult();
            return call.HoldAsync();
        };
        return reached.Task;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
