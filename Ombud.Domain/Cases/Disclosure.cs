// What was given to a department of the municipality: one record each time, with what, to whom, why, how and when.
namespace Ombud.Domain.Cases;

/// <summary>What was given, by kind; the content itself stays in the dossier.</summary>
public enum DisclosedContent { Matter, Statement, Documents, Identity, ContactDetails }

/// <summary>Why the department needed it.</summary>
public enum DisclosurePurpose { Hearing, Mediation, Meeting, FollowUp }

public sealed record Disclosure(
    DepartmentCode To, IReadOnlyList<DisclosedContent> What, DisclosurePurpose Why, Channel Channel, DateOnly On);

/// <summary>The citizen's no to giving the administration anything of the case.</summary>
/// <param name="On">Null in old cases alone: from the beginning.</param>
/// <param name="ToldOn">When the citizen was told what it limits.</param>
public sealed record Objection(DateOnly? On, Channel? Through, DateOnly? WithdrawnOn = null, DateOnly? ToldOn = null, Channel? ToldBy = null)
{
    public bool CoversOn(DateOnly day) => (On is null || day >= On) && (WithdrawnOn is null || day < WithdrawnOn);
}
