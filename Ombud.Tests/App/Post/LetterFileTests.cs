// Every letter as a file: what Word has to say of it, what a screen reader is told, and how it comes out on paper.
using System.Diagnostics;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ombud.App.Desk;
using Ombud.App.Post;
using Ombud.Tests.Fixtures;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Ombud.Tests.App.Post;

public sealed class LetterFileTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    [Fact]
    public async Task Every_letter_is_sound_and_says_its_language_title_and_headings()
    {
        var samples = await LetterSamples.MakeAsync(host);
        Assert.Equal(2 * Enum.GetValues<Ombud.Domain.Dossiers.LetterKind>().Length, samples.Count);
        Assert.All(samples, sample =>
        {
            Assert.Empty(WordFileCheck.Errors(sample.File));
            using var stream = new MemoryStream(sample.File);
            using var file = WordprocessingDocument.Open(stream, isEditable: false);
            Assert.Equal(sample.Subject, file.PackageProperties.Title);
            Assert.Equal(sample.Language, file.PackageProperties.Language![..2]);
            var styles = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value).ToList();
            Assert.Single(styles, "Title");
            Assert.All(sample.Words, word => Assert.Contains(word, file.MainDocumentPart.Document.InnerText, StringComparison.Ordinal));
            Assert.DoesNotContain("{{", file.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Every_letter_is_read_back_from_its_file_word_by_word()
    {
        foreach (var sample in await LetterSamples.MakeAsync(host))
        {
            var read = LetterPapers.Read(sample.File);
            Assert.Equal(JsonSerializer.Serialize(sample.Sheet), JsonSerializer.Serialize(read));
            Assert.All(sample.Words, word => Assert.Contains(read.Particulars.Concat(read.To).Concat(read.Blocks.Select(b => b.Text)).Append(read.Subject), line => line.Contains(word, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_batch_of_all_letters_is_sound_and_holds_each_on_pages_of_its_own()
    {
        var samples = await LetterSamples.MakeAsync(host);
        var first = WordFile.Write(new("Følgeliste", "Kontoret", [new PaperPart.Paragraph("Liste")]), "Side {0} af {1}", A.Today.ToDateTime(default));
        var batch = WordBatch.Join(first, samples.Select(sample => sample.File));
        Assert.Empty(WordFileCheck.Errors(batch));
        using var stream = new MemoryStream(batch);
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Equal(samples.Count + 1, file.MainDocumentPart!.Document!.Descendants<SectionProperties>().Count());
        Assert.All(samples, sample => Assert.Contains(sample.Subject, file.MainDocumentPart.Document.InnerText, StringComparison.Ordinal));
    }

    /// <summary>One page each but for the two that are long by law or because they carry the citizen's rights.</summary>
    [Fact, Trait(Needs.Time, Needs.Minutes)]
    public async Task Every_letter_comes_out_on_paper_as_it_was_written()
    {
        var samples = await LetterSamples.MakeAsync(host);
        var folder = Directory.CreateTempSubdirectory("ombud-paper-").FullName;
        try
        {
            foreach (var sample in samples) await File.WriteAllBytesAsync(Path.Combine(folder, $"{sample}.docx"), sample.File, TestContext.Current.CancellationToken);
            await ConvertAsync(folder);
            foreach (var sample in samples)
            {
                using var pdf = PdfDocument.Open(Path.Combine(folder, $"{sample}.pdf"));
                var text = string.Join('\n', pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
                var isLong = sample.Kind is Ombud.Domain.Dossiers.LetterKind.Acknowledgement or Ombud.Domain.Dossiers.LetterKind.InformationDuty;
                Assert.True(isLong ? pdf.NumberOfPages is 2 or 3 : pdf.NumberOfPages == 1, $"{sample} has {pdf.NumberOfPages} pages.");
                Assert.All(sample.Words, word => Assert.Contains(Letters(word), Letters(text), StringComparison.Ordinal));
                Assert.Contains(Letters(sample.Language == "da" ? $"Side 1 af {pdf.NumberOfPages}" : $"Page 1 of {pdf.NumberOfPages}"), Letters(text), StringComparison.Ordinal);
            }
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    /// <summary>Without blanks: where a line breaks is the writer's business.</summary>
    static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    static async Task ConvertAsync(string folder)
    {
        var files = Directory.GetFiles(folder, "*.docx");
        using var office = Process.Start(new ProcessStartInfo("soffice", ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, .. files]) { RedirectStandardOutput = true })!;
        await office.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, office.ExitCode);
    }
}
