// Writes a paper as a Word document, in memory alone: letterhead, real headings, lists, tables with header rows, page numbers.
using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ombud.App.Post;

public static class WordFile
{
    /// <summary>A4 in twentieths of a point, with margins of 2 cm.</summary>
    const uint PageWidth = 11906, PageHeight = 16838, Margin = 1134;
    const int TextWidth = (int)(PageWidth - (2 * Margin));

    /// <param name="page">"Side {0} af {1}", for the foot of each page.</param>
    public static byte[] Write(Paper paper, string page, DateTimeOffset made)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = paper.Title;
            file.PackageProperties.Creator = paper.Author;
            file.PackageProperties.Language = paper.Language;
            file.PackageProperties.Created = file.PackageProperties.Modified = made.UtcDateTime;
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Make(paper.Language);
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new ThemeFontLanguages { Val = paper.Language });
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(PageNumbers(page));
            if (paper.Parts.Any(part => part is PaperPart.Bullets)) main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Marks();
            main.Document = new Document(new Body([
                .. paper.Head is { } head ? WordHead.Above(head) : [],
                Styled(WordStyles.Title, paper.Title),
                .. paper.Parts.SelectMany(PartOf),
                new SectionProperties([
                    .. paper.Head is { } shown ? [new HeaderReference { Type = HeaderFooterValues.Default, Id = WordHead.AddTo(main, shown) }] : Array.Empty<OpenXmlElement>(),
                    new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                    new PageSize { Width = PageWidth, Height = PageHeight },
                    new PageMargin { Top = (int)Margin, Bottom = (int)Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 },
                ]),
            ]));
        }
        return bytes.ToArray();
    }

    static IEnumerable<OpenXmlElement> PartOf(PaperPart part) => part switch
    {
        PaperPart.Heading heading => [Styled(heading.Level == 1 ? WordStyles.Heading1 : WordStyles.Heading2, heading.Text)],
        PaperPart.Paragraph paragraph => [new Paragraph(RunOf(paragraph.Text))],
        PaperPart.Bullets list => list.Lines.Select(line => Styled(WordStyles.Bullet, line)),
        // Two tables in a row would melt into one.
        PaperPart.Table table => [TableOf(table), new Paragraph()],
        _ => throw new InvalidOperationException($"No way to write {part.GetType().Name}."),
    };

    internal static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), RunOf(text));

    static Table TableOf(PaperPart.Table table)
    {
        int[] widths = [.. table.Widths.Select(percent => TextWidth * percent / 100)];
        return new([
            new TableProperties(
                new TableStyle { Val = WordStyles.Table },
                new TableWidth { Width = TextWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0620", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = table.Caption }),
            new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })),
            RowOf(table.Head, widths, isHead: true),
            .. table.Rows.Select(row => RowOf(row, widths, isHead: false)),
        ]);
    }

    /// <summary>A header row is repeated on every page; other rows may break, because a note can be longer than a page.</summary>
    static TableRow RowOf(IReadOnlyList<string> cells, int[] widths, bool isHead)
    {
        var row = new TableRow();
        if (isHead) row.Append(new TableRowProperties(new CantSplit(), new TableHeader()));
        row.Append(cells.Select((text, i) => new TableCell(
            new TableCellProperties(new TableCellWidth { Width = widths[i].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }),
            new Paragraph(RunOf(text)))));
        return row;
    }

    internal static Run RunOf(string text)
    {
        var run = new Run();
        foreach (var (at, line) in Clean(text).Split('\n').Index())
        {
            if (at > 0) run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    /// <summary>Without what XML cannot hold: it would make a file that does not open.</summary>
    static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));

    static Paragraph PageNumbers(string page)
    {
        var numbers = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Footer }));
        foreach (var part in page.Replace("{0}", "\n PAGE \n", StringComparison.Ordinal).Replace("{1}", "\n NUMPAGES \n", StringComparison.Ordinal).Split('\n'))
        {
            if (part is " PAGE " or " NUMPAGES ") numbers.Append(new SimpleField(new Run(new Text("1"))) { Instruction = part });
            else if (part.Length > 0) numbers.Append(RunOf(part));
        }
        return numbers;
    }
}
