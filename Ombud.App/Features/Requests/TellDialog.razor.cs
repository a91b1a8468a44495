// Notes that the person was told that it takes longer: puts an answer about documents off, or extends a data subject's request.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

public sealed partial class TellDialog
{
    static readonly (string Id, string Label)[] Fields = [("toldOn", "Requests.Field.ToldOn"), ("expectedOn", "Requests.Field.ExpectedOn"), ("reason", "Requests.Field.DelayReason")];

    Refused refused = null!;
    DateOnly? toldOn, expectedOn;
    string? reason, toldProblem, expectedProblem;

    [Parameter, EditorRequired] public required RequestLine Line { get; set; }

    bool IsExtension => Line.Facts.Kind.IsOfDataSubject;

    protected override void OnInitialized() => (refused, toldOn) = (new(T), Clock.DanishToday);

    async Task<Refusal?> SaveAsync()
    {
        if (toldProblem is not null) return new Refusal.InvalidInput([new("toldOn", Problem.NotADate)]);
        if (expectedProblem is not null) return new Refusal.InvalidInput([new("expectedOn", Problem.NotADate)]);
        return await Desk.TellAsync(Line.Number, toldOn, expectedOn, reason);
    }
}
