// A mail server that refuses, dawdles or is gone for days: the desk works on, and everything is delivered when it is back, once.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

public sealed class FailingMailTests : IAsyncDisposable
{
    readonly HostileServer server = new();
    readonly OmbudHost host;

    public FailingMailTests()
    {
        var options = server.Options;
        host = new(settings: new()
        {
            ["Smtp:Host"] = options.Host, ["Smtp:Port"] = $"{options.Port}", ["Smtp:User"] = options.User, ["Smtp:Password"] = options.Password,
            ["Smtp:TrustedCertificateFile"] = options.TrustedCertificateFile, ["Smtp:From"] = options.From, ["Smtp:Timeout"] = "00:00:01",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await server.DisposeAsync();
    }

    Task<CaseNumber> CitizenAsync() => host.WithPartyAsync(cpr: null, email: "asta@post.example");

    [Fact]
    public async Task What_waits_for_three_days_is_delivered_when_the_server_is_back()
    {
        var numbers = new List<CaseNumber>();
        for (var i = 0; i < 5; i++)
        {
            numbers.Add(await CitizenAsync());
            await host.ApprovedAsync(numbers[^1], LetterKind.Answer);
        }
        server.Tricks[SmtpStep.Greeting] = call => call.SayAsync("421 Not today");
        var attempts = 0;
        for (var hour = 0; hour < 72; hour++)
        {
            await host.DispatchAsync();
            attempts = (await host.OutboxAsync(numbers[0]))[0].Attempts;
            host.Clock.Advance(TimeSpan.FromHours(1));
        }
        // Longer and longer waits, and no storm: at most once an hour.
        Assert.InRange(attempts, 60, 72);
        Assert.Empty(server.Accepted);
        var row = (await host.OutboxAsync(numbers[0]))[0];
        Assert.Equal((CopyState.Queued, SendProblem.Busy), (row.State, row.Problem));
        // The desk goes on meanwhile.
        await CitizenAsync();

        server.Tricks.Clear();
        await host.DispatchAsync();
        await host.DispatchAsync();
        Assert.Equal(5, server.Accepted.Count);
        foreach (var number in numbers) Assert.Equal(CopyState.Sent, (await host.OutboxAsync(number))[0].State);
    }

    [Fact]
    public async Task What_cannot_be_sent_for_days_comes_to_an_end_and_is_shown()
    {
        var number = await CitizenAsync();
        await host.ApprovedAsync(number, LetterKind.Answer);
        server.Tricks[SmtpStep.Sender] = call => call.SayAsync("451 Try again");
        await host.DispatchAsync();
        Assert.Equal((1, CopyState.Queued), ((await host.OutboxAsync(number))[0].Attempts, (await host.OutboxAsync(number))[0].State));
        host.Clock.Advance(LetterPost.Patience);
        await host.DispatchAsync();
        var row = (await host.OutboxAsync(number))[0];
        Assert.Equal((CopyState.Failed, (DateTimeOffset?)null), (row.State, row.NextAt));
        Assert.Null((await host.CaseAsync(number)).AnsweredOn);
        server.Tricks.Clear();
        await host.DispatchAsync();
        Assert.Empty(server.Accepted);

        var version = await host.VersionAsync(number);
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().QueueAgainAsync(number, row.Id, Channel.Email, version)));
        await host.DispatchAsync();
        Assert.Single(server.Accepted);
        // The mail only told that there is news: the citizen has not been answered by it.
        Assert.Equal(CopyState.Sent, (await host.OutboxAsync(number))[0].State);
        Assert.Null((await host.CaseAsync(number)).AnsweredOn);
    }

    [Fact]
    public async Task A_refused_recipient_needs_care_and_holds_up_nobody_else()
    {
        var (bad, good) = (await CitizenAsync(), await CitizenAsync());
        await host.ApprovedAsync(bad, LetterKind.Answer);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.ApprovedAsync(good, LetterKind.Answer);
        var asked = 0;
        server.Tricks[SmtpStep.Recipient] = call => call.SayAsync(Interlocked.Increment(ref asked) == 1 ? "550 Nobody here" : "250 Ok");
        await host.DispatchAsync();
        Assert.Equal((CopyState.Failed, SendProblem.RecipientRefused), ((await host.OutboxAsync(bad))[0].State, (await host.OutboxAsync(bad))[0].Problem));
        Assert.Equal(CopyState.Sent, (await host.OutboxAsync(good))[0].State);
    }

    [Fact]
    public async Task A_mail_to_a_citizen_tells_nothing_but_that_there_is_news()
    {
        var number = await host.WithPartyAsync(cpr: null, email: "borger@post.example");
        await host.ApprovedAsync(number, LetterKind.Answer);
        await host.DispatchAsync();
        var mail = Assert.Single(server.Accepted);
        foreach (var hidden in new[] { "Asta", "Lyngdal", "Her er et brev", "docx", "Om din sag" }) Assert.DoesNotContain(hidden, mail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_and_forth_sends_nothing_twice()
    {
        var number = await CitizenAsync();
        await host.ApprovedAsync(number, LetterKind.Answer);
        server.Tricks[SmtpStep.Sender] = call => call.SayAsync("451 Try again");
        await host.DispatchAsync();
        server.Tricks.Clear();
        var start = host.Clock.GetUtcNow();
        foreach (var hours in (int[])[-3, 3, -3, 3, 0])
        {
            host.Clock.AdjustTime(start.AddHours(hours));
            await host.DispatchAsync();
        }
        Assert.Single(server.Accepted);
        Assert.Equal(CopyState.Sent, (await host.OutboxAsync(number))[0].State);
    }
}
