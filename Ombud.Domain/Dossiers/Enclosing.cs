// Which documents of a case may go along with a letter, and to whom: like the recipients themselves that follows from the case, and nobody picks it.
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

/// <param name="Name">As the document is called on the case.</param>
public sealed record Enclosure(Guid Document, string Name)
{
    public override string ToString() => nameof(Enclosure);
}

public enum EnclosureProblem { Unknown, OfALetter, TypeNotTaken, TooMany, TooLarge, ByMail, NotDisclosed, AddressProtected, PowerTooNarrow }

public static class Enclosing
{
    public const int Most = 10, MostMegabytes = 25;

    /// <summary>What everybody can open. Digital Post takes more types; which, its own list says, which has to be asked first.</summary>
    static readonly string[] Taken = [.. new[] { "pdf", "docx", "jpg", "png" }.Select(extension => DocumentType.Of(extension).MediaType)];

    /// <summary>The documents that may be chosen for a letter at all.</summary>
    public static IReadOnlyList<Document> Possible(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return [.. dossier.Documents.Where(document => ProblemOf(document, dossier) is null)];
    }

    /// <summary>May they go along with a letter of this kind to these, on this day? A no to disclosure stops the letter itself.</summary>
    /// <param name="discloses">What a letter to a department gives it.</param>
    public static Refusal? Check(
        IReadOnlyList<Enclosure>? chosen, LetterKind letter, Dossier dossier, DateOnly day, IReadOnlyList<Recipient> to, IEnumerable<DisclosedContent>? discloses)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(to);
        if (chosen is not { Count: > 0 }) return null;
        if (chosen.Count > Most) return new Refusal.EnclosureNotPossible(EnclosureProblem.TooMany);
        var documents = chosen.Select(one => dossier.Documents.FirstOrDefault(d => d.Id == one.Document)).ToList();
        var problem = documents.Select(document => document is null ? EnclosureProblem.Unknown : ProblemOf(document, dossier)).FirstOrDefault(found => found is not null)
            ?? (documents.Sum(document => document!.Size) > MostMegabytes * 1024L * 1024 ? EnclosureProblem.TooLarge : default(EnclosureProblem?))
            ?? to.Select(one => ProblemOf(one, dossier, day)).FirstOrDefault(found => found is not null)
            ?? (letter.IsForDepartment && discloses?.Contains(DisclosedContent.Documents) is not true ? EnclosureProblem.NotDisclosed : default(EnclosureProblem?));
        return problem is { } why ? new Refusal.EnclosureNotPossible(why) : null;
    }

    static EnclosureProblem? ProblemOf(Document document, Dossier dossier) =>
        // The copy of one recipient is for nobody else.
        dossier.Letters.Any(l => l.Copies?.Any(c => c.Document == document.Id) is true) ? EnclosureProblem.OfALetter
        : Taken.Contains(document.MediaType) ? null : EnclosureProblem.TypeNotTaken;

    /// <summary>A document may show where the citizen lives, and much that a narrow power does not reach.</summary>
    static EnclosureProblem? ProblemOf(Recipient to, Dossier dossier, DateOnly day) =>
        to.Channel is Channel.Email ? EnclosureProblem.ByMail
        : to.Role is not RecipientRole.Party && dossier.Party.HasProtectedAddressOn(day) ? EnclosureProblem.AddressProtected
        : to.Role is RecipientRole.Representative && dossier.Representation?.Power?.Reach is not PowerScope.WholeCase ? EnclosureProblem.PowerTooNarrow
        : null;
}
