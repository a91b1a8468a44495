// What a point is about, in words that can be counted.
namespace Ombud.Domain.Cases;

/// <summary>The theme of a point. Every kind of case has one: it is the title of its card.</summary>
public enum Theme
{
    HandlingTime, Guidance, Reasons, PartyHearing, AccessToDocuments, Availability, StaffConduct, PracticalTask,
    Discrimination, AppealOptions, DecisionContent, ServiceLevel, Journalising, DataProtection, Employment, Other,
}

/// <summary>In a complaint also: which of the four subjects that the adviser examines.</summary>
public enum ComplaintTopic { CaseHandling, StaffConduct, PracticalTaskPerformance, Discrimination }
