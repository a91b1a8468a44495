// Which reminder there should be: one at a time, each once, none on a closed day.
using CsCheck;
using Ombud.Domain.Deadlines;
using static Ombud.Tests.Fixtures.Days;

namespace Ombud.Tests.Domain.Deadlines;

public sealed class RemindersTests
{
    private static readonly DateOnly Due = new(2026, 11, 16); // a Monday

    [Theory]
    [InlineData("2026-11-10", null, null)]
    [InlineData("2026-11-11", null, ReminderRule.ThreeDaysBefore)]
    [InlineData("2026-11-12", null, ReminderRule.ThreeDaysBefore)] // missed yesterday
    [InlineData("2026-11-12", ReminderRule.ThreeDaysBefore, null)]
    [InlineData("2026-11-13", ReminderRule.ThreeDaysBefore, ReminderRule.OneDayBefore)]
    [InlineData("2026-11-13", null, ReminderRule.OneDayBefore)] // two were missed: one is given
    [InlineData("2026-11-14", null, null)] // Saturday
    [InlineData("2026-11-15", ReminderRule.ThreeDaysBefore, null)]
    [InlineData("2026-11-16", ReminderRule.OneDayBefore, ReminderRule.OnTheDay)]
    [InlineData("2026-11-16", ReminderRule.OnTheDay, null)]
    [InlineData("2026-11-17", ReminderRule.ThreeDaysBefore, ReminderRule.Overdue)]
    [InlineData("2027-03-01", ReminderRule.Overdue, null)]
    [InlineData("2027-03-28", null, null)] // Easter Sunday, long past
    public void One_reminder_stands_for_all_that_were_missed(string today, ReminderRule? given, ReminderRule? expected) =>
        Assert.Equal(expected, Reminders.DueOn(Day(today), Due, WorkingCalendar.Office, given));

    [Fact]
    public void A_closure_upon_the_due_date_brings_the_last_reminder_forward() =>
        Assert.Equal(ReminderRule.OnTheDay,
            Reminders.DueOn(new(2026, 11, 13), Due, WorkingCalendar.Office.WithClosure(Due, Due), ReminderRule.OneDayBefore));

    [Fact]
    public void Asked_every_day_it_gives_each_rule_once_and_in_order() =>
        Gen.Int[730_000, 750_000].Sample(day =>
        {
            var due = WorkingCalendar.Office.AddWorkingDays(DateOnly.FromDayNumber(day), 10);
            List<ReminderRule> given = [];
            for (var today = due.AddDays(-30); today < due.AddDays(30); today = today.AddDays(1))
                if (Reminders.DueOn(today, due, WorkingCalendar.Office, given.Count > 0 ? given[^1] : null) is { } rule) given.Add(rule);
            Assert.Equal(Enum.GetValues<ReminderRule>(), given);
        });

    [Fact]
    public void Asked_on_a_few_days_only_it_never_repeats_and_never_goes_back() =>
        Gen.Int[-20, 20].Array[0, 12].Sample(days =>
        {
            List<ReminderRule> given = [];
            foreach (var day in days.Order())
            {
                var (today, last) = (Due.AddDays(day), given.Count > 0 ? given[^1] : (ReminderRule?)null);
                if (Reminders.DueOn(today, Due, WorkingCalendar.Office, last) is not { } rule) continue;
                Assert.True(WorkingCalendar.Office.IsWorkingDay(today));
                given.Add(rule);
            }
            Assert.Equal(given.Distinct().Order(), given);
        });
}
