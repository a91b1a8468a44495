// The decision on telling the persons of a breach, with its reason.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

public sealed partial class PersonsDialog
{
    static readonly (string Id, string Label)[] Fields = [("decision", "Requests.Field.Persons"), ("on", "Requests.Field.PersonsOn"), ("reason", "Requests.Field.PersonsReason")];

    Refused refused = null!;
    PersonsDecision? decision;
    DateOnly? on;
    string? reason, dateProblem;

    [Parameter, EditorRequired] public required BreachLine Line { get; set; }

    protected override void OnInitialized() => (refused, on) = (new(T), Clock.DanishToday);

    async Task<Refusal?> SaveAsync() => dateProblem is not null
        ? new Refusal.InvalidInput([new("on", Problem.NotADate)])
        : await Desk.DecideOnPersonsAsync(Line.Number, decision, on, reason);
}
