// What is typed about an answer or a notice to the citizen.
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed class Reply
{
    public Channel? Channel { get; set; }
    public DateOnly? On { get; set; }
    public string? Problem { get; set; }
    public string? Remark { get; set; }

    public Written Note => new("answer-remark", NoteKind.AnswerRemark, Remark);

    public IReadOnlyList<FieldError> Check(string missing) => On is null ? [new("answer-on", Problem ?? missing)] : [];
}
