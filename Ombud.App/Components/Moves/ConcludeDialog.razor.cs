// Ends a case: how each point ended and why, and how the citizen got the answer.
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Components.Moves;

public sealed partial class ConcludeDialog
{
    IReadOnlyList<PointEnd> points = [];
    IReadOnlyList<FieldError> errors = [];
    bool? hasAnswer;
    Channel? channel;
    DateOnly? answeredOn;
    NoAnswerReason? unanswered;
    string? onProblem;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    /// <summary>Help that was given on the spot: one short form, filled in beforehand.</summary>
    bool IsShort => Seen.State is CaseState.Received;

    protected override void OnInitialized()
    {
        points = [.. Seen.Points.Select(p => new PointEnd(p) { Outcome = p.Outcome ?? (IsShort ? Outcome.HelpGiven : null) })];
        if (IsShort) hasAnswer = true;
        (channel, answeredOn) = (Seen.SafeChannel, Clock.DanishToday);
    }

    /// <summary>Findings need an examined point; help on the spot is for points that nobody examined.</summary>
    IReadOnlyList<Option<Outcome?>> Possible(Point point) =>
        [.. Enum.GetValues<Outcome>().Where(o => (point.IsAdmitted || !o.IsFinding) && (o is not Outcome.Forwarded || Seen.Objection is null || point.Outcome == o)).Select(o => new Option<Outcome?>(o, T.Word(o)))];

    IReadOnlyList<Option<bool?>> Answers => [new(true, T["Moves.End.HasAnswer"]), new(false, T["Moves.End.NoAnswer"])];

    string ReferredTo(Point point) => point.Verdict?.Body is { } body ? T["Moves.End.Referred", Office.NameOf(body)] : T.Word(Outcome.Referred);

    DateOnly? ReplyOn => Seen.FirstReplyOn ?? (hasAnswer is true ? answeredOn : null);

    DeadlineStatus Standing => ReplyOn is { } reply
        ? ResponseDeadline.StatusOn(Clock.DanishToday, Seen.OriginalDueOn, reply, Office.WithoutClosures)
        : ResponseDeadline.StatusOn(Clock.DanishToday, Seen.DueOn, null, Office.Calendar);

    string StandingText => Seen.DueOn is not { } due ? T["Moves.End.NoPromise"]
        : ReplyOn is null ? T["Moves.End.Due", Words.DateWithWeekday(due), T.Say(Standing)]
        : T["Moves.End.Promised", Words.DateWithWeekday(Seen.OriginalDueOn ?? due), T.Say(Standing)];

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        foreach (var point in points.Where(p => !p.Point.IsDeclined))
        {
            if (point.Outcome is null) found.Add(new(point.OutcomeId, T["Moves.End.Missing.Outcome", point.Number]));
            if (point.NeedsReason) found.Need(point.ReasonId, point.Reason, T["Moves.End.Missing.Reason", point.Number]);
        }
        if (Seen.AnsweredOn is null)
        {
            if (hasAnswer is null) found.Add(new("end-has-answer", T["Moves.End.Missing.Answer"]));
            if (hasAnswer is true && answeredOn is null) found.Add(new("end-answered-on", onProblem ?? T["Moves.Missing.Date"]));
            if (hasAnswer is true && channel is null) found.Add(new("end-channel", T["Moves.End.Missing.Channel"]));
            if (hasAnswer is false && unanswered is null) found.Add(new("end-unanswered", T["Moves.End.Missing.Unanswered"]));
        }
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version, (it, today) =>
        points.Where(p => p.Outcome is not null).Select(p => it.EndPoint(p.Number, p.Outcome!.Value)).FirstOrDefault(refused => refused is not null)
        ?? (it.AnsweredOn is null && hasAnswer is true ? it.Answer(answeredOn!.Value, channel!.Value, today) : null)
        ?? it.Conclude(today, today, channel, it.AnsweredOn is null ? unanswered : null),
        points.Where(p => p.Outcome is not null).Select(p => new Written(p.ReasonId, NoteKind.OutcomeReason, p.Reason, p.Number)));

    sealed class PointEnd(Point point)
    {
        public Point Point { get; } = point;
        public int Number => Point.Number;
        public Outcome? Outcome { get; set; }
        public string? Reason { get; set; }
        public bool NeedsReason => Outcome is { IsFinding: true };
        public string OutcomeId => $"end-{Number}-outcome";
        public string ReasonId => $"end-{Number}-reason";
    }
}
