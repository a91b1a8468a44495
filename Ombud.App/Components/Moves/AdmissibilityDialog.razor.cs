// The admissibility check, point by point: may be examined, or declined with grounds, a place to go and a text to the citizen.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Components.Moves;

public sealed partial class AdmissibilityDialog
{
    IReadOnlyList<PointForm> points = [];
    IReadOnlyList<FieldError> errors = [];
    int current = 1;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }
    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    bool IsLast => current == points.Count;

    // All points stay in the page, so that a kept draft finds its fields; those with errors are all in sight.
    bool IsShown(PointForm point) => point.Number == current || errors.Any(e => e.FieldId.StartsWith(point.Id(""), StringComparison.Ordinal));

    protected override void OnInitialized() => points = [.. Seen.Points.Select(p => new PointForm(p, Seen.IsTimeBarred(p)))];

    void Go(int point)
    {
        current = point;
        Dialog.StateHasChanged();
    }

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        foreach (var point in points) Check(point, found);
        return errors = found;
    }

    void Check(PointForm point, List<FieldError> found)
    {
        if (point.Admitted is null) found.Add(new(point.Id("admitted"), T["Moves.Judge.Missing.Verdict", point.Number]));
        if (point.Admitted is not false) return;
        if (point.Grounds.Count == 0) found.Add(new(point.Id("grounds"), T["Moves.Judge.Missing.Ground", point.Number]));
        if (point.Override)
        {
            found.Need(point.Id("override-reason"), point.OverrideReason, T["Moves.Judge.Missing.OverrideReason", point.Number]);
            return;
        }
        if (point.Body is null) found.Add(new(point.Id("body"), T["Moves.Judge.Missing.Body", point.Number]));
        if (point.DecisionProblem is not null) found.Add(new(point.Id("decision"), T["Moves.Judge.Missing.Decision", point.Number]));
        found.Need(point.Id("reason"), point.Reason, T["Moves.Judge.Missing.Reason", point.Number]);
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, today) => points.Where(p => p.DecisionReceivedOn is not null).Select(p => it.NoteDecision(p.Number, p.DecisionReceivedOn!.Value, null, today)).FirstOrDefault(refused => refused is not null)
            ?? it.Judge([.. points.Select(p => p.Verdict())], today, today),
        points.SelectMany(p => p.Texts(Appeal.Proposal(T, p, Office, Clock.DanishToday))));
}
