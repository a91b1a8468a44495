// What the citizen is helped with.
namespace Ombud.Domain.Cases;

/// <summary>The kinds of help that a citizens' adviser gives, as the public page lists them.</summary>
public enum HelpKind
{
    Signposting, Guidance, ExplainDecision, Mediation, MeetingObserver, Reopening, ComplaintWording, Complaint, Suggestion,
}

public static class HelpKinds
{
    extension(HelpKind kind)
    {
        /// <summary>Help that is given on the spot: such a case may be concluded without an admissibility check.</summary>
        public bool MayConcludeAtOnce => kind is HelpKind.Signposting or HelpKind.Guidance or HelpKind.ExplainDecision
            or HelpKind.ComplaintWording or HelpKind.Suggestion;
    }
}
