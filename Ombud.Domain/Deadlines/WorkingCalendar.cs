// Which days count as working days for the office, and how to count them.
namespace Ombud.Domain.Deadlines;

/// <summary>Whole days on which the office is away (holiday, illness), both ends included.</summary>
public readonly record struct Closure(DateOnly From, DateOnly To);

/// <summary>
/// Monday to Friday, but not public holidays, the closing days that are switched on, or closures. Immutable.
/// A closure moves the office's own target only; statutory limits are counted without one.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly HashSet<OfficeClosingDay> switchedOn;
    private readonly Closure[] periods;

    public WorkingCalendar(IEnumerable<OfficeClosingDay> closingDays, IEnumerable<Closure>? closures = null)
    {
        switchedOn = [.. closingDays];
        periods = Merge(closures ?? []);
    }

    /// <summary>The cautious calendar of appeal limits: weekends and public holidays only.</summary>
    public static WorkingCalendar PublicHolidaysOnly { get; } = new([]);

    /// <summary>As most town halls: closed on 5 June, 24 and 31 December too (compare forældelsesloven § 27(2)), open on 1 May.</summary>
    public static WorkingCalendar Office { get; } =
        new([OfficeClosingDay.ConstitutionDay, OfficeClosingDay.ChristmasEve, OfficeClosingDay.NewYearsEve]);

    public IReadOnlyCollection<OfficeClosingDay> ClosingDays => switchedOn;

    /// <summary>In order of date; overlapping and adjoining ones are joined.</summary>
    public IReadOnlyList<Closure> Closures => periods;

    public WorkingCalendar WithoutClosures => periods.Length == 0 ? this : new(switchedOn);

    public WorkingCalendar WithClosure(DateOnly from, DateOnly to) => new(switchedOn, [.. periods, new(from, to)]);

    public WorkingCalendar WithClosingDay(OfficeClosingDay day, bool isClosed) =>
        new(isClosed ? switchedOn.Append(day) : switchedOn.Where(other => other != day), periods);

    public bool IsWorkingDay(DateOnly date) => Classify(date) is DayKind.Counted;

    /// <summary>
    /// Counted for a working day, otherwise the reason why it is none. A holiday is named even on a Sunday;
    /// a closing day or a closure is only told where it takes a weekday away.
    /// </summary>
    public DayKind Classify(DateOnly date) =>
        DanishHolidays.IsPublicHoliday(date) ? DayKind.Holiday
        : date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend
        : ClosingDayOn(date) is not null ? DayKind.ClosingDay
        : IsClosed(date) ? DayKind.Closure
        : DayKind.Counted;

    /// <summary>The closing day that the date is, if that one is switched on; also on a weekend or a holiday (5 June 2028).</summary>
    public OfficeClosingDay? ClosingDayOn(DateOnly date)
    {
        OfficeClosingDay? day = (date.Month, date.Day) switch
        {
            (5, 1) => OfficeClosingDay.FirstOfMay,
            (6, 5) => OfficeClosingDay.ConstitutionDay,
            (12, 24) => OfficeClosingDay.ChristmasEve,
            (12, 31) => OfficeClosingDay.NewYearsEve,
            _ => null,
        };
        return day is { } known && switchedOn.Contains(known) ? day : null;
    }

    /// <summary>
    /// The date that many working days after receipt. The day of receipt is day 0, whatever kind of day it is, so that
    /// 0 days is the same date; from 1 on the result is always a working day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 days, or past the end of the calendar.</exception>
    public DateOnly AddWorkingDays(DateOnly receivedOn, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var date = receivedOn;
        for (var left = days; left > 0;)
        {
            if (left > DateOnly.MaxValue.DayNumber - date.DayNumber)
                throw new ArgumentOutOfRangeException(nameof(days), days, "There are not that many working days before the calendar ends.");
            date = date.AddDays(1);
            if (ClosedUntil(date) is { } end) date = end;
            else if (IsWorkingDay(date)) left--;
        }
        return date;
    }

    /// <summary>
    /// How many working days lie after the first date, up to and including the second. Negative when the second is
    /// the earlier one: <c>WorkingDaysBetween(a, b) == -WorkingDaysBetween(b, a)</c>.
    /// </summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly until)
    {
        if (until < after) return -WorkingDaysBetween(until, after);
        var count = 0;
        for (var date = after; date < until;)
        {
            date = date.AddDays(1);
            if (ClosedUntil(date) is { } end) date = end;
            else if (IsWorkingDay(date)) count++;
        }
        return count;
    }

    private bool IsClosed(DateOnly date) => ClosedUntil(date) is not null;

    private DateOnly? ClosedUntil(DateOnly date)
    {
        var (low, high) = (0, periods.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (periods[middle].To < date) low = middle + 1;
            else if (periods[middle].From > date) high = middle - 1;
            else return periods[middle].To;
        }
        return null;
    }

    private static Closure[] Merge(IEnumerable<Closure> closures)
    {
        List<Closure> merged = [];
        foreach (var next in closures.OrderBy(closure => closure.From))
        {
            if (next.To < next.From) throw new ArgumentException("A closure ends before it begins.", nameof(closures));
            if (merged is [.., var last] && next.From.DayNumber <= last.To.DayNumber + 1)
                merged[^1] = last with { To = next.To > last.To ? next.To : last.To };
            else
                merged.Add(next);
        }
        return [.. merged];
    }
}
