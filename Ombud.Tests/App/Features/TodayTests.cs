// The start pages' figures against what was really registered, on a day that the test chooses.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Today;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Reporting;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Features;

public sealed class TodayTests : IAsyncLifetime
{
    readonly OmbudHost host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Deadlines_are_sorted_into_overdue_today_and_the_next_three_working_days()
    {
        // Monday 23.11.2026: ten working days back is 09.11., without a holiday between.
        var overdue = await WrittenAsync(new(2026, 11, 6));
        var due = await WrittenAsync(new(2026, 11, 9));
        var soon = await WrittenAsync(new(2026, 11, 12));
        var later = await WrittenAsync(new(2026, 11, 13));
        var day = await DayAsync();
        Assert.Equal([overdue], day.Overdue.Select(d => d.Facts.Number));
        Assert.Equal(1, day.Overdue[0].Status.WorkingDays);
        Assert.Equal([due], day.DueToday.Select(d => d.Facts.Number));
        Assert.Equal([soon], day.Soon.Select(d => d.Facts.Number));
        Assert.Equal(later, day.Later?.Number);
    }

    [Fact]
    public async Task An_answered_case_asks_for_nothing_more()
    {
        var number = await WrittenAsync(new(2026, 11, 9));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Answer(A.Today, Channel.DigitalPost, A.Today))));
        Assert.Empty((await DayAsync()).DueToday);
    }

    [Fact]
    public async Task A_case_moves_up_as_the_days_pass()
    {
        var number = await WrittenAsync(new(2026, 11, 9));
        host.Clock.Advance(TimeSpan.FromDays(1));
        var day = await DayAsync();
        Assert.Equal([number], day.Overdue.Select(d => d.Facts.Number));
    }

    [Fact]
    public async Task A_promised_call_stays_until_somebody_has_called()
    {
        var late = await RegisterAsync(A.PhoneCall() with { CallBackOn = A.Today });
        await RegisterAsync(A.PhoneCall() with { CallBackOn = A.Today.AddDays(1) });
        Assert.Equal([late], (await DayAsync()).CallBacks.Select(f => f.Number));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(late, it => it.CallBack(A.Today))));
        Assert.Empty((await DayAsync()).CallBacks);
    }

    [Fact]
    public async Task A_case_without_handler_can_be_taken()
    {
        var number = await RegisterAsync(A.PhoneCall(), "intake");
        Assert.Equal([number], (await DayAsync()).Unassigned.Select(f => f.Number));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Assign(new StaffId("k.roenbo")))));
        Assert.Empty((await DayAsync()).Unassigned);
    }

    [Fact]
    public async Task Only_meetings_of_the_danish_day_are_todays()
    {
        var (today, tomorrow) = (await RegisterAsync(A.PhoneCall()), await RegisterAsync(A.PhoneCall()));
        // 22.59 UTC is 23.59 in Denmark; a minute later it is tomorrow there.
        foreach (var (number, minute) in new[] { (today, 59), (tomorrow, 60) })
            Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it =>
                it.PlanMeeting(new(MeetingKind.Mediation, new DateTimeOffset(2026, 11, 23, 22, 0, 0, TimeSpan.Zero).AddMinutes(minute))))));
        Assert.Equal([today], (await DayAsync()).Meetings.Select(f => f.Number));
    }

    [Fact]
    public async Task Who_is_waited_for_is_told_apart_the_longest_wait_first()
    {
        var (first, second) = (await host.WithPartyAsync(), await host.WithPartyAsync());
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.ApprovedAsync(second, LetterKind.InformationRequest);
        Assert.Empty((await DayAsync()).ForCitizen); // approved, not sent
        await host.DispatchAsync();
        Assert.Equal([second], (await DayAsync()).ForCitizen.Select(f => f.Number));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(first, it => it.WaitForCitizen(AskedOfCitizen.PowerOfAttorney, A.Today, A.Today.AddDays(1)))));
        var day = await DayAsync();
        Assert.Equal([(first, AskedOfCitizen.PowerOfAttorney, A.Today), (second, AskedOfCitizen.Information, A.Today.AddDays(1))],
            day.ForCitizen.Select(f => (f.Number, f.WaitingFor!.Value, f.WaitingSince!.Value)));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(first, it => it.CitizenReplied(AskedOfCitizen.PowerOfAttorney, A.Today, A.Today.AddDays(1)))));
        Assert.Equal([second], (await DayAsync()).ForCitizen.Select(f => f.Number));
    }

    [Fact]
    public async Task A_department_is_waited_for_from_the_sending_of_a_hearing_to_its_reply()
    {
        var number = await host.WithPartyAsync();
        var hearing = await host.ApprovedAsync(number, LetterKind.Hearing);
        Assert.Empty((await DayAsync()).ForDepartment);
        await host.DispatchAsync();
        var day = await DayAsync();
        Assert.Equal([number], day.ForDepartment.Select(f => f.Number));
        Assert.Equal(Days.Day("2026-12-07"), day.ReplyBy[number]);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.ReplyReceived(hearing, A.Today, A.Today))));
        Assert.Empty((await DayAsync()).ForDepartment);
    }

    [Fact]
    public async Task Intake_counts_its_own_contacts_of_today_alone()
    {
        await RegisterAsync(A.PhoneCall(), "intake");
        host.Clock.Advance(TimeSpan.FromDays(1));
        var number = await RegisterAsync(A.PhoneCall(), "intake");
        await RegisterAsync(A.PhoneCall() with { Joins = number }, "intake");
        await RegisterAsync(A.PhoneCall(), "adviser");
        Assert.Equal(2, await AskAsync(query => query.RegisteredTodayAsync(), "intake"));
    }

    [Fact]
    public async Task The_supervisor_sees_open_cases_and_no_small_figures()
    {
        var late = await WrittenAsync(new(2026, 11, 6));
        await WrittenAsync(new(2026, 11, 20));
        Assert.Equal((2, 1), (await AskAsync(q => q.SupervisorAsync())) is var day ? (day.Open, day.Overdue) : default);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(late, it => it.Answer(A.Today, Channel.Phone, A.Today))));
        var line = (await AskAsync(q => q.SupervisorAsync())).Line;
        Assert.Equal((CellKind.Small, CellKind.Hidden), (line.Answered.Kind, line.InTime.Kind));
    }

    [Fact]
    public async Task The_data_protection_officer_sees_who_looked_and_why()
    {
        var number = await RegisterAsync(A.PhoneCall());
        await host.AsAsync("adviser", services => services.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(number, Purpose.CaseHandling));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.AsAsync("adviser", services => services.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(number, Purpose.CaseHandling));
        var looks = await AskAsync(query => query.LooksAsync(), "dpo");
        Assert.Equal((new StaffId("k.roenbo"), Roles.Adviser, number, Purpose.CaseHandling), looks.Latest[0] is var l ? (l.By, l.Role, l.Number!.Value, l.Purpose) : default);
        Assert.Contains(new LookCount(Purpose.CaseHandling, 1, 2), looks.Counts);
    }

    Task<AdviserDay> DayAsync() => AskAsync(query => query.AdviserAsync());

    Task<T> AskAsync<T>(Func<TodayQuery, Task<T>> ask, string role = "adviser") => host.AsAsync(role, services => ask(services.GetRequiredService<TodayQuery>()));

    /// <summary>A written complaint, which is promised an answer within ten working days.</summary>
    Task<CaseNumber> WrittenAsync(DateOnly on) => RegisterAsync(A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true, ReceivedOn = on });

    async Task<CaseNumber> RegisterAsync(Registration registration, string role = "adviser")
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(registration), role);
        Assert.Null(refused);
        return registered!.Number;
    }
}
