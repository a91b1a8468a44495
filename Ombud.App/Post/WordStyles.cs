// The look of our Word documents: one plain typeface, headings that screen readers and the navigation pane know, tables with thin lines.
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ombud.App.Post;

static class WordStyles
{
    public const string Title = nameof(Title);
    public const string Heading1 = nameof(Heading1);
    public const string Heading2 = nameof(Heading2);
    public const string Footer = nameof(Footer);
    public const string Header = nameof(Header);
    public const string Window = nameof(Window);
    public const string Bullet = "ListBullet";
    const int Mark = 1;
    public const string Table = "TableGrid";
    const string Normal = nameof(Normal);
    const string Typeface = "Calibri";

    public static Styles Make(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Typeface, HighAnsi = Typeface, ComplexScript = Typeface },
                new FontSize { Val = "22" },
                new Languages { Val = language, EastAsia = language, Bidi = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = Normal, Default = true },
        Heading(Title, "Title", "36", before: "0", level: null),
        Heading(Heading1, "heading 1", "28", before: "360", level: 0),
        Heading(Heading2, "heading 2", "24", before: "240", level: 1),
        new Style(new StyleName { Val = "footer" }, new BasedOn { Val = Normal }, new StyleRunProperties(new FontSize { Val = "18" }))
        {
            Type = StyleValues.Paragraph, StyleId = Footer,
        },
        Plain(Header, "header", size: "18", after: "0"),
        Plain(Window, "Address", size: "22", after: "0"),
        new Style(
            new StyleName { Val = "List Bullet" }, new BasedOn { Val = Normal }, new PrimaryStyle(),
            new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = Mark }), new ContextualSpacing()))
        {
            Type = StyleValues.Paragraph, StyleId = Bullet,
        },
        TableStyle());

    /// <summary>The mark before the lines of a list.</summary>
    public static Numbering Marks() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "\u2022" },
                new LevelJustification { Val = LevelJustificationValues.Left }, new PreviousParagraphProperties(new Indentation { Left = "425", Hanging = "283" }))
            {
                LevelIndex = 0,
            })
        {
            AbstractNumberId = Mark,
        },
        new NumberingInstance(new AbstractNumId { Val = Mark }) { NumberID = Mark });

    static Style Plain(string id, string name, string size, string after) => new(
        new StyleName { Val = name }, new BasedOn { Val = Normal }, new StyleParagraphProperties(new SpacingBetweenLines { After = after }),
        new StyleRunProperties(new FontSize { Val = size }))
    {
        Type = StyleValues.Paragraph, StyleId = id,
    };

    static Style Heading(string id, string name, string size, string before, int? level) => new(
        new StyleName { Val = name }, new BasedOn { Val = Normal }, new NextParagraphStyle { Val = Normal }, new PrimaryStyle(),
        new StyleParagraphProperties([
            new KeepNext(), new SpacingBetweenLines { Before = before, After = "120" },
            .. level is { } outline ? [new OutlineLevel { Val = outline }] : Array.Empty<OpenXmlElement>(),
        ]),
        new StyleRunProperties(new Bold(), new FontSize { Val = size }))
    {
        Type = StyleValues.Paragraph, StyleId = id,
    };

    static Style TableStyle() => new(
        new StyleName { Val = "Table Grid" },
        new StyleParagraphProperties(new SpacingBetweenLines { Before = "20", After = "20" }),
        new StyleTableProperties(
            new TableBorders(
                Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
            new TableCellMarginDefault(
                new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })),
        new TableStyleProperties(
            new RunPropertiesBaseStyle(new Bold()),
            new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EDEDED" }))
        {
            Type = TableStyleOverrideValues.FirstRow,
        })
    {
        Type = StyleValues.Table, StyleId = Table,
    };

    static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "8A8A8A" };
}
