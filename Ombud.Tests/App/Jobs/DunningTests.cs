// Reminders of hearings: drafted on their day, once, never at night or on a day off, and never sent by themselves.
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Features.Today;
using Ombud.App.Jobs;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Jobs;

public sealed class DunningTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_hearing_without_a_reply_gets_one_draft_that_waits_for_the_adviser()
    {
        var (number, hearing) = await AskedAsync();
        await AtAsync("2026-12-08 07:00");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync()));
        await RunAsync();
        var draft = Assert.Single(await RemindersAsync(number));
        Assert.True(draft is { IsDraft: true } && draft.About == hearing);
        var letter = (await host.DossierAsync(number)).Letters.Single(l => l.Id == draft.Id);
        Assert.Equal((StaffId.System, Days.Day("2026-12-15")), (letter.By, letter.ReplyBy!.Value));
        Assert.Contains("23.11.2026", letter.Text, StringComparison.Ordinal);
        Assert.Contains("tirsdag 15.12.2026", letter.Text, StringComparison.Ordinal);
        Assert.Equal([DisclosedContent.Matter], letter.Discloses);
        Assert.Equal(1, (await host.AsAsync("adviser", services => services.GetRequiredService<TodayQuery>().AdviserAsync())).Letters.ToApprove);

        await host.DispatchAsync();
        Assert.DoesNotContain(await host.OutboxAsync(number), o => o.Kind is LetterKind.Dunning);
        Assert.Null(await host.ApproveAsync(number, draft.Id));
        await host.DispatchAsync();
        Assert.Equal(CopyState.Sent, Assert.Single(await host.OutboxAsync(number), o => o.Kind is LetterKind.Dunning).State);
    }

    [Theory]
    [InlineData("2026-12-07 09:00")] // the last day for the reply
    [InlineData("2026-12-08 06:59")]
    [InlineData("2026-12-08 20:00")]
    [InlineData("2026-12-12 09:00")] // a Saturday
    [InlineData("2026-12-24 09:00")]
    [InlineData("2026-12-25 09:00")]
    public async Task Nothing_is_drafted_too_early_at_night_or_on_a_day_off(string at)
    {
        var (number, _) = await AskedAsync();
        await AtAsync(at);
        await RunAsync();
        Assert.Empty(await RemindersAsync(number));
    }

    [Theory]
    [InlineData("2027-03-08", "2027-03-30 04:59:59", "2027-03-30 05:00:00")] // summer time began on 28 March
    [InlineData("2026-10-01", "2026-10-26 05:59:59", "2026-10-26 06:00:00")] // winter time began on 25 October
    public async Task Seven_in_the_morning_is_seven_by_the_clock_on_the_wall_when_the_clocks_change(string asked, string before, string from)
    {
        host.Clock.AdjustTime(Utc(asked + " 09:00:00"));
        var (number, _) = await AskedAsync();
        host.Clock.AdjustTime(Utc(before));
        await RunAsync();
        Assert.Empty(await RemindersAsync(number));
        host.Clock.AdjustTime(Utc(from));
        await RunAsync();
        Assert.Single(await RemindersAsync(number));
    }

    [Fact]
    public async Task The_second_comes_after_the_day_that_the_first_gave_and_there_is_no_third()
    {
        var (number, _) = await AskedAsync();
        await AtAsync("2026-12-08 09:00");
        await RunAsync();
        await ApproveAndSendAsync(number);
        await AtAsync("2026-12-21 09:00");
        await RunAsync();
        Assert.Single(await RemindersAsync(number));
        await AtAsync("2026-12-22 09:00");
        await RunAsync();
        Assert.Equal(2, (await RemindersAsync(number)).Count);
        await ApproveAndSendAsync(number);
        await AtAsync("2027-02-01 09:00");
        await RunAsync();
        Assert.Equal(2, (await RemindersAsync(number)).Count);
    }

    [Fact]
    public async Task A_draft_that_was_thrown_away_does_not_come_back_nor_when_the_clock_is_set_back_and_forth()
    {
        var (number, _) = await AskedAsync();
        await AtAsync("2026-12-08 09:00");
        await RunAsync();
        var draft = Assert.Single(await RemindersAsync(number));
        var version = await host.VersionAsync(number);
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<Ombud.App.Desk.LetterDesk>().DiscardAsync(number, draft.Id, version)));
        var start = host.Clock.GetUtcNow();
        foreach (var hours in (int[])[-3, 3, -3, 0, 48])
        {
            host.Clock.AdjustTime(start.AddHours(hours));
            // A claim of a clock that was ahead would keep the job from running at all.
            await using (var db = await host.DatabaseAsync()) await db.Claims.ExecuteDeleteAsync();
            await RunAsync();
        }
        Assert.Empty(await RemindersAsync(number));
    }

    [Fact]
    public async Task Days_on_which_the_app_stood_still_are_made_good_by_one()
    {
        var (number, _) = await AskedAsync();
        await AtAsync("2027-02-01 09:00");
        await RunAsync();
        await RunAsync();
        Assert.Single(await RemindersAsync(number));
    }

    [Fact]
    public async Task A_reply_an_objection_and_a_conclusion_each_end_it()
    {
        var (replied, hearing) = await AskedAsync();
        var (objected, _) = await AskedAsync();
        var (concluded, _) = await AskedAsync();
        await AtAsync("2026-12-07 09:00");
        var today = host.Clock.DanishToday;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(replied, it => it.ReplyReceived(hearing, today, today))));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(objected, it => it.RecordObjection(today, Channel.Phone, today))));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(concluded, it =>
            it.Judge([PointVerdict.Admit(1)], today, today) ?? it.EndPoint(1, Outcome.Withdrawn) ?? it.Answer(today, Channel.Phone, today) ?? it.Conclude(today))));
        await using (var db = await host.DatabaseAsync())
            Assert.Equal([concluded.Key, objected.Key], (await db.Letters.Where(l => l.ReplyBy != null).Select(l => l.CaseId).ToListAsync()).OrderDescending());
        await AtAsync("2026-12-08 09:00");
        await RunAsync();
        foreach (var number in (CaseNumber[])[replied, objected, concluded]) Assert.Empty(await RemindersAsync(number));
    }

    [Fact]
    public async Task An_office_may_do_without_or_have_other_days()
    {
        await using var other = new OmbudHost(settings: new() { ["Dunning:FirstAfterDays"] = "3", ["Dunning:Stages"] = "1" });
        await using var none = new OmbudHost(settings: new() { ["Dunning:On"] = "false" });
        foreach (var (on, due) in ((OmbudHost, string?)[])[(other, "2026-12-10 09:00"), (none, null)])
        {
            var (number, _) = await AskedAsync(on);
            foreach (var day in (string[])["2026-12-09 09:00", "2026-12-10 09:00", "2027-01-20 09:00"])
            {
                await AtAsync(day, on);
                await on.RunJobAsync<Dunning>(job => job.RunAsync(default));
                Assert.Equal(due is not null && string.CompareOrdinal(day, due) >= 0 ? 1 : 0, (await RemindersAsync(number, on)).Count);
            }
        }
    }

    /// <summary>A case with a hearing that was sent today.</summary>
    async Task<(CaseNumber Number, Guid Hearing)> AskedAsync(OmbudHost? on = null)
    {
        var number = await (on ?? host).WithPartyAsync();
        Assert.Null(await (on ?? host).DeskAsync(desk => desk.ChangeAsync(number, it => it.Handler is null ? it.Assign(new("k.roenbo")) : null)));
        var hearing = await (on ?? host).ApprovedAsync(number, LetterKind.Hearing);
        await (on ?? host).DispatchAsync();
        return (number, hearing);
    }

    async Task ApproveAndSendAsync(CaseNumber number)
    {
        Assert.Null(await host.ApproveAsync(number, (await RemindersAsync(number))[^1].Id));
        await host.DispatchAsync();
    }

    async Task<List<LetterFacts>> RemindersAsync(CaseNumber number, OmbudHost? on = null) => [.. (await (on ?? host).CaseAsync(number)).Letters.Where(l => l.Kind is LetterKind.Dunning)];

    Task RunAsync() => host.RunJobAsync<Dunning>(job => job.RunAsync(default));

    Task AtAsync(string local, OmbudHost? on = null)
    {
        (on ?? host).Clock.SetUtcNow(DanishTime.FromDanish(Days.Day(local[..10]), TimeOnly.Parse(local[11..], CultureInfo.InvariantCulture)));
        return Task.CompletedTask;
    }

    static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at + "Z", CultureInfo.InvariantCulture);
}
