// Mail servers that refuse, dawdle or are gone on the morning of a digest: it comes late, once, or not at all, and never the day after.
using System.Globalization;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Jobs;

public sealed class FailingDigestTests : IAsyncDisposable
{
    readonly DigestHouse house = new();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Letters_that_could_not_be_sent_are_counted()
    {
        await house.ReadyAsync();
        await house.Host.ApprovedAsync(await house.Host.WithPartyAsync(cpr: null, email: "asta@post.example"), LetterKind.Answer);
        house.Server.Tricks[SmtpStep.Recipient] = call => call.SayAsync("550 Nobody here");
        await house.Host.DispatchAsync();
        house.Server.Tricks.Clear();
        await house.AtAsync("2026-11-24 07:00");
        await house.RunAsync();
        Assert.Equal(1, DigestHouse.Numbers(Assert.Single(house.Mails()))[6]);
    }

    [Fact]
    public async Task What_waits_is_sent_once_when_the_server_is_back_also_after_the_clock_was_set()
    {
        await house.ReadyAsync();
        await house.AtAsync("2026-11-24 08:30");
        house.Server.Tricks[SmtpStep.Greeting] = call => call.SayAsync("421 Not today");
        await house.RunAsync();
        Assert.Equal((DigestState.Waiting, 1, SendProblem.Busy), Assert.Single(await house.RowsAsync()) is var row ? (row.State, row.Attempts, row.Problem!.Value) : default);
        house.Server.Tricks.Clear();
        var start = house.Host.Clock.GetUtcNow();
        foreach (var hours in (int[])[-3, 3, -3, 3, 0])
        {
            house.Host.Clock.AdjustTime(start.AddHours(hours));
            await house.RunWithoutClaimsAsync();
        }
        Assert.Single(house.Server.Accepted);
        Assert.Equal(DigestState.Sent, Assert.Single(await house.RowsAsync()).State);
    }

    [Fact]
    public async Task A_server_that_takes_it_and_never_says_so_gets_it_again_under_the_same_id()
    {
        await house.ReadyAsync();
        await house.AtAsync("2026-11-24 07:00");
        house.Server.Tricks[SmtpStep.Taken] = call =>
        {
            call.OnYes!();
            throw new IOException("The line is cut.");
        };
        await house.RunAsync();
        house.Server.Tricks.Clear();
        await house.AtAsync("2026-11-24 07:05");
        await house.RunAsync();
        await house.RunAsync();
        Assert.Equal(2, house.Server.Accepted.Count);
        Assert.Equal($"{Assert.Single(await house.RowsAsync()).MessageId:N}@kommune.example", Assert.Single(house.Mails().Select(mail => mail.MessageId).Distinct()));
        Assert.Single(house.Mails().Select(mail => mail.TextBody).Distinct());
    }

    [Fact]
    public async Task What_could_not_be_sent_by_the_evening_is_dropped_and_shown_and_the_next_morning_has_its_own()
    {
        await house.ReadyAsync();
        house.Server.Tricks[SmtpStep.Sender] = call => call.SayAsync("451 Try again");
        for (var at = "2026-11-24 07:00"; at != "2026-11-24 20:00"; at = house.Host.Clock.DanishNow.AddHours(1).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
        {
            await house.AtAsync(at);
            await house.RunAsync();
        }
        // Longer and longer waits, and no storm.
        Assert.Equal((DigestState.Waiting, 13), Assert.Single(await house.RowsAsync()) is var waiting ? (waiting.State, waiting.Attempts) : default);
        house.Server.Tricks.Clear();
        await house.AtAsync("2026-11-24 20:00");
        await house.RunAsync();
        var dropped = Assert.Single(await house.RowsAsync());
        Assert.Equal((DigestState.Dropped, null, SendProblem.Busy), (dropped.State, dropped.NextAt, dropped.Problem!.Value));
        Assert.Equal((new DateOnly(2026, 11, 24), DigestState.Dropped), Assert.Single(await house.ShownAsync()) is var shown ? (shown.Day, shown.State) : default);

        await house.AtAsync("2026-11-25 07:00");
        await house.RunAsync();
        Assert.NotEqual($"{dropped.MessageId:N}@kommune.example", Assert.Single(house.Mails()).MessageId);
        await house.AtAsync("2026-12-02 07:00");
        Assert.Empty(await house.ShownAsync());
    }

    [Fact]
    public async Task What_waited_while_the_app_was_off_is_dropped_and_missed_days_are_not_made_good()
    {
        await house.ReadyAsync();
        await house.AtAsync("2026-11-24 07:00");
        house.Server.Tricks[SmtpStep.Greeting] = call => call.SayAsync("421 Not today");
        await house.RunAsync();
        house.Server.Tricks.Clear();
        await house.AtAsync("2026-11-30 10:15");
        await house.RunAsync();
        Assert.Single(house.Server.Accepted);
        Assert.Equal([(new(2026, 11, 24), DigestState.Dropped), (new DateOnly(2026, 11, 30), DigestState.Sent)], (await house.RowsAsync()).OrderBy(row => row.Day).Select(row => (row.Day, row.State)));
    }

    [Fact]
    public async Task A_refused_address_holds_up_nobody_else_and_is_shown()
    {
        await house.ReadyAsync();
        await house.PersonAsync("m.tved", "m.tved@kommune.example");
        await house.AtAsync("2026-11-24 07:00");
        var asked = 0;
        house.Server.Tricks[SmtpStep.Recipient] = call => call.SayAsync(Interlocked.Increment(ref asked) == 1 ? "550 Nobody here" : "250 Ok");
        await house.RunAsync();
        Assert.Single(house.Server.Accepted);
        Assert.Equal((DigestState.Failed, SendProblem.RecipientRefused), Assert.Single(await house.ShownAsync()) is var shown ? (shown.State, shown.Problem!.Value) : default);
        house.Host.Clock.Advance(TimeSpan.FromHours(3));
        await house.RunAsync();
        Assert.Single(house.Server.Accepted);
    }
}
