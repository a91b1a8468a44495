// A letter as content: its words, and from the approval on who gets it where. What was sent is kept byte by byte among the documents.
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

/// <param name="Language">Two letters, "da" or "en".</param>
/// <param name="At">When it was last changed, UTC.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="Otherwise">What the adviser decided otherwise than it is computed.</param>
/// <param name="OtherwiseBecause">Why; null where nothing was, or only a copy that could not be sent was sent another way.</param>
/// <param name="Discloses">For a letter to a department: what it gives.</param>
/// <param name="Copies">Null: a draft.</param>
/// <param name="ReplyBy">The last day for the reply that it asks for.</param>
/// <param name="Enclosures">Documents of the case that go along, in their order.</param>
public sealed record Letter(
    Guid Id, LetterKind Kind, string Language, string Subject, string Text, DateTimeOffset At, StaffId By, int? Point = null,
    Deviation? Otherwise = null, string? OtherwiseBecause = null, IReadOnlyList<DisclosedContent>? Discloses = null,
    IReadOnlyList<AddressedCopy>? Copies = null, DateOnly? ReplyBy = null, IReadOnlyList<Enclosure>? Enclosures = null) : DossierRecord(Id)
{
    public override string ToString() => nameof(Letter);
}

/// <summary>One copy with its recipient as at the approval.</summary>
/// <param name="Id">The same as that of the <see cref="LetterCopy"/> in the facts.</param>
/// <param name="Mailbox">The CPR or CVR number of the mailbox, for Digital Post alone.</param>
/// <param name="Document">The file, among the documents of the dossier.</param>
public sealed record AddressedCopy(Guid Id, Recipient To, string? Mailbox, Guid Document)
{
    public override string ToString() => nameof(AddressedCopy);
}
