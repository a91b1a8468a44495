// What the report on answer times is counted from, and the lines that it is made of.
namespace Ombud.Domain.Reporting;

/// <summary>
/// So many cases that are alike, grouped by the database: a few thousand of these stand for 100,000 cases.
/// </summary>
/// <param name="Month">Any day of the month of receipt.</param>
/// <param name="Answered">The citizen was answered, or told about the further course.</param>
/// <param name="InTime">
/// Measured by the original due date: answered no later than it, or still open and not past it. Null if no answer time was promised.
/// </param>
/// <param name="InTimeMoved">The same by the current due date, which closures have moved.</param>
/// <param name="Extended">The current due date is later than the original one.</param>
/// <param name="WorkingDays">Working days from receipt to the answer; null while there is none.</param>
public sealed record SlaCount(
    string Department, DateOnly Month, bool Answered, bool? InTime, bool? InTimeMoved, bool Extended, int? WorkingDays, int Count);

/// <summary>What is told apart of the cases of one department and month; each of them stands in a <see cref="SlaCount"/> too.</summary>
/// <param name="LateTold">The answer came, or is still to come, after the original due date, but by then the citizen was told about the further course.</param>
/// <param name="Waited">The citizen owed something for a working day or more before the answer.</param>
/// <param name="WaitedDays">All the working days of those together.</param>
public sealed record SlaAside(string Department, DateOnly Month, int LateTold = 0, int Waited = 0, int WaitedDays = 0);

/// <summary>All that a report is made of.</summary>
public sealed record SlaCounts(IReadOnlyList<SlaCount> Cases, IReadOnlyList<SlaAside> Aside)
{
    /// <summary>Those of some departments and months.</summary>
    public SlaCounts Where(Func<string, DateOnly, bool> isWanted) =>
        new([.. Cases.Where(row => isWanted(row.Department, row.Month))], [.. Aside.Where(row => isWanted(row.Department, row.Month))]);
}

/// <summary>
/// One line. Shares are in percent of those that had a due date and are settled: answered, or past it unanswered. So a case
/// that is never answered counts against the office.
/// </summary>
/// <param name="LateTold">Answered after the original due date, or waiting past it, and told by then: in time all the same, as a notice counts.</param>
/// <param name="LateSilent">Neither answered nor told by the original due date: what <paramref name="InTime"/> lacks of 100 percent.</param>
/// <param name="Overdue">Open and past the current due date; part of <paramref name="Open"/>.</param>
/// <param name="Waited">Waited for the citizen for a working day or more; their time is in no other figure left out.</param>
/// <param name="WaitedDays">The working days that those waited for the citizen, on average.</param>
/// <param name="Median">Working days to the answer, nearest rank, as the other percentiles: half were answered in this many or fewer.</param>
public sealed record SlaLine(
    Cell Answered, Cell InTime, Cell InTimeMoved, Cell LateTold, Cell LateSilent, Cell Open, Cell Overdue, Cell Extended, Cell Waited, Cell WaitedDays, Cell Median,
    Cell P85, Cell P90, Cell P95);

public sealed record SlaGroup<TKey>(TKey Key, SlaLine Line);
