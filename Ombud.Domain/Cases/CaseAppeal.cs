// By when a citizen can appeal the decision that a point is about: from the day they received it, and the limit of the body to go to.
using Ombud.Domain.Deadlines;

namespace Ombud.Domain.Cases;

/// <summary>Shown with care: the guidance in the decision itself decides, and no enquiry here stops the limit.</summary>
/// <param name="Body">Null: nobody has said which, so the usual limit is taken.</param>
public sealed record AppealLimit(int Point, DateOnly ReceivedOn, BodyCode? Body, int Weeks)
{
    public DateOnly LastDay => AppealDeadline.LastDay(ReceivedOn, Weeks);

    public bool IsOverOn(DateOnly today) => today > LastDay;

    /// <summary>Null: nobody has said when the decision was received, or no body that was named has a limit in weeks.</summary>
    /// <param name="weeksOf">The limit of a body; null: it has none.</param>
    public static AppealLimit? Of(Point point, Func<BodyCode, int?> weeksOf)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(weeksOf);
        if (point.Matter.DecisionReceivedOn is not { } received) return null;
        // Where the point was referred to comes before what was said on the phone.
        BodyCode[] named = [.. new[] { point.Verdict?.Body, point.Matter.AppealBody }.OfType<BodyCode>()];
        if (named is []) return new(point.Number, received, null, AppealDeadline.UsualWeeks);
        return named.Select(body => weeksOf(body) is { } weeks ? new AppealLimit(point.Number, received, body, weeks) : null).FirstOrDefault(limit => limit is not null);
    }
}

public sealed partial class Case
{
    /// <summary>When the citizen received the decision that a point is about, and where it can be appealed.</summary>
    /// <param name="body">Null: not known, or as it was.</param>
    public Refusal? NoteDecision(int point, DateOnly receivedOn, BodyCode? body, DateOnly today)
    {
        if (State is CaseState.Concluded) return new Refusal.AlreadyConcluded();
        if (FindPoint(point) is not { } about) return new Refusal.UnknownPoint(point);
        if (receivedOn > today) return new Refusal.DateInFuture(receivedOn);
        return about.Matter.DecisionReceivedOn == receivedOn && (body is null || body == about.Matter.AppealBody)
            ? null
            : Add(new CaseEvent.DecisionNoted(point, receivedOn, body));
    }
}
