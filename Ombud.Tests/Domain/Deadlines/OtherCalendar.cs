// The Danish working days once more, by tables instead of arithmetic: what the calendar of the app is held against.
using Ombud.Domain.Deadlines;

namespace Ombud.Tests.Domain.Deadlines;

/// <summary>
/// Every working day of the years 1990 to 2120 stands in one list, in order; a deadline is a place further down. Shares no line with
/// <see cref="WorkingCalendar"/>: Easter is looked up by the golden number, holidays are lists, closures are places that are passed over.
/// </summary>
sealed class OtherCalendar
{
    public static readonly DateOnly First = new(1990, 1, 1), Last = new(2120, 12, 31);

    /// <summary>The Sunday after this day is Easter: the full moons of the Church by golden number, as they stand for 1900 to 2199.</summary>
    static readonly (int Month, int Day)[] FullMoons =
    [
        (4, 14), (4, 3), (3, 23), (4, 11), (3, 31), (4, 18), (4, 8), (3, 28), (4, 16), (4, 5),
        (3, 25), (4, 13), (4, 2), (3, 22), (4, 10), (3, 30), (4, 17), (4, 7), (3, 27),
    ];

    readonly DateOnly[] workingDays;

    public OtherCalendar(IReadOnlyCollection<OfficeClosingDay> closed)
    {
        var off = Enumerable.Range(First.Year, Last.Year - First.Year + 1).SelectMany(year => OffDays(year, closed)).ToHashSet();
        workingDays =
        [
            .. Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays)
                .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(day)),
        ];
    }

    /// <summary>The working day so many places after receipt, places within closures not counted.</summary>
    public DateOnly Due(DateOnly receivedOn, int days, IEnumerable<(DateOnly From, DateOnly To)> closures)
    {
        var next = PlaceAfter(receivedOn);
        var due = next + days - 1;
        var passedOver = closures.SelectMany(closure => Places(PlaceAfter(closure.From.AddDays(-1)), PlaceAfter(closure.To))).Distinct().Order();
        foreach (var place in passedOver)
            if (place >= next && place <= due) due++;
        return workingDays[due];
    }

    /// <summary>Of the first working day after that date.</summary>
    int PlaceAfter(DateOnly date)
    {
        var found = Array.BinarySearch(workingDays, date);
        return found < 0 ? ~found : found + 1;
    }

    static IEnumerable<int> Places(int from, int before) => Enumerable.Range(from, Math.Max(0, before - from));

    public static DateOnly Easter(int year)
    {
        var (month, day) = FullMoons[year % 19];
        var date = new DateOnly(year, month, day);
        do date = date.AddDays(1);
        while (date.DayOfWeek is not DayOfWeek.Sunday);
        return date;
    }

    static List<DateOnly> OffDays(int year, IReadOnlyCollection<OfficeClosingDay> closed)
    {
        var easter = Easter(year);
        List<DateOnly> days =
        [
            new(year, 1, 1), easter.AddDays(-3), easter.AddDays(-2), easter.AddDays(1), easter.AddDays(39), easter.AddDays(50), new(year, 12, 25), new(year, 12, 26),
        ];
        if (year < 2024) days.Add(easter.AddDays(26));
        if (closed.Contains(OfficeClosingDay.FirstOfMay)) days.Add(new(year, 5, 1));
        if (closed.Contains(OfficeClosingDay.ConstitutionDay)) days.Add(new(year, 6, 5));
        if (closed.Contains(OfficeClosingDay.ChristmasEve)) days.Add(new(year, 12, 24));
        if (closed.Contains(OfficeClosingDay.NewYearsEve)) days.Add(new(year, 12, 31));
        return days;
    }
}
