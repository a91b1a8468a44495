// Many letters as one document for the printer: each as it stands, on pages of its own that are counted by themselves.
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ombud.App.Post;

public static class WordBatch
{
    /// <param name="first">A page of its own before them, such as the list of what follows; written by <see cref="WordFile"/> too.</param>
    /// <param name="letters">Documents that <see cref="WordFile"/> has written: they share its styles.</param>
    public static byte[] Join(byte[] first, IEnumerable<byte[]> letters)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(letters);
        using var bytes = new MemoryStream();
        bytes.Write(first);
        using (var joined = WordprocessingDocument.Open(bytes, isEditable: true))
        {
            var main = joined.MainDocumentPart!;
            var body = main.Document!.Body!;
            foreach (var letter in letters)
            {
                using var stream = new MemoryStream(letter, writable: false);
                using var file = WordprocessingDocument.Open(stream, isEditable: false);
                Append(main, body, file.MainDocumentPart!);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The section that ends the document becomes one that ends with its last paragraph; the letter's own ends the document now.</summary>
    static void Append(MainDocumentPart main, Body body, MainDocumentPart letter)
    {
        var ended = body.Elements<SectionProperties>().Last();
        ended.Remove();
        body.Append(new Paragraph(new ParagraphProperties(ended)));
        if (letter.NumberingDefinitionsPart is { } marks && main.NumberingDefinitionsPart is null)
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = (Numbering)marks.Numbering!.CloneNode(true);
        foreach (var part in letter.Document!.Body!.ChildElements)
        {
            var copy = part.CloneNode(true);
            if (copy is SectionProperties section) Adopt(section, main, letter);
            body.Append(copy);
        }
    }

    /// <summary>Header and footer come along; pages begin anew with one.</summary>
    static void Adopt(SectionProperties section, MainDocumentPart main, MainDocumentPart letter)
    {
        foreach (var reference in section.Elements<HeaderReference>())
        {
            var part = main.AddNewPart<HeaderPart>();
            part.Header = (Header)((HeaderPart)letter.GetPartById(reference.Id!)).Header!.CloneNode(true);
            reference.Id = main.GetIdOfPart(part);
        }
        foreach (var reference in section.Elements<FooterReference>())
        {
            var part = main.AddNewPart<FooterPart>();
            part.Footer = (Footer)((FooterPart)letter.GetPartById(reference.Id!)).Footer!.CloneNode(true);
            // "Of so many" means the letter, not the batch.
            foreach (var field in part.Footer.Descendants<SimpleField>())
                if (field.Instruction?.Value is { } asked) field.Instruction = asked.Replace("NUMPAGES", "SECTIONPAGES", StringComparison.Ordinal);
            reference.Id = main.GetIdOfPart(part);
        }
        section.InsertAfter(new SectionType { Val = SectionMarkValues.NextPage }, section.Elements<FooterReference>().Last());
        section.InsertAfter(new PageNumberType { Start = 1 }, section.Elements<PageMargin>().Last());
    }
}
