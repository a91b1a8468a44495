// When an answer is due, how a case stands with it, and the count that a screen draws.
using CsCheck;
using Ombud.Domain.Deadlines;
using static Ombud.Tests.Fixtures.Days;

namespace Ombud.Tests.Domain.Deadlines;

public sealed class ResponseDeadlineTests
{
    private static readonly DateOnly Received = new(2026, 11, 2); // a Monday; ten working days later is Monday 16
    private static readonly DateOnly Due = new(2026, 11, 16);
    private static readonly WorkingCalendar Office = WorkingCalendar.Office;

    [Fact]
    public void Without_a_promise_there_is_no_due_date()
    {
        Assert.Null(ResponseDeadline.OriginalDueOn(Received, null, Office));
        Assert.Null(ResponseDeadline.CurrentDueOn(Received, null, Office));
        Assert.Equal(new(DeadlineLevel.None, 0), ResponseDeadline.StatusOn(Due, null, Received, Office));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_promise_is_at_least_one_working_day(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponseDeadline.OriginalDueOn(Received, days, Office));

    [Theory]
    [InlineData("2026-11-09", "2026-11-11", "2026-11-19")] // three working days within
    [InlineData("2026-10-01", "2026-11-02", "2026-11-16")] // before receipt, the day of receipt included
    [InlineData("2026-10-01", "2026-11-03", "2026-11-17")] // reaches one day in
    [InlineData("2026-11-16", "2026-11-16", "2026-11-17")] // the due date itself
    [InlineData("2026-11-17", "2026-11-30", "2026-11-16")] // after the due date
    [InlineData("2026-11-07", "2026-11-08", "2026-11-16")] // a weekend takes nothing away
    public void A_closure_moves_the_current_date_and_never_the_original(string from, string to, string current)
    {
        var away = Office.WithClosure(Day(from), Day(to));
        Assert.Equal(Due, ResponseDeadline.OriginalDueOn(Received, 10, away));
        Assert.Equal(Day(current), ResponseDeadline.CurrentDueOn(Received, 10, away));
    }

    [Theory]
    [InlineData("2026-11-02", DeadlineLevel.Ample, 10)]
    [InlineData("2026-11-10", DeadlineLevel.Ample, 4)]
    [InlineData("2026-11-11", DeadlineLevel.Soon, 3)]
    [InlineData("2026-11-13", DeadlineLevel.Soon, 1)]
    [InlineData("2026-11-15", DeadlineLevel.Soon, 1)] // Sunday: Monday is left
    [InlineData("2026-11-16", DeadlineLevel.Today, 0)]
    [InlineData("2026-11-17", DeadlineLevel.Overdue, 1)]
    [InlineData("2026-11-22", DeadlineLevel.Overdue, 4)]
    [InlineData("2026-11-23", DeadlineLevel.Overdue, 5)]
    public void An_open_case_stands_at_a_level_with_working_days(string today, DeadlineLevel level, int days) =>
        Assert.Equal(new(level, days), ResponseDeadline.StatusOn(Day(today), Due, null, Office));

    [Theory]
    [InlineData("2026-11-16", DeadlineLevel.InTime, 0)]
    [InlineData("2026-11-03", DeadlineLevel.InTime, 0)]
    [InlineData("2026-11-18", DeadlineLevel.Late, 2)]
    public void An_answered_case_stays_as_it_was_answered(string answered, DeadlineLevel level, int days) =>
        Assert.Equal(new(level, days), ResponseDeadline.StatusOn(new(2027, 6, 1), Due, Day(answered), Office));

    [Fact]
    public void The_weekend_after_the_deadline_is_already_one_day_late()
    {
        var friday = new DateOnly(2026, 11, 13);
        Assert.Equal(new(DeadlineLevel.Overdue, 1), ResponseDeadline.StatusOn(friday.AddDays(1), friday, null, Office));
        Assert.Equal(new(DeadlineLevel.Late, 1), ResponseDeadline.StatusOn(friday.AddDays(9), friday, friday.AddDays(2), Office));
    }

    [Fact]
    public void When_the_due_date_was_closed_afterwards_the_last_working_day_before_it_is_the_last_chance() =>
        Assert.Equal(new(DeadlineLevel.Today, 0), ResponseDeadline.StatusOn(new(2026, 11, 13), Due, null, Office.WithClosure(Due, Due)));

    [Fact]
    public void The_count_runs_from_Monday_to_Sunday_and_names_every_day()
    {
        var received = new DateOnly(2026, 12, 17); // Thursday
        var away = Office.WithClosure(new(2026, 12, 28), new(2026, 12, 28));
        var due = Assert.NotNull(ResponseDeadline.CurrentDueOn(received, 10, away));
        var count = ResponseDeadline.Count(received, due, away);

        Assert.Equal(new DateOnly(2027, 1, 7), due);
        Assert.Equal(new DateOnly(2026, 12, 14), count[0].Date);
        Assert.Equal(new DateOnly(2027, 1, 10), count[^1].Date);
        Assert.Equal(28, count.Count);
        Assert.Equal(
            "EEER1WW" + "234LHHW" + "C56LHWW" + "7890TWW",
            string.Concat(count.Select(Letter)));
        Assert.Equal(PublicHoliday.ChristmasDay, count.Single(day => day.Date == new DateOnly(2026, 12, 25)).Holiday);
        Assert.Equal(OfficeClosingDay.NewYearsEve, count.Single(day => day.Date == new DateOnly(2026, 12, 31)).ClosingDay);
        Assert.Equal(10, count.Single(day => day.Date == due).Number);
    }

    [Fact]
    public void The_last_counted_day_is_the_due_date_and_bears_the_promised_number() =>
        Gen.Select(Gen.Int[730_000, 750_000], Gen.Int[1, 40]).Sample((day, days) =>
        {
            var received = DateOnly.FromDayNumber(day);
            var due = Office.AddWorkingDays(received, days);
            var count = ResponseDeadline.Count(received, due, Office);
            Assert.Equal((due, days), (count.Last(it => it.Number is not null).Date, count.Max(it => it.Number)));
            Assert.Equal(DayOfWeek.Monday, count[0].Date.DayOfWeek);
            Assert.Equal(DayOfWeek.Sunday, count[^1].Date.DayOfWeek);
            Assert.Equal(0, count.Count % 7);
        });

    [Fact]
    public void The_count_ends_where_the_calendar_ends() =>
        Assert.Equal(DateOnly.MaxValue, ResponseDeadline.Count(DateOnly.MaxValue.AddDays(-1), DateOnly.MaxValue, Office)[^1].Date);

    private static char Letter(CountedDay day) => day.Kind switch
    {
        DayKind.Received => 'R',
        DayKind.Counted => (char)('0' + (day.Number ?? 0) % 10),
        DayKind.Weekend => 'W',
        DayKind.Holiday => 'H',
        DayKind.ClosingDay => 'L',
        DayKind.Closure => 'C',
        DayKind.Earlier => 'E',
        _ => 'T',
    };
}
