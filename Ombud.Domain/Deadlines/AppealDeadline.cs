// The appeal limit that a citizen is told: shown with care, the letter's own appeal guidance decides.
namespace Ombud.Domain.Deadlines;

public static class AppealDeadline
{
    /// <summary>Where nobody has said which body it is.</summary>
    public const int UsualWeeks = 4;

    /// <summary>
    /// So many weeks after the decision was received; a last day on a Saturday, Sunday or public holiday moves to the
    /// next day that is none of these. Closing days and closures of the office never count: what a citizen reads is
    /// the cautious date (four weeks as a rule, see ast.dk; the number is a setting per appeal body).
    /// </summary>
    public static DateOnly LastDay(DateOnly receivedOn, int weeks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        var last = receivedOn.AddDays(checked(7 * weeks));
        return WorkingCalendar.PublicHolidaysOnly.IsWorkingDay(last)
            ? last
            : WorkingCalendar.PublicHolidaysOnly.AddWorkingDays(last, 1);
    }
}
