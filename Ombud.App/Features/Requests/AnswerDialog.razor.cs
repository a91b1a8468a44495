// Notes the answer to a request; what is not met in full takes its reason.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

public sealed partial class AnswerDialog
{
    static readonly (string Id, string Label)[] Fields = [("answer", "Requests.Field.Answer"), ("on", "Requests.Field.AnsweredOn"), ("reason", "Requests.Field.AnswerReason")];

    Refused refused = null!;
    RequestAnswer? answer;
    DateOnly? on;
    string? reason, dateProblem;

    [Parameter, EditorRequired] public required RequestLine Line { get; set; }

    protected override void OnInitialized() => (refused, on) = (new(T), Clock.DanishToday);

    async Task<Refusal?> SaveAsync() => dateProblem is not null
        ? new Refusal.InvalidInput([new("on", Problem.NotADate)])
        : await Desk.AnswerAsync(Line.Number, answer, on, reason);
}
