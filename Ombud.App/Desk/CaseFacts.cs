// What lists of cases show of one case, and how it stands with its deadline. Facts only.
using System.Linq.Expressions;
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Desk;

public sealed record CaseFacts(
    CaseNumber Number, int Version, HelpKind Kind, CaseState State, Theme Theme, string? Department, string? Handler, CaseFlags Flags,
    DateOnly ReceivedOn, DateOnly? OriginalDueOn, DateOnly? DueOn, DateOnly? AnsweredOn, DateOnly? ToldOn, DateOnly? FirstReplyOn,
    DateOnly? ConcludedOn, DateOnly? CallBackOn, MeetingKind? NextMeetingKind, DateTimeOffset? NextMeetingAt,
    DateOnly? FlaggedForReviewOn, ReviewDecision? LastReview, DateOnly? NextReviewOn,
    AskedOfCitizen? WaitingFor, DateOnly? WaitingSince)
{
    internal static readonly Expression<Func<CaseRow, CaseFacts>> Of = c => new CaseFacts(
        CaseNumber.FromKey(c.Id), c.Version, c.Kind, c.State, c.Theme, c.Department, c.Handler, c.Flags,
        c.ReceivedOn, c.OriginalDueOn, c.DueOn, c.AnsweredOn, c.ToldOn, c.FirstReplyOn,
        c.ConcludedOn, c.CallBackOn, c.NextMeetingKind, c.NextMeetingAt,
        c.FlaggedForReviewOn, c.LastReview, c.NextReviewOn, c.WaitingFor, c.WaitingSince);

    /// <summary>A notice with a later date does not end the wait: until the answer, that date is what counts.</summary>
    public bool IsWaited => State.IsOpen && AnsweredOn is null && (ToldOn is null || DueOn > OriginalDueOn);

    /// <summary>Null: concluded without an answer, so no deadline is told of.</summary>
    public DeadlineStatus? StatusOn(DateOnly today, WorkingCalendar calendar) => this switch
    {
        { IsWaited: true } => ResponseDeadline.StatusOn(today, DueOn, null, calendar),
        { FirstReplyOn: { } reply } => ResponseDeadline.StatusOn(today, OriginalDueOn, reply, calendar),
        { DueOn: null } => default(DeadlineStatus),
        _ => null,
    };
}
