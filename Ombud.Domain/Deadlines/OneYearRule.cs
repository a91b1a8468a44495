// Exclusion ground 6: the municipality closed the matter more than a year before the citizen came.
namespace Ombud.Domain.Deadlines;

public static class OneYearRule
{
    /// <summary>
    /// The same date one year on is still in time; 29 February becomes 28 February. A calendar year, not 365 days,
    /// and neither weekends nor holidays move it (compare ombudsmandsloven § 13).
    /// </summary>
    public static DateOnly LastDay(DateOnly closedOn) => closedOn.AddYears(1);

    public static bool IsTimeBarred(DateOnly closedOn, DateOnly receivedOn) => receivedOn > LastDay(closedOn);
}
