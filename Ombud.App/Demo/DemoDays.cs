// The working days around today, by number, so that the invented office works on days on which an office works.
using Ombud.Domain.Deadlines;

namespace Ombud.App.Demo;

/// <summary>
/// Everything invented happened before today: then the same date gives the same data at any time of day, and no stamp
/// lies in the future.
/// </summary>
sealed class DemoDays
{
    const int Years = 3;
    readonly DateOnly[] days;

    public DemoDays(WorkingCalendar calendar, DateOnly today)
    {
        Today = today;
        var from = today.AddYears(-Years);
        days = [.. Enumerable.Range(0, today.AddDays(90).DayNumber - from.DayNumber).Select(from.AddDays).Where(calendar.IsWorkingDay)];
        Next = IndexOf(today);
    }

    public DateOnly Today { get; }
    /// <summary>Today, or the next working day.</summary>
    public int Next { get; }
    /// <summary>The last working day before today: the last one on which anything happened.</summary>
    public int Last => Next - 1;
    public DateOnly this[int index] => days[Math.Clamp(index, 0, days.Length - 1)];

    /// <summary>The number of a working day, or of the next one after a day that is none.</summary>
    public int IndexOf(DateOnly date)
    {
        var found = Array.BinarySearch(days, date);
        return found < 0 ? ~found : found;
    }
}
