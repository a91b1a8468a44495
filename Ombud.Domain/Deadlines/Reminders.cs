// Which reminder about a deadline ought to exist on a date.
namespace Ombud.Domain.Deadlines;

/// <summary>In the order in which they come. Days before are working days.</summary>
public enum ReminderRule { ThreeDaysBefore, OneDayBefore, OnTheDay, Overdue }

public static class Reminders
{
    /// <summary>
    /// The one reminder to give now, or null. Those that were missed (the job stood still, the case came late) are made
    /// good by the latest one alone. Nothing is given on a day that is no working day, and each rule once per due date.
    /// </summary>
    /// <param name="given">The latest rule already given for this very due date; null if none, or if the date has moved since.</param>
    public static ReminderRule? DueOn(DateOnly today, DateOnly dueOn, WorkingCalendar calendar, ReminderRule? given)
    {
        if (!calendar.IsWorkingDay(today)) return null;
        ReminderRule? now = today > dueOn ? ReminderRule.Overdue : calendar.WorkingDaysBetween(today, dueOn) switch
        {
            // Also when a closure was laid upon the due date: this is the last working day before it.
            0 => ReminderRule.OnTheDay,
            1 => ReminderRule.OneDayBefore,
            <= 3 => ReminderRule.ThreeDaysBefore,
            _ => null,
        };
        return now > given || given is null ? now : null;
    }
}
