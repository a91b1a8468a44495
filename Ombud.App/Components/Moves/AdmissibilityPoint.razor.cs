// One point of the admissibility check.
using Microsoft.AspNetCore.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Components.Moves;

public sealed partial class AdmissibilityPoint
{
    [Parameter, EditorRequired] public required PointForm Form { get; set; }
    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<FieldError> Errors { get; set; }
    /// <summary>The dialog around shows which points are done.</summary>
    [Parameter, EditorRequired] public required Action Changed { get; set; }

    BodyRow? Body => Appeal.Body(Form, Office);
    DateOnly? LastDay => Appeal.LastDay(Form, Office);
    string? Proposal => Appeal.Proposal(T, Form, Office, Clock.DanishToday);

    IReadOnlyList<Option<bool?>> Verdicts => [new(true, T["Moves.Judge.Yes"]), new(false, T["Moves.Judge.No"])];

    IReadOnlyList<Option<string>> Bodies => [.. Appeal.Bodies(Office, Form.Grounds).Select(b => new Option<string>(b.Code, b.Name))];

    string? BodyHint => Body is { } body ? string.Join(' ', new[] { body.HowToComplain, T["Moves.Judge.Checked", Words.Date(body.CheckedOn)] }.Where(s => s is not null)) : null;

    string Matter => string.Join(" · ", new[]
    {
        Form.Point.Matter.Topic is { } topic ? T.Word(topic) : null,
        Form.Point.Matter.ClosedByMunicipalityOn is { } closed ? T["Moves.Judge.Closed", Words.Date(closed)].Value : T["Moves.Judge.NotClosed"].Value,
    }.Where(part => part is not null));

    bool IsPossible(ExclusionGround ground) => ground is not ExclusionGround.OlderThanOneYear || Form.IsTimeBarred;

    string HintOf(ExclusionGround ground) => IsPossible(ground)
        ? T[$"Moves.Ground.{ground}"]
        : Form.Point.Matter.ClosedByMunicipalityOn is { } closed
            ? T["Moves.Ground.NotBarred", Words.Date(closed), Words.Date(Seen.ReceivedOn)]
            : T["Moves.Ground.NoDate"];

    void Choose(ExclusionGround ground, bool on) => Tell(() =>
    {
        Form.Set(ground, on);
        var bodies = Appeal.Bodies(Office, Form.Grounds);
        // A place that does not take such matters is taken back, and the only one is chosen.
        if (bodies.All(b => b.Code != Form.Body)) Form.Body = bodies is [var only] ? only.Code : null;
    });

    void Tell(Action change)
    {
        change();
        Changed();
    }
}
