// Puts a letter on paper: the office's head, the recipient's window, date and number, the words, and the citizen's rights below the first one.
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.App.Desk;

public sealed class LetterPapers(IStringLocalizer<Texts> t, OfficeOptions office, TimeProvider clock)
{
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="to">Their address stands in the window only if the letter goes there.</param>
    /// <param name="department">The name of the department, for a letter to one.</param>
    /// <param name="rights">What the citizen may do, for the first letter alone.</param>
    public byte[] Write(Letter letter, CaseNumber number, DateOnly on, Recipient to, string? department, MergedLetter? rights)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(to);
        return Languages.In(Languages.Of(letter.Language), () => WordFile.Write(PaperOf(letter, number, on, to, department, rights), t["CaseFile.Access.Page"], clock.GetUtcNow()));
    }

    /// <summary>What stands in that file, for a screen.</summary>
    public LetterSheet SheetOf(Letter letter, CaseNumber number, DateOnly on, Recipient to, string? department, MergedLetter? rights)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(to);
        return Languages.In(Languages.Of(letter.Language), () => SheetOf(PaperOf(letter, number, on, to, department, rights)));
    }

    /// <summary>What stands in a file that <see cref="Write"/> has made: exactly that, whatever has changed since.</summary>
    public static LetterSheet Read(byte[] file) => SheetOf(WordReader.Read(file));

    static LetterSheet SheetOf(Paper paper) => new(
        paper.Language, paper.Title, [.. paper.Parts.SelectMany(BlocksOf)], paper.Head?.Office ?? [], paper.Head?.To ?? [], paper.Head?.Particulars ?? []);

    static IEnumerable<LetterBlock> BlocksOf(PaperPart part) => part switch
    {
        PaperPart.Heading heading => [new(LetterBlockKind.Heading, heading.Text, heading.Level)],
        PaperPart.Paragraph paragraph => [new(LetterBlockKind.Paragraph, paragraph.Text)],
        PaperPart.Bullets list => list.Lines.Select(line => new LetterBlock(LetterBlockKind.Item, line)),
        _ => throw new InvalidOperationException($"A letter has no {part.GetType().Name}."),
    };

    /// <summary>What the file is called: the kind of letter and the case's number, never a name.</summary>
    public string NameOf(LetterKind kind, CaseNumber number) => Languages.InDanish(() => $"{t[$"Word.LetterKind.{kind}"]} {number}.docx");

    /// <summary>For an invitation: the planned meeting, for the recipient's own calendar. The place stands in the letter alone. Null: there is none.</summary>
    public LetterFile? MeetingOf(Letter letter, Case it)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(it);
        if (letter.Kind is not LetterKind.MeetingInvitation || it.NextMeeting is not { } meeting) return null;
        var name = Languages.InDanish(() => t["Letters.Meeting.File", it.Number].Value);
        return Languages.In(Languages.Of(letter.Language), () => new LetterFile(name, CalendarFile.Type, MeetingFile.Write(it.Number, meeting, t["Letters.Meeting"], null, it.Version, clock.GetUtcNow())));
    }

    /// <summary>The lines of the letterhead, in the language of the caller.</summary>
    public IReadOnlyList<string> Head =>
    [
        office.Name ?? t["CaseFile.Access.Office"].Value,
        .. (office.Address ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        .. office.Phone is { } phone ? [t["Letters.Paper.Phone", phone].Value] : Array.Empty<string>(),
    ];

    Paper PaperOf(Letter letter, CaseNumber number, DateOnly on, Recipient to, string? department, MergedLetter? rights) => new(
        letter.Subject, Head[0],
        [.. PartsOf(For(letter.Text, department ?? to.Name)), .. EnclosuresOf(letter), .. rights is null ? [] : (PaperPart[])[new PaperPart.Heading(rights.Subject), .. PartsOf(rights.Text, below: 1)]],
        Languages.Of(letter.Language).Name,
        new(Head, [.. new[] { department ?? to.Name }.OfType<string>(), .. Lines(to.Address)],
            [t["Letters.Paper.Date", on.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture)], t["Letters.Paper.Number", number]]));

    PaperPart[] EnclosuresOf(Letter letter) => letter.Enclosures is not { Count: > 0 } along ? [] :
        [new PaperPart.Heading(t["Letters.Paper.Enclosures"]), new PaperPart.Bullets([.. along.Select((one, i) => t["Letters.Paper.Enclosure", i + 1, one.Name].Value)])];

    /// <summary>The text as one recipient gets it: each copy greets its own.</summary>
    public string For(string text, string? name)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(MergeField.Recipient.Mark, name ?? t["Letters.Paper.Unnamed"], StringComparison.Ordinal);
    }

    /// <param name="below">How far below the title headings stand.</param>
    static IEnumerable<PaperPart> PartsOf(string text, int below = 0)
    {
        List<string> items = [];
        foreach (var block in LetterBlock.Read(text))
        {
            if (block.Kind is not LetterBlockKind.Item && items.Count > 0)
            {
                yield return new PaperPart.Bullets([.. items]);
                items.Clear();
            }
            if (block.Kind is LetterBlockKind.Item) items.Add(block.Text);
            else yield return block.Kind is LetterBlockKind.Heading ? new PaperPart.Heading(block.Text, 1 + below) : new PaperPart.Paragraph(block.Text);
        }
        if (items.Count > 0) yield return new PaperPart.Bullets([.. items]);
    }

    static string[] Lines(string? text) => (text ?? "").Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
