// A message of Digital Post for which no receipt comes is shown after some working days, and a receipt that comes late settles it.
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Outbox;
using Ombud.App.Features.Today;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

public sealed class MissingReceiptTests : IAsyncDisposable
{
    const string Received = "Modtaget Digital Post", Refused = "Fejlet";

    readonly PostHouse house = new();
    readonly OmbudHost host;

    public MissingReceiptTests() => host = new(settings: new()
    {
        ["DigitalPost:OutFolder"] = house.Out, ["DigitalPost:ReceiptFolder"] = house.Options.ReceiptFolder,
        ["DigitalPost:SenderCvr"] = house.Options.SenderCvr, ["DigitalPost:SenderName"] = house.Options.SenderName,
    });

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        house.Dispose();
    }

    /// <summary>An answer that lies in the folder of messages since Monday 23 November.</summary>
    async Task<(CaseNumber Number, OutboxRow Row)> SentAsync()
    {
        var number = await host.WithPartyAsync(address: "Strandvej 3");
        await host.ApprovedAsync(number, LetterKind.Answer);
        await host.DispatchAsync();
        return (number, await RowAsync(number));
    }

    async Task<OutboxRow> RowAsync(CaseNumber number) => Assert.Single(await host.OutboxAsync(number));

    Task AtAsync(string day)
    {
        host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day(day), new(9, 0)));
        return host.DispatchAsync();
    }

    void Receipt(Guid message, string status, string? name = null) => house.Put($"{name ?? message.ToString()}.xml", Encoding.UTF8.GetBytes($"""
        <PKO_PostStatus><MessageUUID>{message}</MessageUUID><TransaktionsDatoTid>2026-11-27T09:45:00</TransaktionsDatoTid><TransaktionsStatusKode>{status}</TransaktionsStatusKode></PKO_PostStatus>
        """));

    [Fact]
    public async Task After_three_working_days_it_needs_care_on_the_case_the_start_page_and_among_the_letters()
    {
        var (number, sent) = await SentAsync();
        Assert.Equal((CopyState.Sent, Days.Day("2026-11-26")), (sent.State, sent.ReceiptBy!.Value));
        await AtAsync("2026-11-26");
        Assert.Equal(CopyState.Sent, (await RowAsync(number)).State);
        await AtAsync("2026-11-27");
        var row = await RowAsync(number);
        Assert.Equal((CopyState.Failed, SendProblem.NoReceipt, null), (row.State, row.Problem!.Value, row.ReceiptBy));
        var it = await host.CaseAsync(number);
        Assert.True(it.Letters[0].NeedsCare);
        Assert.Equal(A.Today, it.AnsweredOn);
        Assert.Equal(1, (await host.AsAsync("adviser", services => services.GetRequiredService<TodayQuery>().AdviserAsync())).Letters.Failed);
        Assert.Equal(SendProblem.NoReceipt, Assert.Single((await host.AsAsync("adviser", services => services.GetRequiredService<OutboxQuery>().RunAsync())).Failed).Problem);
        // Noticed once, however often the job runs.
        await AtAsync("2026-11-30");
        Assert.Equal(1, await EventsAsync(number, "letter-failed"));
    }

    async Task<int> EventsAsync(CaseNumber number, string what)
    {
        await using var db = await host.DatabaseAsync();
        return await db.Events.CountAsync(e => e.CaseId == number.Key && e.Body.Contains($"\"{what}\""));
    }

    [Fact]
    public async Task Days_off_are_not_counted()
    {
        host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day("2026-11-27"), new(9, 0))); // a Friday
        var (number, _) = await SentAsync();
        await AtAsync("2026-12-02");
        Assert.Equal(CopyState.Sent, (await RowAsync(number)).State);
        await AtAsync("2026-12-03");
        Assert.Equal(CopyState.Failed, (await RowAsync(number)).State);
    }

    [Theory]
    [InlineData(Received, CopyState.Received), InlineData(Refused, CopyState.Failed)]
    public async Task A_receipt_that_comes_in_time_is_the_end_of_waiting(string status, CopyState state)
    {
        var (number, row) = await SentAsync();
        Receipt(row.MessageId, status);
        await AtAsync("2026-12-01");
        Assert.Equal((state, null), (await RowAsync(number) is var now ? now.State : default, (await RowAsync(number)).ReceiptBy));
        Assert.NotEqual(SendProblem.NoReceipt, (await RowAsync(number)).Problem);
    }

    [Theory]
    [InlineData(Received, CopyState.Received), InlineData(Refused, CopyState.Failed)]
    public async Task A_receipt_that_comes_late_settles_it(string status, CopyState state)
    {
        var (number, row) = await SentAsync();
        await AtAsync("2026-11-27");
        Receipt(row.MessageId, status);
        await AtAsync("2026-12-01");
        var now = await RowAsync(number);
        Assert.Equal((state, state is CopyState.Failed ? SendProblem.ReceiptNegative : null), (now.State, now.Problem));
        Assert.Equal(state is CopyState.Received ? A.Today : null, (await host.CaseAsync(number)).AnsweredOn);
        Assert.Equal(state is CopyState.Received ? 0 : 1, (await host.AsAsync("adviser", services => services.GetRequiredService<TodayQuery>().AdviserAsync())).Letters.Failed);
    }

    [Fact]
    public async Task It_may_go_again_under_another_id_and_is_waited_for_again()
    {
        var (number, row) = await SentAsync();
        await AtAsync("2026-11-27");
        var version = await host.VersionAsync(number);
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().QueueAgainAsync(number, row.Id, Channel.DigitalPost, version)));
        await host.DispatchAsync();
        var again = await RowAsync(number);
        Assert.Equal((CopyState.Sent, Days.Day("2026-12-02")), (again.State, again.ReceiptBy!.Value));
        Assert.NotEqual(row.MessageId, again.MessageId);
        Assert.Equal(2, house.Messages.Count);
    }

    [Fact]
    public async Task What_was_noted_by_hand_or_went_on_paper_is_waited_for_no_more()
    {
        var (byHand, onPaper) = (await SentAsync(), await SentAsync());
        await AtAsync("2026-11-27");
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().SentByHandAsync(byHand.Number, byHand.Row.Id, host.Clock.DanishToday)));
        var version = await host.VersionAsync(onPaper.Number);
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().QueueAgainAsync(onPaper.Number, onPaper.Row.Id, Channel.Letter, version)));
        await AtAsync("2026-12-18");
        Assert.Equal((CopyState.Sent, null), (await RowAsync(byHand.Number) is var hand ? hand.State : default, (await RowAsync(byHand.Number)).ReceiptBy));
        Assert.Equal(CopyState.Queued, (await RowAsync(onPaper.Number)).State);
    }

    [Fact]
    public async Task Nothing_is_missed_while_receipts_are_still_to_be_read()
    {
        var (number, row) = await SentAsync();
        // A hundred of messages that nobody knows come before it, by name.
        for (var i = 0; i < 100; i++) Receipt(Guid.NewGuid(), Refused, $"0{i:D3}");
        Receipt(row.MessageId, Received, "z");
        await AtAsync("2026-11-27");
        Assert.Equal(CopyState.Sent, (await RowAsync(number)).State);
        await host.DispatchAsync();
        Assert.Equal(CopyState.Received, (await RowAsync(number)).State);
        Assert.Equal(0, await EventsAsync(number, "letter-failed"));
    }
}
