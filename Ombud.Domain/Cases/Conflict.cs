// Conflict of interest (inhabilitet): who may have nothing to do with a case, and why [forvaltningsloven §§ 3, 6].
namespace Ombud.Domain.Cases;

/// <summary>The numbers of forvaltningsloven § 3, subsection 1.</summary>
public enum ConflictGround
{
    /// <summary>No. 1: an interest of one's own in the outcome, or one represented somebody who has.</summary>
    OwnInterest,
    /// <summary>No. 2: the spouse or a near relative has, or represents somebody who has.</summary>
    Relative,
    /// <summary>No. 3: leads, or is close to, a company or association with an interest in the outcome.</summary>
    Organisation,
    /// <summary>No. 4: took part before in the matter that is now complained of.</summary>
    TookPart,
    /// <summary>No. 5: anything else that could raise doubt about impartiality, such as friendship or enmity.</summary>
    Other,
}

/// <param name="Who">Is shut out of the case from then on.</param>
public sealed record Conflict(StaffId Who, ConflictGround Ground, DateOnly On);
