// When a department that owes a reply is to be reminded of it.
namespace Ombud.Domain.Deadlines;

/// <param name="Stages">How many reminders there are at most.</param>
/// <param name="FirstAfterDays">Working days from the last day for the reply to the first reminder.</param>
/// <param name="NextAfterDays">Working days from the last day that a reminder gave to the next reminder.</param>
public sealed record DunningRule(int Stages = 2, int FirstAfterDays = 1, int NextAfterDays = 5)
{
    /// <param name="replyBy">The last day that the department was given, by the letter itself or by a reminder of it.</param>
    /// <param name="given">How many reminders there were, also those that were thrown away.</param>
    public bool IsDue(DateOnly replyBy, int given, DateOnly today, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return given < Stages && calendar.IsWorkingDay(today) && today >= calendar.AddWorkingDays(replyBy, given == 0 ? FirstAfterDays : NextAfterDays);
    }
}
