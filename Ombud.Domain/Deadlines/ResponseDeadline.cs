// When an answer is due, how a case stands with that, and how the date was counted.
namespace Ombud.Domain.Deadlines;

public static class ResponseDeadline
{
    /// <summary>More than this many working days left is ample.</summary>
    public const int SoonDays = 3;

    /// <summary>What was promised at receipt. It never moves: closures are left out. Null working days means no promise.</summary>
    public static DateOnly? OriginalDueOn(DateOnly receivedOn, int? workingDays, WorkingCalendar calendar) =>
        CurrentDueOn(receivedOn, workingDays, calendar.WithoutClosures);

    /// <summary>
    /// The office's own target, moved by the closures of the calendar. If it is later than the original date,
    /// the citizen must be told before that one has passed.
    /// </summary>
    public static DateOnly? CurrentDueOn(DateOnly receivedOn, int? workingDays, WorkingCalendar calendar)
    {
        if (workingDays is not { } days) return null;
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1, nameof(workingDays));
        return calendar.AddWorkingDays(receivedOn, days);
    }

    /// <summary>
    /// Late and Overdue say at least one day, also on the weekend just after the deadline. Where a closure was laid
    /// upon the due date and no working day is left before it, today is the last chance.
    /// </summary>
    public static DeadlineStatus StatusOn(DateOnly today, DateOnly? dueOn, DateOnly? answeredOn, WorkingCalendar calendar)
    {
        if (dueOn is not { } due) return new(DeadlineLevel.None, 0);
        if (answeredOn is { } answered)
            return answered <= due ? new(DeadlineLevel.InTime, 0) : new(DeadlineLevel.Late, Past(due, answered, calendar));
        if (today > due) return new(DeadlineLevel.Overdue, Past(due, today, calendar));
        return calendar.WorkingDaysBetween(today, due) switch
        {
            0 => new(DeadlineLevel.Today, 0),
            <= SoonDays and var left => new(DeadlineLevel.Soon, left),
            var left => new(DeadlineLevel.Ample, left),
        };
    }

    /// <summary>Day by day from the Monday of the week of receipt to the Sunday of the week of the due date.</summary>
    public static IReadOnlyList<CountedDay> Count(DateOnly receivedOn, DateOnly dueOn, WorkingCalendar calendar)
    {
        if (dueOn < receivedOn) throw new ArgumentOutOfRangeException(nameof(dueOn), dueOn, "The due date lies before receipt.");
        List<CountedDay> days = [];
        var number = 0;
        var last = LastOfWeek(dueOn);
        for (var date = FirstOfWeek(receivedOn); ; date = date.AddDays(1))
        {
            var kind = calendar.Classify(date) switch
            {
                _ when date == receivedOn => DayKind.Received,
                DayKind.Counted when date < receivedOn => DayKind.Earlier,
                DayKind.Counted when date > dueOn => DayKind.Later,
                var found => found,
            };
            int? counted = kind is DayKind.Counted ? ++number : null;
            days.Add(new(date, kind, counted, DanishHolidays.On(date), calendar.ClosingDayOn(date)));
            if (date == last) return days;
        }
    }

    private static int Past(DateOnly due, DateOnly until, WorkingCalendar calendar) =>
        Math.Max(1, calendar.WorkingDaysBetween(due, until));

    // Day number 0, 1 January of the year 1, was a Monday; the calendar ends on a Friday.
    private static DateOnly FirstOfWeek(DateOnly date) => DateOnly.FromDayNumber(date.DayNumber / 7 * 7);

    private static DateOnly LastOfWeek(DateOnly date) =>
        DateOnly.FromDayNumber(Math.Min((date.DayNumber / 7 * 7) + 6, DateOnly.MaxValue.DayNumber));
}
