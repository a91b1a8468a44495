// The six grounds for turning a point away, and the verdict on a point.
namespace Ombud.Domain.Cases;

/// <summary>What the adviser cannot take up, in the order of the public page.</summary>
public enum ExclusionGround
{
    /// <summary>The professional content of a decision.</summary>
    ProfessionalContent = 1,
    /// <summary>Another appeal body deals with it.</summary>
    OtherAppealBody = 2,
    /// <summary>It is with the Ombudsman, the supervisory authorities or the courts already.</summary>
    AlreadyElsewhere = 3,
    /// <summary>A political decision, such as the level of service.</summary>
    PoliticalDecision = 4,
    /// <summary>Employment of the municipality's staff.</summary>
    Employment = 5,
    /// <summary>Closed by the municipality more than a year before receipt.</summary>
    OlderThanOneYear = 6,
}

/// <summary>
/// The verdict on one point. Declined: at least one ground and a body to go to. Admitted with grounds: an override,
/// whose written reason stands in the dossier.
/// </summary>
public sealed record PointVerdict(int Point, bool Admitted, IReadOnlyList<ExclusionGround> Grounds, BodyCode? Body)
{
    public bool IsOverride => Admitted && Grounds.Count > 0;

    public static PointVerdict Admit(int point) => new(point, true, [], null);

    public static PointVerdict Decline(int point, BodyCode body, params IReadOnlyList<ExclusionGround> grounds) =>
        new(point, false, grounds, body);
}
