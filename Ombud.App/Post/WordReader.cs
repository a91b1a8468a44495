// Reads a letter back from the Word file that was made of it: what stands there, and nothing else.
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ombud.App.Post;

/// <summary>Of files that <see cref="WordFile"/> has written, with a letterhead and without tables.</summary>
public static class WordReader
{
    public static Paper Read(byte[] file)
    {
        using var bytes = new MemoryStream(file, writable: false);
        using var word = WordprocessingDocument.Open(bytes, isEditable: false);
        var main = word.MainDocumentPart!;
        var paragraphs = main.Document!.Body!.Elements<Paragraph>().Select(p => (Style: p.ParagraphProperties?.ParagraphStyleId?.Val?.Value, Text: TextOf(p))).ToList();
        var title = paragraphs.FindIndex(p => p.Style == WordStyles.Title);
        return new(paragraphs[title].Text, word.PackageProperties.Creator!, [.. PartsOf(paragraphs.Skip(title + 1))], word.PackageProperties.Language!,
            WordHead.Read(main, [.. paragraphs.Take(title).Select(p => p.Text)]));
    }

    static IEnumerable<PaperPart> PartsOf(IEnumerable<(string? Style, string Text)> paragraphs)
    {
        List<string> items = [];
        foreach (var (style, text) in paragraphs)
        {
            if (style is WordStyles.Bullet)
            {
                items.Add(text);
                continue;
            }
            if (items.Count > 0) yield return new PaperPart.Bullets([.. items]);
            items.Clear();
            yield return style switch
            {
                null => new PaperPart.Paragraph(text),
                WordStyles.Heading1 => new PaperPart.Heading(text),
                WordStyles.Heading2 => new PaperPart.Heading(text, 2),
                _ => throw new InvalidOperationException($"A letter has no paragraph of the style {style}."),
            };
        }
        if (items.Count > 0) yield return new PaperPart.Bullets([.. items]);
    }

    internal static string TextOf(OpenXmlElement paragraph) => string.Concat(paragraph.Descendants().Select(e => e switch
    {
        Text text => text.Text,
        Break => "\n",
        _ => "",
    }));
}
