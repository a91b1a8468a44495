// What stands above a letter: the office on every page, then the recipient in the place of the envelope's window, date and case number.
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ombud.App.Post;

static class WordHead
{
    /// <summary>Lines of the window, with empty ones up to its height: what follows begins at the same place in every letter.</summary>
    const int WindowLines = 6;

    /// <summary>Gives the id of the header's part.</summary>
    public static string AddTo(MainDocumentPart main, PaperHead head)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new Header([
            .. head.Office.Take(1).Select(name => Line(name, isName: true)),
            .. head.Office.Skip(1).Select(line => Line(line, isName: false)),
        ]);
        return main.GetIdOfPart(part);
    }

    public static IEnumerable<Paragraph> Above(PaperHead head) =>
    [
        .. head.To.Concat(Enumerable.Repeat("", Math.Max(0, WindowLines - head.To.Count))).Select(line => WordFile.Styled(WordStyles.Window, line)),
        .. head.Particulars.Select(line => WordFile.Styled(WordStyles.Window, line)),
        WordFile.Styled(WordStyles.Window, ""),
    ];

    /// <summary>Date and number, the last lines of the window.</summary>
    const int ParticularLines = 2;

    /// <param name="window">The lines above the title.</param>
    public static PaperHead Read(MainDocumentPart main, IReadOnlyList<string> window)
    {
        string[] filled = [.. window.Where(line => line.Length > 0)];
        return new([.. main.HeaderParts.Single().Header!.Elements<Paragraph>().Select(WordReader.TextOf)], filled[..^ParticularLines], filled[^ParticularLines..]);
    }

    static Paragraph Line(string text, bool isName)
    {
        var run = WordFile.RunOf(text);
        if (isName) run.PrependChild(new RunProperties(new Bold()));
        return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Header }, new Justification { Val = JustificationValues.Right }), run);
    }
}
