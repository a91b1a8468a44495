// What the API tells about cases: facts and events, never content.
using System.Text.Json;
using System.Text.Json.Nodes;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

sealed record RegisteredAnswer(CaseNumber Number, DateOnly? DueOn);

/// <param name="Version">Send it with the next change, to be told if somebody else was faster.</param>
sealed record ChangedAnswer(CaseNumber Number, CaseState State, int Version);

sealed record CaseLine(
    CaseNumber Number, HelpKind Kind, CaseState State, Theme Theme, string? Department, DateOnly ReceivedOn, DateOnly? DueOn,
    IReadOnlyList<string> Flags);

sealed record CaseAnswer(
    CaseNumber Number, int Version, HelpKind Kind, CaseState State, DateOnly StateSince, Channel Channel, DepartmentCode? Department,
    StaffId? Handler, IReadOnlyList<string> Flags, DateOnly ReceivedOn, DateOnly? OriginalDueOn, DateOnly? DueOn, int? PromisedDays, DateOnly? AnsweredOn,
    DateOnly? ToldOn, DateOnly? ConcludedOn, DateOnly? CallBackOn, AskedOfCitizen? WaitingFor, DateOnly? WaitingSince, IReadOnlyList<PointAnswer> Points,
    IReadOnlyList<EventAnswer> Events)
{
    public static CaseAnswer Of(Case facts, IReadOnlyList<EventAnswer> events) => new(
        facts.Number, facts.Version, facts.Kind, facts.State, facts.StateSince, facts.Channel, facts.Department, facts.Handler,
        CodesOf(facts.Flags), facts.ReceivedOn, facts.OriginalDueOn, facts.DueOn, facts.PromisedDays, facts.AnsweredOn, facts.ToldOn, facts.ConcludedOn,
        facts.CallBackOn, facts.LongestWait?.What, facts.LongestWait?.From, [.. facts.Points.Select(PointAnswer.Of)], events);

    public static IReadOnlyList<string> CodesOf(CaseFlags flags) =>
        [.. Enum.GetValues<CaseFlags>().Where(flag => flag is not CaseFlags.None && flags.HasFlag(flag)).Select(Kebab.Of)];
}

sealed record PointAnswer(
    int Number, Theme Theme, ComplaintTopic? Topic, DateOnly? ClosedByMunicipalityOn, DateOnly? DecisionReceivedOn, BodyCode? AppealBody, bool? Admitted,
    IReadOnlyList<ExclusionGround> Grounds, BodyCode? Body, Outcome? Outcome)
{
    public static PointAnswer Of(Point point) => new(
        point.Number, point.Matter.Theme, point.Matter.Topic, point.Matter.ClosedByMunicipalityOn,
        point.Matter.DecisionReceivedOn, point.Matter.AppealBody, point.Verdict?.Admitted,
        point.Verdict?.Grounds ?? [], point.Verdict?.Body, point.Outcome);
}

/// <param name="Event">What happened, such as "point-ended".</param>
/// <param name="Facts">The members of the event.</param>
sealed record EventAnswer(DateTimeOffset At, string By, string Role, string Event, JsonObject Facts)
{
    public static EventAnswer Of(DateTimeOffset at, string by, string role, CaseEvent happened)
    {
        var facts = JsonSerializer.SerializeToNode(happened, ApiJson.Options)!.AsObject();
        var kind = (string)facts["$type"]!;
        facts.Remove("$type");
        return new(at, by, role, kind, facts);
    }
}
