// Where a declined point can go and by when, and the text that is proposed to the citizen.
using Microsoft.Extensions.Localization;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Components.Moves;

static class Appeal
{
    /// <summary>The bodies for the chosen grounds; before one is chosen, all of them.</summary>
    public static IReadOnlyList<BodyRow> Bodies(OfficeData office, IReadOnlySet<ExclusionGround> grounds) =>
        [.. office.Bodies.Where(b => b.IsActive && (grounds.Count == 0 || b.Grounds.Any(grounds.Contains)))];

    public static BodyRow? Body(PointForm point, OfficeData office) => office.Bodies.FirstOrDefault(b => b.Code == point.Body);

    /// <summary>The last day to appeal to the chosen body, as far as its limit and the day of receipt are known.</summary>
    public static DateOnly? LastDay(PointForm point, OfficeData office) =>
        point.DecisionReceivedOn is { Year: > 1900 and < 2200 } received && Body(point, office) is { } body
            ? office.LastDayAt(body, point.Point with { Matter = point.Point.Matter with { DecisionReceivedOn = received }, Verdict = point.Verdict() })
            : null;

    public static string? Proposal(IStringLocalizer<Texts> t, PointForm point, OfficeData office, DateOnly today)
    {
        if (!point.IsDeclined || point.Grounds.Count == 0) return null;
        var why = t["Moves.Citizen.About", t.Word(point.Point.Matter.Theme).ToLowerInvariant(), t[$"Moves.Citizen.{point.Grounds.Min()}"]].Value;
        var where = Body(point, office) is { } body ? string.Join(' ', new[]
        {
            t["Moves.Citizen.Body", body.Name].Value,
            body.HowToComplain,
            LastDay(point, office) is { } last ? t[last < today ? "Moves.Citizen.DeadlineOver" : "Moves.Citizen.Deadline", Words.DateWithWeekday(last)].Value : null,
        }.Where(part => part is not null)) : null;
        return string.Join("\n\n", new[] { why, where, t["Moves.Citizen.Help"].Value }.Where(part => part is not null));
    }
}
