// What was given to a department of the municipality: one record each time, with what, to whom, why, how and when.
namespace Ombud.Domain.Cases;

/// <summary>What was given, by kind; the content itself stays in the dossier.</summary>
public enum DisclosedContent { Matter, Statement, Documents, Identity, ContactDetails }

/// <summary>Why the department needed it.</summary>
public enum DisclosurePurpose { Hearing, Mediation, Meeting, FollowUp }

public sealed record Disclosure(
    DepartmentCode To, IReadOnlyList<DisclosedContent> What, DisclosurePurpose Why, Channel Channel, DateOnly On);
