// Until when a citizen who asks to see what is held about them must have the answer.
namespace Ombud.Domain.Deadlines;

/// <summary>
/// One month from receipt, two more where the request is complex or there are many [GDPR art. 12(3)]. A month that is too short ends
/// with its last day. Weekends, holidays and closures move nothing: the cautious date.
/// </summary>
public static class AccessDeadline
{
    const int Months = 1;
    const int MonthsExtended = 3;

    /// <summary>The citizen must be told of an extension, with the reason, before the first month is over.</summary>
    public static DateOnly DueOn(DateOnly requestedOn, bool extended) => requestedOn.AddMonths(extended ? MonthsExtended : Months);
}
