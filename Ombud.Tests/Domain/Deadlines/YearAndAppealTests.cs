// The one-year rule and the appeal limit.
using Ombud.Domain.Deadlines;
using static Ombud.Tests.Fixtures.Days;

namespace Ombud.Tests.Domain.Deadlines;

public sealed class YearAndAppealTests
{
    [Theory]
    [InlineData("2025-11-23", "2026-11-23", false)]
    [InlineData("2025-11-23", "2026-11-24", true)]
    [InlineData("2024-02-29", "2025-02-28", false)]
    [InlineData("2024-02-29", "2025-03-01", true)]
    [InlineData("2023-02-28", "2024-02-28", false)]
    [InlineData("2023-02-28", "2024-02-29", true)] // a leap year gives no extra day
    [InlineData("2023-11-23", "2024-11-23", false)] // 366 days: a calendar year
    [InlineData("2023-11-23", "2024-11-24", true)]
    [InlineData("2025-12-25", "2026-12-25", false)]
    [InlineData("2025-12-25", "2026-12-28", true)] // a holiday does not move the year
    [InlineData("2026-11-23", "2026-11-01", false)]
    public void Exactly_one_year_is_still_in_time(string closed, string received, bool barred) =>
        Assert.Equal(barred, OneYearRule.IsTimeBarred(Day(closed), Day(received)));

    [Fact]
    public void A_leap_day_comes_round_on_28_February() =>
        Assert.Equal(new DateOnly(2025, 2, 28), OneYearRule.LastDay(new(2024, 2, 29)));

    [Theory]
    [InlineData("2026-11-02", 4, "2026-11-30")]
    [InlineData("2026-11-07", 4, "2026-12-07")] // Saturday to Monday
    [InlineData("2026-11-27", 4, "2026-12-28")] // 25 December is a Friday: past 26 and Sunday
    [InlineData("2026-11-26", 4, "2026-12-24")] // closing days are not used here
    [InlineData("2026-12-03", 4, "2026-12-31")]
    [InlineData("2027-02-25", 4, "2027-03-30")] // Skærtorsdag to the Tuesday after Easter
    [InlineData("2026-05-08", 4, "2026-06-05")] // Grundlovsdag is no holiday
    [InlineData("2026-11-02", 1, "2026-11-09")]
    public void An_appeal_limit_ends_on_a_weekday_that_is_no_holiday(string received, int weeks, string last) =>
        Assert.Equal(Day(last), AppealDeadline.LastDay(Day(received), weeks));

    [Fact]
    public void An_appeal_limit_of_no_weeks_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AppealDeadline.LastDay(new(2026, 11, 2), 0));
}
