// Public holidays against a table written by hand and a second way to compute Easter.
using Ombud.Domain.Deadlines;
using static Ombud.Tests.Fixtures.Days;

namespace Ombud.Tests.Domain.Deadlines;

public sealed class DanishHolidaysTests
{
    public static readonly TheoryData<string> KnownEasters =
    [
        "1818-03-22", "1943-04-25", "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04",
        "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
        "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "2036-04-13", "2037-04-05",
        "2038-04-25", "2039-04-10", "2040-04-01", "2285-03-22",
    ];

    [Theory, MemberData(nameof(KnownEasters))]
    public void Easter_falls_as_the_almanac_says(string day)
    {
        var easter = Day(day);
        Assert.Equal(easter, DanishHolidays.EasterSunday(easter.Year));
        Assert.Equal(PublicHoliday.EasterSunday, DanishHolidays.On(easter));
    }

    [Fact]
    public void Easter_agrees_with_the_old_tables_of_golden_number_and_epact_in_every_year()
    {
        for (var year = 1583; year <= 9999; year++) Assert.Equal(EasterByEpact(year), DanishHolidays.EasterSunday(year));
    }

    [Theory]
    [InlineData("2027-01-01", PublicHoliday.NewYearsDay)]
    [InlineData("2027-03-25", PublicHoliday.MaundyThursday)]
    [InlineData("2027-03-26", PublicHoliday.GoodFriday)]
    [InlineData("2027-03-28", PublicHoliday.EasterSunday)]
    [InlineData("2027-03-29", PublicHoliday.EasterMonday)]
    [InlineData("2027-05-06", PublicHoliday.AscensionDay)]
    [InlineData("2027-05-16", PublicHoliday.WhitSunday)]
    [InlineData("2027-05-17", PublicHoliday.WhitMonday)]
    [InlineData("2027-12-25", PublicHoliday.ChristmasDay)]
    [InlineData("2027-12-26", PublicHoliday.SecondChristmasDay)]
    [InlineData("2015-05-01", PublicHoliday.GreatPrayerDay)]
    [InlineData("2023-05-05", PublicHoliday.GreatPrayerDay)]
    [InlineData("2028-06-05", PublicHoliday.WhitMonday)]
    public void A_holiday_has_its_name(string day, PublicHoliday name) => Assert.Equal(name, DanishHolidays.On(Day(day)));

    [Theory]
    [InlineData("2024-04-26")] // would have been Store bededag
    [InlineData("2025-05-16")]
    [InlineData("2026-05-01")]
    [InlineData("2026-06-05")]
    [InlineData("2026-12-24")]
    [InlineData("2026-12-31")]
    [InlineData("2027-05-07")] // the Friday after Ascension
    public void A_day_off_by_agreement_or_by_an_abolished_rule_is_no_holiday(string day) => Assert.False(DanishHolidays.IsPublicHoliday(Day(day)));

    [Fact]
    public void Every_year_has_eleven_holidays_until_2023_and_ten_since()
    {
        for (var year = 1900; year <= 2100; year++)
        {
            var first = new DateOnly(year, 1, 1);
            var holidays = Enumerable.Range(0, 366).Select(first.AddDays).Where(day => day.Year == year).Count(DanishHolidays.IsPublicHoliday);
            Assert.Equal(year <= 2023 ? 11 : 10, holidays);
        }
    }

    [Fact]
    public void The_ends_of_the_calendar_can_be_asked()
    {
        Assert.True(DanishHolidays.IsPublicHoliday(DateOnly.MinValue));
        Assert.False(DanishHolidays.IsPublicHoliday(DateOnly.MaxValue));
    }

    // Clavius' tables as Knuth writes them down (The Art of Computer Programming 1.3.2, exercise 14).
    private static DateOnly EasterByEpact(int year)
    {
        var golden = (year % 19) + 1;
        var century = (year / 100) + 1;
        var skippedLeapYears = (3 * century / 4) - 12;
        var moon = (((8 * century) + 5) / 25) - 5;
        var sunday = (5 * year / 4) - skippedLeapYears - 10;
        var epact = ((11 * golden) + 20 + moon - skippedLeapYears) % 30;
        if (epact < 0) epact += 30;
        if ((epact == 25 && golden > 11) || epact == 24) epact++;
        var full = 44 - epact;
        if (full < 21) full += 30;
        return new DateOnly(year, 3, 1).AddDays(full + 7 - ((sunday + full) % 7) - 1);
    }
}
