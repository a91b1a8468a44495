// What was told to somebody outside the office about a case: what is on record as disclosed, and what an act tells by itself.
namespace Ombud.Domain.Cases;

/// <param name="To">The department. Null: it went elsewhere, or nobody had written down which department it is.</param>
/// <param name="Body">The body that a point was sent on to, as far as it is known.</param>
/// <param name="Why">Null: a point was sent on to where it belongs [forvaltningsloven § 7].</param>
/// <param name="Channel">Null: a meeting, or a point that was sent on.</param>
public sealed record Given(
    DepartmentCode? To, BodyCode? Body, IReadOnlyList<DisclosedContent> What, DisclosurePurpose? Why, Channel? Channel, DateOnly On)
{
    /// <summary>The oldest first. A meeting for which a disclosure to that department is on record on the same day adds no row of its own.</summary>
    /// <param name="history">Every event of the case, each with its local date.</param>
    public static IReadOnlyList<Given> Of(IEnumerable<(CaseEvent Event, DateOnly On)> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var (told, met, sentOn) = (new List<Given>(), new List<Given>(), new Dictionary<int, Given>());
        DepartmentCode? department = null;
        IReadOnlyList<PointVerdict> verdicts = [];
        foreach (var (happened, on) in history)
            switch (happened)
            {
                case CaseEvent.Registered e: department = e.Facts.Department; break;
                case CaseEvent.DepartmentSet e: department = e.Department; break;
                case CaseEvent.Judged e: verdicts = e.Verdicts; break;
                case CaseEvent.Disclosed { Disclosure: var d }: told.Add(new(d.To, null, d.What, d.Why, d.Channel, d.On)); break;
                case CaseEvent.MeetingHeld { Meeting: var m } when m.Kind.TellsTheDepartment:
                    met.Add(new(department, null, [DisclosedContent.Matter], m.Kind is MeetingKind.Mediation ? DisclosurePurpose.Mediation : DisclosurePurpose.Meeting, null, m.On));
                    break;
                case CaseEvent.PointEnded { Outcome: Outcome.Forwarded } e:
                    sentOn[e.Point] = new(null, verdicts.FirstOrDefault(v => v.Point == e.Point)?.Body, [DisclosedContent.Matter], null, null, on);
                    break;
                case CaseEvent.PointEnded e: sentOn.Remove(e.Point); break; // it was not sent on after all
                case CaseEvent.Reopened:
                    told.AddRange(sentOn.Values);
                    (sentOn, verdicts) = ([], []);
                    break;
            }
        return [.. told.Concat(met.Where(m => !told.Any(d => d.To == m.To && d.To is not null && d.On == m.On))).Concat(sentOn.Values).OrderBy(given => given.On)];
    }
}
