// Adds a point to a case that is not checked yet.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class NewPointForm
{
    IReadOnlyList<FieldError> errors = [];
    Theme? theme;
    ComplaintTopic? topic;
    DateOnly? closed, decided;
    string? problem, decidedProblem;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (theme is null) found.Add(new("point-theme", T["CaseFile.Form.Point.Missing"]));
        if (problem is not null) found.Add(new("point-closed", problem));
        else if (closed > Clock.DanishToday) found.Add(new("point-closed", T["Problem.DateOutOfRange"]));
        if (decidedProblem is not null) found.Add(new("point-decision", decidedProblem));
        else if (decided > Clock.DanishToday) found.Add(new("point-decision", T["Problem.DateOutOfRange"]));
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version, (it, _) => it.AddPoint(new PointMatter(theme!.Value, topic, closed, decided)));
}
