// A document that goes out of the house, as headings, paragraphs and tables; what it becomes on paper is the writer's business.
namespace Ombud.App.Post;

/// <param name="Title">Also the title in the file's properties: never a name.</param>
public sealed record Letter(string Title, string Author, IReadOnlyList<LetterPart> Parts);

public abstract record LetterPart
{
    private LetterPart() { }

    /// <param name="Level">1 or 2, below the title.</param>
    public sealed record Heading(string Text, int Level = 1) : LetterPart;

    /// <summary>Line breaks are kept.</summary>
    public sealed record Paragraph(string Text) : LetterPart;

    /// <param name="Caption">What the table holds, for those who hear it.</param>
    /// <param name="Widths">The columns' widths in percent.</param>
    public sealed record Table(string Caption, IReadOnlyList<string> Head, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<string>> Rows) : LetterPart;
}
