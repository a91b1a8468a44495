// A document that goes out of the house, as headings, paragraphs and tables; what it becomes on paper is the writer's business.
namespace Ombud.App.Post;

/// <param name="Title">Also the title in the file's properties: never a name.</param>
/// <param name="Language">Of the text, such as "da-DK": what a screen reader speaks.</param>
/// <param name="Head">What stands above a letter; a document without one begins with its title.</param>
public sealed record Paper(string Title, string Author, IReadOnlyList<PaperPart> Parts, string Language = "da-DK", PaperHead? Head = null);

/// <param name="Office">The lines of the letterhead, the office's name first; on every page.</param>
/// <param name="To">The lines of the address window: the recipient's name and, where it may be shown, address.</param>
/// <param name="Particulars">Date, case number and such, each a line.</param>
public sealed record PaperHead(IReadOnlyList<string> Office, IReadOnlyList<string> To, IReadOnlyList<string> Particulars)
{
    public override string ToString() => nameof(PaperHead);
}

public abstract record PaperPart
{
    private PaperPart() { }

    /// <param name="Level">1 or 2, below the title.</param>
    public sealed record Heading(string Text, int Level = 1) : PaperPart;

    /// <summary>Line breaks are kept.</summary>
    public sealed record Paragraph(string Text) : PaperPart;

    /// <summary>Lines with a mark before each.</summary>
    public sealed record Bullets(IReadOnlyList<string> Lines) : PaperPart;

    /// <param name="Caption">What the table holds, for those who hear it.</param>
    /// <param name="Widths">The columns' widths in percent.</param>
    public sealed record Table(string Caption, IReadOnlyList<string> Head, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperPart;
}
