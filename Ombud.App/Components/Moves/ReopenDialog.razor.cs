// Reopens a concluded case: why, and with which new date for the answer.
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Components.Moves;

public sealed partial class ReopenDialog
{
    IReadOnlyList<FieldError> errors = [];
    ReopeningReason? reason;
    string? text, overrideReason;

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    bool IsLate => Seen.ConcludedOn is { } concluded && OneYearRule.IsTimeBarred(concluded, Clock.DanishToday);

    (DateOnly? Original, DateOnly? Current, int? Days) Due => Office.DueOn(Seen.Kind, Seen.Contacts[0] with { On = Clock.DanishToday });

    IReadOnlyList<FieldError> Check()
    {
        var found = new List<FieldError>();
        if (reason is null) found.Add(new("reopen-reason", T["Moves.Reopen.Missing.Reason"]));
        found.Need("reopen-text", text, T["Moves.Reopen.Missing.Text"]);
        if (IsLate) found.Need("reopen-override", overrideReason, T["Moves.Reopen.Missing.Override"]);
        return errors = found;
    }

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, today) => it.Reopen(reason!.Value, today, Due.Original, Due.Current, IsLate, Due.Days),
        new Written("reopen-text", NoteKind.ReopeningReason, text), new Written("reopen-override", NoteKind.OverrideReason, IsLate ? overrideReason : null));
}
