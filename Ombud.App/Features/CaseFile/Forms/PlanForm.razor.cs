// Plans a meeting, or plans it anew: kind, date and time in Denmark.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class PlanForm
{
    static readonly string[] Times = ["H.mm", "H:mm", "HHmm", "%H"];
    IReadOnlyList<FieldError> errors = [];
    MeetingKind? kind;
    DateOnly? on;
    string? at, problem;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    IReadOnlyList<Option<MeetingKind?>> Kinds => [.. T.Options<MeetingKind>().Where(o => Seen.Objection is null || !o.Value!.Value.TellsTheDepartment)];

    TimeOnly? Time => TimeOnly.TryParseExact(at?.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    protected override void OnInitialized()
    {
        kind = Seen.NextMeeting?.Kind ?? (Seen.Kind is HelpKind.MeetingObserver ? MeetingKind.Observer : MeetingKind.Mediation);
        if (Seen.Objection is not null) kind = MeetingKind.Observer;
        if (Seen.NextMeeting is { } planned) (on, at) = (planned.At.DanishDate, Words.Time(planned.At));
    }

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (on is null) found.Add(new("plan-on", problem ?? T["Moves.Missing.Date"]));
        else if (on < Clock.DanishToday) found.Add(new("plan-on", T["CaseFile.Form.Plan.Past"]));
        if (Time is null) found.Add(new("plan-at", T["CaseFile.Form.Plan.AtHint"]));
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, _) => it.PlanMeeting(new PlannedMeeting(kind!.Value, DanishTime.FromDanish(on!.Value, Time!.Value))));
}
