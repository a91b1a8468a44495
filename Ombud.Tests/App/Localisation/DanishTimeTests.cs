// Danish dates around every change of the clock, held against the rule itself instead of the machine's table of time zones.
using Ombud.App.Localisation;

namespace Ombud.Tests.App.Localisation;

/// <summary>Summer time runs from the last Sunday of March to the last of October, both at 01:00 UTC [directive 2000/84/EC].</summary>
public sealed class DanishTimeTests
{
    public static TheoryData<int> Years => [.. Enumerable.Range(2020, 21)];

    [Theory]
    [MemberData(nameof(Years))]
    public void The_date_is_right_at_every_quarter_of_the_days_on_which_clocks_change(int year)
    {
        var (spring, autumn) = (ChangeOf(year, 3), ChangeOf(year, 10));
        foreach (var change in (DateTimeOffset[])[spring, autumn])
            for (var at = change.AddHours(-36); at < change.AddHours(36); at = at.AddMinutes(15))
            {
                var local = at.AddHours(at >= spring && at < autumn ? 2 : 1);
                Assert.Equal(DateOnly.FromDateTime(local.DateTime), at.DanishDate);
                Assert.Equal(local.DateTime, at.InDenmark.DateTime);
            }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_time_of_the_day_is_one_moment_of_that_day_however_the_clock_goes(int year)
    {
        foreach (var change in (DateTimeOffset[])[ChangeOf(year, 3), ChangeOf(year, 10)])
        {
            var day = change.DanishDate;
            var moments = Enumerable.Range(0, 96).Select(quarter => DanishTime.FromDanish(day, TimeOnly.MinValue.AddMinutes(15 * quarter))).ToList();
            Assert.All(moments, at => Assert.Equal(day, at.DanishDate));
            // The hour that spring skips is the next one; of the two that autumn has one is meant.
            Assert.Equal(change.Month == 3 ? 92 : 96, moments.Distinct().Count());
        }
    }

    static DateTimeOffset ChangeOf(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return new(last.AddDays(-(int)last.DayOfWeek), new TimeOnly(1, 0), TimeSpan.Zero);
    }
}
