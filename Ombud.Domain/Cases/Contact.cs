// One call, letter or visit, and what a new case starts from.
namespace Ombud.Domain.Cases;

/// <param name="On">The local date of receipt: day 0 of every count.</param>
/// <param name="Written">A letter, message or mail rather than something said; a written complaint is promised an answer.</param>
public sealed record Contact(Channel Channel, bool Written, DateOnly On);

/// <summary>The facts that a case is registered with. Not one word about a person.</summary>
/// <param name="OriginalDueOn">The promise as first given; it never changes. Null: no promise was made.</param>
/// <param name="DueOn">The promise with the office's closures counted in; the same or later.</param>
public sealed record NewCase(
    HelpKind Kind,
    Contact Contact,
    IReadOnlyList<PointMatter> Points,
    DepartmentCode? Department = null,
    DateOnly? OriginalDueOn = null,
    DateOnly? DueOn = null,
    CaseFlags Flags = CaseFlags.None,
    DateOnly? CallBackOn = null,
    StaffId? Handler = null);
