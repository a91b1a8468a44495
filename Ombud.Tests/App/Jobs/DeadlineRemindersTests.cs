// Reminders of answers that are due: on their day, once, and never at night or on a day off.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Jobs;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Jobs;

public sealed class DeadlineRemindersTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    [Fact]
    public async Task Each_rule_is_given_on_its_day_across_a_weekend()
    {
        await AtAsync("2026-11-30 09:00");
        var number = await RegisterAsync("2026-11-23"); // due Monday 7 December
        await RunDailyAsync("2026-11-30", days: 10);
        Assert.Equal(
            [
                (ReminderRule.ThreeDaysBefore, Days.Day("2026-12-02")), (ReminderRule.OneDayBefore, Days.Day("2026-12-04")),
                (ReminderRule.OnTheDay, Days.Day("2026-12-07")), (ReminderRule.Overdue, Days.Day("2026-12-08")),
            ],
            await GivenAsync(number));
    }

    [Fact]
    public async Task Christmas_and_the_days_on_which_the_office_is_closed_are_left_out()
    {
        await AtAsync("2026-12-15 09:00");
        var number = await RegisterAsync("2026-12-14"); // due Wednesday 30 December
        await RunDailyAsync("2026-12-15", days: 24);
        Assert.Equal(
            [
                (ReminderRule.ThreeDaysBefore, Days.Day("2026-12-23")), (ReminderRule.OneDayBefore, Days.Day("2026-12-29")),
                (ReminderRule.OnTheDay, Days.Day("2026-12-30")), (ReminderRule.Overdue, Days.Day("2027-01-04")),
            ],
            await GivenAsync(number));
    }

    [Fact]
    public async Task A_job_that_runs_twice_and_at_the_same_time_gives_one_reminder()
    {
        await AtAsync("2026-12-07 09:00");
        var number = await RegisterAsync("2026-11-23");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RunAsync()));
        await RunAsync();
        Assert.Equal([(ReminderRule.OnTheDay, Days.Day("2026-12-07"))], await GivenAsync(number));
    }

    [Fact]
    public async Task Missed_reminders_are_made_good_by_one()
    {
        await AtAsync("2026-12-09 09:00");
        var number = await RegisterAsync("2026-11-23");
        await RunDailyAsync("2026-12-09", days: 3);
        Assert.Equal([(ReminderRule.Overdue, Days.Day("2026-12-09"))], await GivenAsync(number));
    }

    [Theory]
    [InlineData("2026-12-07 06:59")]
    [InlineData("2026-12-07 20:00")]
    [InlineData("2026-12-07 03:00")]
    [InlineData("2026-12-12 09:00")] // a Saturday
    [InlineData("2026-12-24 09:00")]
    [InlineData("2026-12-25 09:00")]
    [InlineData("2027-01-01 09:00")]
    public async Task Nothing_is_given_at_night_or_on_a_day_off(string at)
    {
        await AtAsync("2026-11-30 09:00");
        var number = await RegisterAsync("2026-11-23");
        await AtAsync(at);
        await RunAsync();
        Assert.Empty(await GivenAsync(number));
    }

    [Theory]
    [InlineData("2027-03-30 07:00", "2027-03-30 04:59:59", "2027-03-30 05:00:00")] // summer time began on 28 March: two hours before UTC
    [InlineData("2026-10-26 07:00", "2026-10-26 05:59:59", "2026-10-26 06:00:00")] // winter time began on 25 October: one hour
    public async Task Seven_in_the_morning_is_seven_by_the_clock_on_the_wall_when_the_clocks_change(string local, string before, string from)
    {
        await AtUtcAsync(before, isFirst: true);
        Assert.Equal(Days.Day(local[..10]), host.Clock.DanishToday);
        var number = await RegisterAsync(local[..10], due: Days.Day(local[..10]));
        await RunAsync();
        Assert.Empty(await GivenAsync(number));
        await AtUtcAsync(from);
        await RunAsync();
        Assert.Equal([(ReminderRule.OnTheDay, Days.Day(local[..10]))], await GivenAsync(number));
    }

    [Fact]
    public async Task An_answered_case_gets_no_reminder_and_one_whose_citizen_was_told_gets_those_of_the_new_date()
    {
        await AtAsync("2026-12-07 09:00");
        var answered = await RegisterAsync("2026-11-23");
        var told = await RegisterAsync("2026-11-23");
        var moved = await RegisterAsync("2026-11-23");
        var today = host.Clock.DanishToday;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(answered, it => it.Answer(today, Channel.Letter, today))));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(told, it => it.Tell(today, Channel.Letter, today))));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(moved, it =>
            it.Tell(today, Channel.Letter, today) ?? it.MoveDue(Days.Day("2026-12-08"), DelayReason.WaitingForDepartment))));
        await RunAsync();
        Assert.Empty(await GivenAsync(answered));
        Assert.Empty(await GivenAsync(told));
        Assert.Equal([(ReminderRule.OneDayBefore, today)], await GivenAsync(moved));
    }

    [Fact]
    public async Task Each_reminder_is_shown_once_to_every_adviser_also_when_the_job_runs_at_the_same_time()
    {
        await AtAsync("2026-12-07 09:00");
        var numbers = new[] { await RegisterAsync("2026-11-23"), await RegisterAsync("2026-11-23") };
        for (var i = 0; i < 2; i++) await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync()));
        var view = await InboxAsync(inbox => inbox.ReadAsync());
        Assert.Equal(2, view.Unread);
        Assert.Equal(numbers.Select(number => (number, ReminderRule.OnTheDay)).OrderBy(r => r.number.Key), view.Newest.Select(line => (line.Number, line.Rule)).OrderBy(r => r.Number.Key));
    }

    [Fact]
    public async Task The_bell_counts_what_is_unread_until_it_is_read_or_the_case_is_answered()
    {
        await AtAsync("2026-12-07 09:00");
        var (first, second, third) = (await RegisterAsync("2026-11-23"), await RegisterAsync("2026-11-23"), await RegisterAsync("2026-11-23"));
        var announced = 0;
        using var listening = host.Services.GetRequiredService<ReminderFeed>().Listen(() => announced++);
        await RunAsync();
        Assert.Equal(1, announced);
        var view = await InboxAsync(inbox => inbox.ReadAsync());
        Assert.Equal(3, view.Unread);
        Assert.Equal([third, second, first], view.Newest.Select(line => line.Number));
        await InboxAsync(async inbox => { await inbox.MarkReadAsync(view.Newest[0].Id); return 0; });
        Assert.Equal(2, (await InboxAsync(inbox => inbox.ReadAsync())).Unread);
        var today = host.Clock.DanishToday;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(first, it => it.Answer(today, Channel.Letter, today))));
        Assert.Equal([third, second], (await InboxAsync(inbox => inbox.ReadAsync())).Newest.Select(line => line.Number));
        await InboxAsync(async inbox => { await inbox.MarkAllReadAsync(); return 0; });
        Assert.Equal(0, (await InboxAsync(inbox => inbox.ReadAsync())).Unread);
        Assert.Equal(3, announced);
        Assert.Empty((await host.AsAsync("supervisor", s => s.GetRequiredService<ReminderInbox>().ReadAsync())).Newest);
    }

    Task<T> InboxAsync<T>(Func<ReminderInbox, Task<T>> act) => host.AsAsync("adviser", s => act(s.GetRequiredService<ReminderInbox>()));

    Task RunAsync() => host.RunJobAsync<DeadlineReminders>(job => job.RunAsync(default));

    /// <summary>Runs the job at midnight, at seven, at noon and at eleven in the evening of each day.</summary>
    async Task RunDailyAsync(string from, int days)
    {
        for (var day = Days.Day(from); day < Days.Day(from).AddDays(days); day = day.AddDays(1))
        {
            foreach (var hour in (int[])[0, 7, 12, 23])
            {
                host.Clock.SetUtcNow(Max(DanishTime.FromDanish(day, new(hour, 0)), host.Clock.GetUtcNow()));
                await RunAsync();
            }
        }
    }

    static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    Task AtAsync(string local)
    {
        host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day(local[..10]), TimeOnly.Parse(local[11..], System.Globalization.CultureInfo.InvariantCulture)));
        return Task.CompletedTask;
    }

    Task AtUtcAsync(string utc, bool isFirst = false)
    {
        var at = DateTimeOffset.Parse(utc + "Z", System.Globalization.CultureInfo.InvariantCulture);
        if (isFirst) host.Clock.AdjustTime(at);
        else host.Clock.SetUtcNow(at);
        return Task.CompletedTask;
    }

    /// <summary>A written complaint, promised an answer in ten working days.</summary>
    async Task<CaseNumber> RegisterAsync(string receivedOn, DateOnly? due = null)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with
        {
            Channel = Channel.DigitalPost,
            Written = due is null,
            ReceivedOn = Days.Day(receivedOn),
            Kind = due is null ? HelpKind.Complaint : HelpKind.Guidance,
        }));
        Assert.Null(refused);
        if (due is { } day) Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(registered!.Number, it => it.MoveDue(day, DelayReason.Absence))));
        return registered!.Number;
    }

    async Task<(ReminderRule, DateOnly)[]> GivenAsync(CaseNumber number)
    {
        await using var db = await host.DatabaseAsync();
        var rows = await db.Reminders.Where(r => r.CaseId == number.Key).OrderBy(r => r.Id).ToListAsync();
        return [.. rows.Select(r => (r.Rule, r.CreatedAt.DanishDate))];
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
