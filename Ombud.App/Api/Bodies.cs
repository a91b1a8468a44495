// What other systems send: the bodies of the API's requests.
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

/// <param name="Joins">The case that the contact belongs to; without it a new case is opened.</param>
/// <param name="ReceivedOn">The local date of receipt; without it today.</param>
sealed record ContactBody(
    Channel Channel,
    HelpKind Kind,
    string Summary,
    bool? Written = null,
    DepartmentCode? Department = null,
    CallerBody? Caller = null,
    IReadOnlyList<PointBody>? Points = null,
    DateOnly? ClosedByMunicipalityOn = null,
    bool? ObjectsToDisclosure = null,
    CaseNumber? Joins = null,
    bool? Sensitive = null,
    DateOnly? CallBackOn = null,
    DateOnly? ReceivedOn = null);

sealed record CallerBody(
    string? Name = null, string? Phone = null, string? Email = null, string? Cpr = null, bool? Anonymous = null, string? Address = null);

/// <param name="DecisionReceivedOn">When the citizen received a decision that can be appealed.</param>
/// <param name="AppealBody">Where, if that is known.</param>
sealed record PointBody(
    Theme Theme, ComplaintTopic? Topic = null, DateOnly? ClosedByMunicipalityOn = null, DateOnly? DecisionReceivedOn = null, BodyCode? AppealBody = null);

/// <param name="Version">The version of the case that the sender looked at; a case changed since then is refused.</param>
/// <param name="On">The local date of the check; without it today.</param>
sealed record AdmissibilityBody(IReadOnlyList<VerdictBody> Verdicts, DateOnly? On = null, int? Version = null);

/// <param name="Grounds">At least one if declined. With an admitted point they are an override, which needs a reason.</param>
/// <param name="Body">Where the citizen is referred to.</param>
/// <param name="CitizenText">What the citizen is told about the verdict.</param>
sealed record VerdictBody(
    int Point, bool Admitted, IReadOnlyList<ExclusionGround>? Grounds = null, BodyCode? Body = null,
    string? Reason = null, string? CitizenText = null);

sealed record MediationBody(MeetingKind Kind, MeetingResult Result, DateOnly? On = null, string? Text = null, int? Version = null);

/// <param name="Outcomes">For the points that have none yet.</param>
/// <param name="AnsweredBy">How the citizen was answered; without it the channel of the last contact.</param>
/// <param name="Unanswered">Why the citizen was not answered.</param>
sealed record ConclusionBody(
    IReadOnlyList<OutcomeBody>? Outcomes = null, Channel? AnsweredBy = null, NoAnswerReason? Unanswered = null,
    DateOnly? On = null, int? Version = null);

sealed record OutcomeBody(int Point, Outcome Outcome, string? Reason = null);

/// <param name="Notice">Not the answer itself, but a notice about the further course.</param>
sealed record AnswerBody(Channel Channel, bool? Notice = null, DateOnly? On = null, string? Remark = null, int? Version = null);

/// <param name="To">A department that the office still uses.</param>
/// <param name="What">What was given, by kind. At least one.</param>
sealed record DisclosureBody(
    DepartmentCode To, IReadOnlyList<DisclosedContent> What, DisclosurePurpose Why, Channel Channel,
    DateOnly? On = null, string? Remark = null, int? Version = null);

/// <param name="On">The local date on which the reply came; without it today.</param>
sealed record ReplyBody(DateOnly? On = null, int? Version = null);
