// A mediation, an observed meeting or a dialogue with the department was held: when, and what it came to.
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Components.Moves;

public sealed partial class MeetingDialog
{
    IReadOnlyList<FieldError> errors = [];
    MeetingKind? kind;
    MeetingResult? result;
    DateOnly? on;
    string? onProblem, text;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    protected override void OnInitialized()
    {
        on = Clock.DanishToday;
        kind = Seen.NextMeeting?.Kind ?? (Seen.Kind is HelpKind.MeetingObserver ? MeetingKind.Observer : MeetingKind.Mediation);
        if (Seen.Objection is not null) kind = MeetingKind.Observer;
        if (kind is MeetingKind.Observer) result = MeetingResult.Observed;
    }

    /// <summary>With the citizen's no to disclosure nothing is left but to come along.</summary>
    IReadOnlyList<Option<MeetingKind?>> Kinds => [.. T.Options<MeetingKind>().Where(o => Seen.Objection is null || !o.Value!.Value.TellsTheDepartment)];

    void Choose(MeetingKind? chosen)
    {
        kind = chosen;
        if (chosen is MeetingKind.Observer) result = MeetingResult.Observed;
        else if (result is MeetingResult.Observed) result = null;
    }

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (on is null) found.Add(new("meeting-on", onProblem ?? T["Moves.Missing.Date"]));
        if (result is null) found.Add(new("meeting-result", T["Moves.Meet.Missing.Result"]));
        found.Need("meeting-text", text, T["Moves.Meet.Missing.Text"]);
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, today) => it.HoldMeeting(new HeldMeeting(kind!.Value, on!.Value, result!.Value), today),
        new Written("meeting-text", NoteKind.MeetingResult, text));
}
