// The citizen was told what their no to disclosure limits: when and how.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed partial class LimitsToldForm
{
    readonly Reply reply = new();
    IReadOnlyList<FieldError> errors = [];

    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    protected override void OnInitialized() => (reply.Channel, reply.On) = (Seen.SafeChannel, Clock.DanishToday);

    IReadOnlyList<FieldError> Check() => errors = reply.Check(T["Moves.Missing.Date"]);

    Task<Refusal?> SaveAsync(int version) => Acts.DoAsync(Seen.Number, version,
        (it, today) => it.TellLimits(reply.On!.Value, reply.Channel!.Value, today), reply.Note with { Kind = NoteKind.ObjectionRemark });
}
