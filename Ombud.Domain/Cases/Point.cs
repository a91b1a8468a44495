// One matter that a case is about, with a verdict and an outcome of its own.
namespace Ombud.Domain.Cases;

/// <summary>What a point is about. Topic only in complaints. ClosedByMunicipalityOn: the date of its last decision or answer.</summary>
/// <param name="DecisionReceivedOn">When the citizen received a decision that can be appealed.</param>
/// <param name="AppealBody">Where, as the citizen or the decision says.</param>
public sealed record PointMatter(
    Theme Theme, ComplaintTopic? Topic = null, DateOnly? ClosedByMunicipalityOn = null, DateOnly? DecisionReceivedOn = null, BodyCode? AppealBody = null);

/// <param name="Number">1, 2, 3 … in the order in which the points were raised.</param>
public sealed record Point(int Number, PointMatter Matter, PointVerdict? Verdict = null, Outcome? Outcome = null)
{
    public bool IsAdmitted => Verdict is { Admitted: true };
    public bool IsDeclined => Verdict is { Admitted: false };
}

/// <summary>How a point ended.</summary>
public enum Outcome
{
    HelpGiven, Resolved, NoGround, Criticism, Recommendation, Referred, Forwarded, Withdrawn, Discontinued,
}

public static class Outcomes
{
    extension(Outcome outcome)
    {
        /// <summary>Outcomes that state something about the administration's conduct; they need an examined point.</summary>
        public bool IsFinding => outcome is Outcome.NoGround or Outcome.Criticism or Outcome.Recommendation;
    }
}
