// A letter as it stands on paper, for those who show it on a screen.
namespace Ombud.Domain.Letters;

/// <param name="Language">Of the text, such as "da-DK": what a screen reader speaks.</param>
/// <param name="Head">The lines of the letterhead, the office's name first; empty where there is none.</param>
/// <param name="To">The lines of the address window.</param>
/// <param name="Particulars">Date and case number, each a line.</param>
public sealed record LetterSheet(
    string Language, string Subject, IReadOnlyList<LetterBlock> Blocks, IReadOnlyList<string> Head, IReadOnlyList<string> To, IReadOnlyList<string> Particulars)
{
    public override string ToString() => nameof(LetterSheet);
}
