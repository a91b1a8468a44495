// When the citizen received a decision and where it can be appealed: what the last day to appeal is counted from.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class DecisionForm
{
    IReadOnlyList<FieldError> errors = [];
    int number;
    DateOnly? on;
    string? problem, body;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    IReadOnlyList<Option<int>> Points => [.. Seen.Points.Select(p => new Option<int>(p.Number, $"{p.Number}. {T.Word(p.Matter.Theme)}"))];

    BodyCode? Body => body is { Length: > 0 } code ? new(code) : null;

    AppealLimit? Limit => on <= Clock.DanishToday && Seen.Points.First(p => p.Number == number) is var point
        ? Office.AppealOf(point with { Matter = point.Matter with { DecisionReceivedOn = on, AppealBody = Body ?? point.Matter.AppealBody } })
        : null;

    protected override void OnInitialized() => Choose(Seen.TitlePoint.Number);

    /// <summary>Shows what is known of the decision of that point.</summary>
    void Choose(int point)
    {
        var matter = Seen.Points.First(p => p.Number == point).Matter;
        (number, on, body, problem) = (point, matter.DecisionReceivedOn, matter.AppealBody?.Value, null);
    }

    IReadOnlyList<FieldError> Check() => errors =
        on is null ? [new("decision-on", problem ?? T["Moves.Missing.Date"])]
        : on > Clock.DanishToday ? [new("decision-on", T["Problem.DateInFuture"])]
        : [];

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version, (it, today) => it.NoteDecision(number, on!.Value, Body, today));
}
