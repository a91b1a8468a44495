// Where a case may go from where it stands, and for every other state the reason why not: what the board and its menu show.
namespace Ombud.Domain.Cases;

/// <param name="Refused">Null: the move is possible; its form may still ask for what is missing.</param>
public sealed record MoveOption(CaseState Target, Refusal? Refused = null)
{
    public bool IsAllowed => Refused is null;
}

public static class MoveOptions
{
    /// <summary>One option for every state but the present one, in working order.</summary>
    /// <param name="anyAdmitted">Is there a point that was found to be one that can be taken up?</param>
    public static IReadOnlyList<MoveOption> For(CaseState state, HelpKind kind, bool anyAdmitted) =>
        [.. CaseStates.All.Where(target => target != state).Select(target => new MoveOption(target, Why(state, target, kind, anyAdmitted)))];

    static Refusal? Why(CaseState from, CaseState to, HelpKind kind, bool anyAdmitted) => (from, to) switch
    {
        (CaseState.Received, CaseState.Concluded) when !kind.MayConcludeAtOnce => new Refusal.CheckFirst(kind),
        (CaseState.AdmissibilityChecked, CaseState.Mediated) when !anyAdmitted => new Refusal.NothingAdmitted(),
        _ when from.Next.Contains(to) => null,
        _ => new Refusal.MoveNotAllowed(from, to),
    };
}
