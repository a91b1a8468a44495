// The Danish public holidays, each year by the rule that was in force in that year.
namespace Ombud.Domain.Deadlines;

public static class DanishHolidays
{
    /// <summary>Store bededag was abolished from 1 January 2024 (lov om konsekvenser ved afskaffelsen af store bededag som helligdag).</summary>
    private const int LastYearOfGreatPrayerDay = 2023;

    /// <summary>
    /// Helligdag. Not Grundlovsdag, 1 May, 24 or 31 December: those are days on which an office may be closed,
    /// see <see cref="OfficeClosingDay"/>.
    /// </summary>
    public static bool IsPublicHoliday(DateOnly date) => On(date) is not null;

    public static PublicHoliday? On(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1) => PublicHoliday.NewYearsDay,
        (12, 25) => PublicHoliday.ChristmasDay,
        (12, 26) => PublicHoliday.SecondChristmasDay,
        // Easter Sunday lies between 22 March and 25 April, so its company lies between 19 March and 14 June.
        ( >= 3 and <= 6, _) => AroundEaster(date),
        _ => null,
    };

    /// <summary>The Sunday after the first ecclesiastical full moon on or after 21 March, in the Gregorian calendar.</summary>
    public static DateOnly EasterSunday(int year)
    {
        var (century, yearOfCentury) = (year / 100, year % 100);
        var golden = year % 19;
        var moonShift = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - moonShift + 15) % 30;
        var toSunday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var sum = epact + toSunday - (7 * late) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }

    private static PublicHoliday? AroundEaster(DateOnly date) => (date.DayNumber - EasterSunday(date.Year).DayNumber) switch
    {
        -3 => PublicHoliday.MaundyThursday,
        -2 => PublicHoliday.GoodFriday,
        0 => PublicHoliday.EasterSunday,
        1 => PublicHoliday.EasterMonday,
        26 when date.Year <= LastYearOfGreatPrayerDay => PublicHoliday.GreatPrayerDay,
        39 => PublicHoliday.AscensionDay,
        49 => PublicHoliday.WhitSunday,
        50 => PublicHoliday.WhitMonday,
        _ => null,
    };
}
