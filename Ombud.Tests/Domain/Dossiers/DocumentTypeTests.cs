// A file is what its bytes say, whatever it is called; what runs, or is drawn by a browser, is refused.
using CsCheck;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Dossiers;

public sealed class DocumentTypeTests
{
    static readonly string[] Frail = ["docx", "odt", "doc", "heic", "eml", "pdf"];

    [Theory]
    [InlineData("pdf", "pdf"), InlineData("pdf after a line", "pdf"), InlineData("jpg", "jpg"), InlineData("png", "png"), InlineData("tif", "tif"), InlineData("tif, other order", "tif")]
    [InlineData("heic", "heic"), InlineData("docx", "docx"), InlineData("docx from the web", "docx"), InlineData("xlsx", "xlsx"), InlineData("pptx", "pptx")]
    [InlineData("odt", "odt"), InlineData("ods", "ods"), InlineData("odp", "odp"), InlineData("doc", "doc"), InlineData("xls", "xls"), InlineData("msg", "msg")]
    [InlineData("rtf", "rtf"), InlineData("eml", "eml"), InlineData("txt", "txt"), InlineData("txt in Latin-1", "txt"), InlineData("txt with a mark", "txt")]
    public void A_file_is_told_by_its_content(string file, string extension) => Assert.Equal(extension, TypeOf(SampleFile.Of(file))?.Extensions[0]);

    [Theory]
    [InlineData("exe"), InlineData("elf"), InlineData("html"), InlineData("html after text"), InlineData("svg"), InlineData("xml"), InlineData("shell"), InlineData("zip"), InlineData("zip that is cut")]
    [InlineData("docm"), InlineData("odt with macros"), InlineData("jar"), InlineData("doc with macros"), InlineData("msi"), InlineData("bytes"), InlineData("txt with bytes far behind")]
    public void What_runs_or_is_unknown_is_refused(string file) => Assert.Null(TypeOf(SampleFile.Of(file)));

    /// <summary>The list of a container's parts stands at its end, also where that end comes in two pieces.</summary>
    [Fact]
    public void A_large_container_is_told_by_its_end()
    {
        var small = SampleFile.Of("docx");
        for (var before = 65_400; before < 65_700; before += 37)
            Assert.Equal("docx", TypeOf([.. small[..4], .. new byte[before], .. small])?.Extensions[0]);
    }

    [Theory]
    [InlineData("brev.pdf", "brev.pdf"), InlineData("Brev.PDF", "Brev.PDF"), InlineData("billede.jpg", "billede.pdf"), InlineData("brev nr. 4", "brev nr. 4.pdf"), InlineData("brev", "brev.pdf")]
    [InlineData(@"C:\Users\asta\Klage.pdf", "Klage.pdf"), InlineData("../../etc/passwd", "passwd.pdf"), InlineData("a\u202efdp.pdf", "afdp.pdf"), InlineData("a\r\nb:c?.pdf", "a b_c_.pdf")]
    [InlineData(".pdf", "2026-11-23.pdf"), InlineData("", "2026-11-23.pdf"), InlineData(null, "2026-11-23.pdf"), InlineData("...", "2026-11-23.pdf"), InlineData("faktura.exe.pdf", "faktura.exe.pdf")]
    public void A_name_is_cleaned_and_ends_as_the_content_says(string? sent, string kept) => Assert.Equal(kept, DocumentType.Of("pdf").NameFor(sent, "2026-11-23"));

    [Fact]
    public void A_long_name_keeps_its_end_and_whole_letters()
    {
        var name = DocumentType.Of("pdf").NameFor(string.Concat(Enumerable.Repeat("a\U0001F600", 300)) + ".pdf", "");
        Assert.True(name.Length <= PlainText.LineLimit && name.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.Equal(name, PlainText.Clean(name));
    }

    [Theory]
    [InlineData("a.exe"), InlineData("a.JS"), InlineData("a.html"), InlineData("a.svg"), InlineData("a.docm"), InlineData("brev.pdf.lnk"), InlineData("a.bat "), InlineData("a.cmd.")]
    public void A_name_that_a_computer_would_run_is_refused_whatever_stands_in_it(string name) => Assert.True(DocumentType.IsRefusedByName(name));

    [Theory]
    [InlineData("a.pdf"), InlineData("js"), InlineData("a.exe.pdf"), InlineData(""), InlineData(null)]
    public void Other_names_are_not_refused(string? name) => Assert.False(DocumentType.IsRefusedByName(name));

    [Fact]
    public void No_damage_to_a_file_breaks_the_telling() =>
        Gen.Select(Gen.Int[0, 5].Select(i => Frail[i]), Gen.Int[0, 5_000], Gen.Byte, Gen.Int[0, 5_000]).Sample((kind, at, value, length) =>
        {
            var file = SampleFile.Of(kind);
            file[at % file.Length] = value;
            _ = TypeOf(file[..(length % file.Length)]);
            _ = TypeOf(file);
        });

    static DocumentType? TypeOf(byte[] file)
    {
        var sniffer = new DocumentSniffer();
        foreach (var piece in file.Chunk(64 * 1024))
            if (!sniffer.Take(piece)) return null;
        return sniffer.End();
    }
}
