// What is typed about an answer or a notice to the citizen.
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Features.CaseFile.Forms;

public sealed class Reply
{
    public Channel? Channel { get; set; }
    public DateOnly? On { get; set; }
    public string? Problem { get; set; }
    public string? Remark { get; set; }

    /// <summary>Who gets it as it is computed, or why it cannot go out. Null: the content is not open.</summary>
    public (IReadOnlyList<Recipient> To, Refusal? Refused)? Computed { get; private set; }

    /// <summary>Begins with the way that is computed; an answer may have been given otherwise.</summary>
    public void Begin(LetterKind letter, Case seen, Dossier? dossier, DateOnly today)
    {
        Computed = dossier is null ? null : Recipients.Of(letter, dossier, seen, today);
        (Channel, On) = (Computed is { To: [var first, ..] } ? first.Channel : seen.SafeChannel, today);
    }

    /// <summary>Is it a way that is computed for nobody?</summary>
    public bool Deviates => Computed is { To: { Count: > 0 } to } && Channel is { } chosen && to.All(one => one.Channel != chosen);

    public Written Note => new("answer-remark", NoteKind.AnswerRemark, Remark);

    public IReadOnlyList<FieldError> Check(string missing) => On is null ? [new("answer-on", Problem ?? missing)] : [];
}
