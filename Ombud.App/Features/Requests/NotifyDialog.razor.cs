// Notes when the authority was notified of a breach, or why it need not be.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

public sealed partial class NotifyDialog
{
    static readonly (string Id, string Label)[] Fields =
    [
        ("decision", "Requests.Field.Notification"), ("on", "Requests.Field.NotifiedOn"),
        ("at", "Requests.Field.Time"), ("reason", "Requests.Field.NotificationReason"),
    ];

    Refused refused = null!;
    BreachNotification? decision;
    DateOnly? day;
    string? time, reason, dayProblem;

    [Parameter, EditorRequired] public required BreachLine Line { get; set; }

    protected override void OnInitialized() => (refused, day, time) = (new(T), Clock.DanishToday, Words.Time(Clock.GetUtcNow()));

    async Task<Refusal?> SaveAsync() => WallClock.ProblemsOf("on", day, dayProblem, "at", time) is { Count: > 0 } problems
        ? new Refusal.InvalidInput(problems)
        : await Desk.NotifyAsync(Line.Number, decision, WallClock.Read(day, time), reason);
}
