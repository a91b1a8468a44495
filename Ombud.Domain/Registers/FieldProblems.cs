// Gathers what is wrong with the fields of one verb, so that all of it is said at once.
namespace Ombud.Domain.Registers;

static class FieldProblems
{
    /// <summary>Null when nothing is wrong.</summary>
    public static Refusal? Gather(params ReadOnlySpan<FieldProblem?> found)
    {
        List<FieldProblem> problems = [];
        foreach (var one in found) if (one is not null) problems.Add(one);
        return problems.Count == 0 ? null : new Refusal.InvalidInput(problems);
    }

    /// <summary>A day on which something was done: not before the office knew, not after today.</summary>
    public static FieldProblem? Done(string field, DateOnly on, DateOnly from, DateOnly today) =>
        on > today ? new(field, Problem.DateInFuture) : on < from ? new(field, Problem.DateBeforeReceipt) : null;

    public static FieldProblem? Need(string field, bool isThere) => isThere ? null : new(field, Problem.Missing);
}
