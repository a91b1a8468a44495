// Dates as people type them.
using Ombud.App.Components;

namespace Ombud.Tests.App.Components;

public sealed class DateTextTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("14-10-2025", 2025, 10, 14)]
    [InlineData("14.10.2025", 2025, 10, 14)]
    [InlineData(" 1/2/2027 ", 2027, 2, 1)]
    [InlineData("14102025", 2025, 10, 14)]
    [InlineData("14-10-25", 2025, 10, 14)]
    [InlineData("01-02-68", 2068, 2, 1)]
    [InlineData("2025-10-14", 2025, 10, 14)]
    [InlineData("29-02-2028", 2028, 2, 29)]
    [InlineData("i dag", 2026, 11, 23)]
    [InlineData("I går", 2026, 11, 22)]
    [InlineData("+14", 2026, 12, 7)]
    [InlineData("-23", 2026, 10, 31)]
    public void A_date_is_read_in_the_ways_people_write_it(string typed, int year, int month, int day) =>
        Assert.Equal(new DateReading(new(year, month, day), null), DateText.Read(typed, Today));

    [Theory]
    [InlineData("31-02-2026")]
    [InlineData("29-02-2027")]
    [InlineData("i overmorgen")]
    [InlineData("+99999")]
    [InlineData("14-13-2025")]
    public void Text_that_is_no_date_says_so(string typed) => Assert.Equal(new DateReading(null, DateFault.NoDate), DateText.Read(typed, Today));

    [Theory]
    [InlineData("01-01-0001")]
    [InlineData("31-12-9999")]
    [InlineData("31-12-1899")]
    public void A_year_far_away_is_refused(string typed) => Assert.Equal(new DateReading(null, DateFault.YearOutOfRange), DateText.Read(typed, Today));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Nothing_typed_is_no_fault(string? typed) => Assert.Equal(default, DateText.Read(typed, Today));

    [Fact]
    public void What_a_field_shows_is_read_back_the_same()
    {
        for (var day = new DateOnly(2020, 1, 1); day.Year < 2030; day = day.AddDays(1))
            Assert.Equal(day, DateText.Read(DateText.Typed(day), Today).Date);
    }
}
