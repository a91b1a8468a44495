// What is typed about one point in the admissibility check.
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.App.Components.Moves;

public sealed class PointForm(Point point, bool isTimeBarred)
{
    public Point Point { get; } = point;
    public bool IsTimeBarred { get; } = isTimeBarred;
    public int Number => Point.Number;

    /// <summary>Null: not answered yet.</summary>
    public bool? Admitted { get; set; }
    public HashSet<ExclusionGround> Grounds { get; } = [];
    /// <summary>A ground fits, and the point is examined all the same.</summary>
    public bool Override { get; set; }
    public string? Body { get; set; }
    /// <summary>When the citizen received the decision: day 0 of the appeal limit.</summary>
    public DateOnly? DecisionReceivedOn { get; set; } = point.Matter.DecisionReceivedOn;
    public string? DecisionProblem { get; set; }
    public string? Reason { get; set; }
    public string? OverrideReason { get; set; }
    /// <summary>Null while the proposed text stands.</summary>
    public string? OwnCitizenText { get; set; }

    public bool IsDeclined => Admitted is false && !Override;
    public bool IsDone => Admitted is true || (Admitted is false && Grounds.Count > 0 && (Override ? OverrideReason : Body is null ? null : Reason) is { Length: > 0 });

    public string Id(string field) => $"p{Number}-{field}";

    public void Set(ExclusionGround ground, bool on)
    {
        if (on) Grounds.Add(ground);
        else Grounds.Remove(ground);
    }

    public PointVerdict Verdict() => Admitted is not false
        ? PointVerdict.Admit(Number)
        : new(Number, Override, [.. Grounds.Order()], Override || Body is not { } body ? null : new BodyCode(body));

    /// <summary>What goes to the file. <paramref name="proposal"/>: the text to the citizen unless one was written.</summary>
    public IEnumerable<Written> Texts(string? proposal) => Admitted is false && Override
        ? [new(Id("override-reason"), NoteKind.OverrideReason, OverrideReason, Number)]
        : Admitted is false
            ? [new(Id("reason"), NoteKind.AdmissibilityReason, Reason, Number), new(Id("citizen"), NoteKind.CitizenText, OwnCitizenText ?? proposal, Number)]
            : [new(Id("reason"), NoteKind.AdmissibilityReason, Reason, Number)];
}
