// Working days by hand-checked dates, by a naive second count, and by laws that hold for every date.
using CsCheck;
using Ombud.Domain.Deadlines;
using static Ombud.Tests.Fixtures.Days;

namespace Ombud.Tests.Domain.Deadlines;

public sealed class WorkingCalendarTests
{
    private static readonly Gen<DateOnly> Dates = Gen.Int[new DateOnly(2015, 1, 1).DayNumber, new DateOnly(2045, 1, 1).DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<Closure> AnyClosure = Gen.Select(Dates, Gen.Int[0, 40], (from, days) => new Closure(from, from.AddDays(days)));

    private static readonly Gen<WorkingCalendar> Calendars = Gen.Select(
        Gen.Enum<OfficeClosingDay>().Array[0, 4], AnyClosure.Array[0, 30], (days, closures) => new WorkingCalendar(days, closures));

    [Theory]
    // Christmas: 21, 22, 23, 28, 29, 30 December, 4, 5, 6, 7 January.
    [InlineData("2026-12-18", 10, "2027-01-07", "2027-01-05")]
    [InlineData("2026-12-18", 3, "2026-12-23", "2026-12-23")]
    [InlineData("2026-12-18", 4, "2026-12-28", "2026-12-24")]
    [InlineData("2026-12-24", 1, "2026-12-28", "2026-12-28")]
    [InlineData("2026-12-30", 1, "2027-01-04", "2026-12-31")]
    // Easter: 18, 19, 22, 23, 24, 30, 31 March, 1, 2, 5 April.
    [InlineData("2027-03-17", 10, "2027-04-05", "2027-04-05")]
    [InlineData("2027-03-24", 1, "2027-03-30", "2027-03-30")]
    // Received on a Sunday, on a holiday, on a Saturday before one.
    [InlineData("2026-11-22", 1, "2026-11-23", "2026-11-23")]
    [InlineData("2027-03-28", 1, "2027-03-30", "2027-03-30")]
    [InlineData("2027-05-15", 10, "2027-05-31", "2027-05-31")] // 18 to 21, 24 to 28, 31 May
    // Summer time ends in the night to 25 October and begins on 28 March: a date has no clock.
    [InlineData("2026-10-23", 1, "2026-10-26", "2026-10-26")]
    // Store bededag counted in 2023 and not in 2024.
    [InlineData("2023-05-04", 1, "2023-05-08", "2023-05-08")]
    [InlineData("2024-04-25", 1, "2024-04-26", "2024-04-26")]
    // 5 June 2028 is 2. pinsedag and Grundlovsdag: one day, not two.
    [InlineData("2028-06-02", 1, "2028-06-06", "2028-06-06")]
    [InlineData("2028-06-02", 2, "2028-06-07", "2028-06-07")]
    public void Working_days_are_counted_from_the_day_after_receipt(string received, int days, string office, string holidaysOnly)
    {
        Assert.Equal(Day(office), WorkingCalendar.Office.AddWorkingDays(Day(received), days));
        Assert.Equal(Day(holidaysOnly), WorkingCalendar.PublicHolidaysOnly.AddWorkingDays(Day(received), days));
    }

    [Theory]
    [InlineData(OfficeClosingDay.FirstOfMay, "2026-05-01", "2026-05-04")]
    [InlineData(OfficeClosingDay.ConstitutionDay, "2026-06-05", "2026-06-08")]
    [InlineData(OfficeClosingDay.ChristmasEve, "2026-12-24", "2026-12-28")]
    [InlineData(OfficeClosingDay.NewYearsEve, "2026-12-31", "2027-01-04")]
    public void Each_closing_day_can_be_switched_on_and_off(OfficeClosingDay rule, string date, string next)
    {
        var day = Day(date);
        var on = new WorkingCalendar([rule]);
        var off = new WorkingCalendar(Enum.GetValues<OfficeClosingDay>().Where(other => other != rule));

        Assert.Equal(DayKind.ClosingDay, on.Classify(day));
        Assert.Equal(Day(next), on.AddWorkingDays(day.AddDays(-1), 1));
        Assert.True(off.IsWorkingDay(day));
        Assert.Equal(day, off.AddWorkingDays(day.AddDays(-1), 1));
    }

    [Fact]
    public void The_office_is_closed_on_three_days_by_agreement_and_open_on_the_first_of_May()
    {
        Assert.True(WorkingCalendar.Office.IsWorkingDay(new(2026, 5, 1)));
        Assert.False(WorkingCalendar.Office.IsWorkingDay(new(2026, 6, 5)));
        Assert.False(WorkingCalendar.Office.IsWorkingDay(new(2026, 12, 24)));
        Assert.False(WorkingCalendar.Office.IsWorkingDay(new(2026, 12, 31)));
    }

    [Fact]
    public void A_closure_counts_both_its_ends_and_leaves_the_first_calendar_as_it_was()
    {
        var closed = WorkingCalendar.Office.WithClosure(new(2026, 11, 10), new(2026, 11, 12));

        Assert.Equal([false, true, true, true, false],
            Enumerable.Range(9, 5).Select(day => closed.Classify(new(2026, 11, day)) is DayKind.Closure));
        Assert.True(WorkingCalendar.Office.IsWorkingDay(new(2026, 11, 10)));
        Assert.True(closed.WithoutClosures.IsWorkingDay(new(2026, 11, 10)));
    }

    [Fact]
    public void Overlapping_and_adjoining_closures_are_one()
    {
        var calendar = new WorkingCalendar([], [new(new(2026, 7, 20), new(2026, 7, 24)), new(new(2026, 7, 1), new(2026, 7, 21)), new(new(2026, 7, 25), new(2026, 7, 31))]);

        Assert.Equal([new Closure(new(2026, 7, 1), new(2026, 7, 31))], calendar.Closures);
        Assert.Equal(new DateOnly(2026, 8, 3), calendar.AddWorkingDays(new(2026, 6, 30), 1));
    }

    [Fact]
    public void A_closure_that_ends_before_it_begins_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => WorkingCalendar.Office.WithClosure(new(2026, 7, 2), new(2026, 7, 1)));

    [Fact]
    public void No_days_is_the_day_of_receipt_and_fewer_are_a_mistake()
    {
        Assert.Equal(new DateOnly(2026, 11, 22), WorkingCalendar.Office.AddWorkingDays(new(2026, 11, 22), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.Office.AddWorkingDays(new(2026, 11, 22), -1));
    }

    [Fact]
    public void The_end_of_the_calendar_is_an_error_and_no_endless_count()
    {
        var office = WorkingCalendar.Office;
        Assert.Equal(DateOnly.MaxValue, office.AddWorkingDays(DateOnly.MaxValue, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => office.AddWorkingDays(DateOnly.MaxValue, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => office.AddWorkingDays(DateOnly.MaxValue.AddDays(-3), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => office.AddWorkingDays(new(2026, 1, 1), int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => office.WithClosure(new(2026, 1, 1), DateOnly.MaxValue).AddWorkingDays(new(2025, 12, 30), 1));
        Assert.Equal(new DateOnly(1, 1, 2), office.AddWorkingDays(DateOnly.MinValue, 1));
        Assert.True(office.WithClosure(DateOnly.MinValue, DateOnly.MaxValue).WorkingDaysBetween(DateOnly.MinValue, DateOnly.MaxValue) == 0);
    }

    [Fact]
    public void Working_days_between_counts_the_last_day_and_not_the_first()
    {
        var office = WorkingCalendar.Office;
        Assert.Equal(10, office.WorkingDaysBetween(new(2026, 12, 18), new(2027, 1, 7)));
        Assert.Equal(-10, office.WorkingDaysBetween(new(2027, 1, 7), new(2026, 12, 18)));
        Assert.Equal(0, office.WorkingDaysBetween(new(2026, 11, 20), new(2026, 11, 22)));
    }

    [Fact]
    public void Adding_agrees_with_a_naive_count_day_by_day() =>
        Gen.Select(Gen.Enum<OfficeClosingDay>().Array[0, 4], AnyClosure.Array[0, 30], Dates, Gen.Int[0, 120]).Sample((rules, closures, received, days) =>
            Assert.Equal(Naive(rules, closures, received, days), new WorkingCalendar(rules, closures).AddWorkingDays(received, days)));

    [Fact]
    public void A_closure_within_a_longer_one_shortens_nothing() =>
        Assert.Equal([new Closure(new(2026, 7, 1), new(2026, 7, 31))],
            WorkingCalendar.Office.WithClosure(new(2026, 7, 1), new(2026, 7, 31)).WithClosure(new(2026, 7, 6), new(2026, 7, 10)).Closures);

    [Fact]
    public void Adding_never_lands_on_a_closed_day() =>
        Gen.Select(Calendars, Dates, Gen.Int[1, 60]).Sample((calendar, received, days) =>
            calendar.IsWorkingDay(calendar.AddWorkingDays(received, days)));

    [Fact]
    public void Adding_is_monotone_in_both_the_date_and_the_days() =>
        Gen.Select(Calendars, Dates, Gen.Int[0, 60], Gen.Int[0, 30]).Sample((calendar, received, days, more) =>
            calendar.AddWorkingDays(received, days) <= calendar.AddWorkingDays(received.AddDays(more), days)
            && calendar.AddWorkingDays(received, days) < calendar.AddWorkingDays(received, days + more + 1));

    [Fact]
    public void Adding_is_additive() =>
        Gen.Select(Calendars, Dates, Gen.Int[0, 40], Gen.Int[0, 40]).Sample((calendar, received, first, then) =>
            calendar.AddWorkingDays(calendar.AddWorkingDays(received, first), then) == calendar.AddWorkingDays(received, first + then));

    [Fact]
    public void Counting_undoes_adding() =>
        Gen.Select(Calendars, Dates, Gen.Int[0, 60]).Sample((calendar, received, days) =>
            calendar.WorkingDaysBetween(received, calendar.AddWorkingDays(received, days)) == days
            && calendar.WorkingDaysBetween(calendar.AddWorkingDays(received, days), received) == -days);

    [Fact]
    public void A_closure_never_brings_a_date_forward() =>
        Gen.Select(Calendars, Dates, Gen.Int[1, 40], AnyClosure).Sample((calendar, received, days, closure) =>
            calendar.WithClosure(closure.From, closure.To).AddWorkingDays(received, days) >= calendar.AddWorkingDays(received, days));

    // Written without the calendar's own shortcuts: lists of closed dates, one step at a time.
    private static DateOnly Naive(OfficeClosingDay[] rules, Closure[] closures, DateOnly received, int days)
    {
        var closed = closures.SelectMany(c => Enumerable.Range(0, c.To.DayNumber - c.From.DayNumber + 1).Select(c.From.AddDays)).ToHashSet();
        string[] agreed = [.. rules.Select(rule => rule switch
        {
            OfficeClosingDay.FirstOfMay => "05-01",
            OfficeClosingDay.ConstitutionDay => "06-05",
            OfficeClosingDay.ChristmasEve => "12-24",
            _ => "12-31",
        })];
        var date = received;
        while (days > 0)
        {
            date = date.AddDays(1);
            var easter = DanishHolidays.EasterSunday(date.Year);
            List<DateOnly> holidays = [.. new[] { -3, -2, 0, 1, 39, 49, 50 }.Select(easter.AddDays), new(date.Year, 1, 1), new(date.Year, 12, 25), new(date.Year, 12, 26)];
            if (date.Year < 2024) holidays.Add(easter.AddDays(26));
            var open = date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(date)
                && !agreed.Contains($"{date.Month:00}-{date.Day:00}") && !closed.Contains(date);
            if (open) days--;
        }
        return date;
    }

}
