// One call, letter or visit, and what a new case starts from.
namespace Ombud.Domain.Cases;

/// <param name="On">The local date of receipt: day 0 of every count.</param>
/// <param name="Written">A letter, message or mail rather than something said; a written complaint is promised an answer.</param>
public sealed record Contact(Channel Channel, bool Written, DateOnly On);

/// <summary>The facts that a case is registered with. Not one word about a person.</summary>
/// <param name="OriginalDueOn">The promise as first given; it never changes. Null: no promise was made.</param>
/// <param name="DueOn">The promise with the office's closures counted in; the same or later.</param>
/// <param name="PromisedDays">How many working days the promise was, by which it is counted anew. Null also in cases from before it was kept.</param>
/// <param name="ToReview">The intake took it down: an adviser still has to look it through.</param>
public sealed record NewCase(
    HelpKind Kind,
    Contact Contact,
    IReadOnlyList<PointMatter> Points,
    DepartmentCode? Department = null,
    DateOnly? OriginalDueOn = null,
    DateOnly? DueOn = null,
    CaseFlags Flags = CaseFlags.None,
    DateOnly? CallBackOn = null,
    StaffId? Handler = null,
    int? PromisedDays = null,
    bool ToReview = false);
