// The template of a letter, read and found sound; with the values of a case it becomes the draft of one.
namespace Ombud.Domain.Letters;

public sealed class Template
{
    public const int SubjectLimit = 150;
    public const int BodyLimit = 20_000;
    /// <summary>What stands where a value is missing. A letter with one is not finished.</summary>
    public const string Gap = "[…]";

    readonly TemplateText subject;
    readonly IReadOnlyList<(LetterBlockKind Kind, TemplateText Text)> blocks;

    Template(TemplateKind kind, TemplateText subject, IReadOnlyList<(LetterBlockKind, TemplateText)> blocks) =>
        (Kind, this.subject, this.blocks) = (kind, subject, blocks);

    public TemplateKind Kind { get; }

    public IReadOnlySet<MergeField> Fields => blocks.SelectMany(block => block.Text.Fields).Concat(subject.Fields).ToHashSet();

    /// <summary>A template, or else what is wrong with it, in the order of its lines.</summary>
    public static (Template? Read, IReadOnlyList<TemplateProblem> Problems) Parse(TemplateKind kind, string? subject, string? body)
    {
        var problems = new List<TemplateProblem>();
        // Measured before it is read: a paste of a megabyte is answered, not worked on.
        var isRead = Fits(TemplatePart.Subject, subject, SubjectLimit, problems) & Fits(TemplatePart.Body, body, BodyLimit, problems);
        if (!isRead) return (null, problems);
        var head = TemplateText.Read(subject!.ReplaceLineEndings(" ").Trim(), TemplatePart.Subject, 1, problems);
        var read = LetterBlock.Lines(body!).Select(block => (block.Block.Kind, TemplateText.Read(block.Block.Text, TemplatePart.Body, block.Line, problems))).ToList();
        var template = new Template(kind, head, read);
        var there = template.Fields;
        problems.AddRange(kind.Required.Where(field => !there.Contains(field))
            .Select(field => new TemplateProblem(TemplatePart.Body, TemplateFault.FieldMissing, Field: field.Name)));
        return problems.Count == 0 ? (template, problems) : (null, problems);
    }

    static bool Fits(TemplatePart part, string? text, int limit, List<TemplateProblem> problems)
    {
        if (text?.Length > limit) problems.Add(new(part, TemplateFault.TooLong, Limit: limit));
        else if (string.IsNullOrWhiteSpace(text)) problems.Add(new(part, TemplateFault.Empty));
        else return true;
        return false;
    }

    /// <summary>
    /// A paragraph or list item whose fields are all without a value is left out, and a heading with nothing left below it; a field
    /// elsewhere, or one that the letter cannot do without, becomes a gap. Values are put in as they are.
    /// </summary>
    public MergedLetter Merge(IReadOnlyDictionary<MergeField, string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string? ValueOf(MergeField field) => values.GetValueOrDefault(field) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
        var required = Kind.Required.ToHashSet();
        bool IsLeftOut(TemplateText text) =>
            text.Fields.Any() && text.Fields.All(field => ValueOf(field) is null && !required.Contains(field));

        var kept = blocks.Where(block => !IsLeftOut(block.Text)).ToList();
        var bare = Headings(blocks).Where(section => section.Under.Count > 0 && !section.Under.Any(kept.Contains)).Select(section => section.Heading).ToList();
        kept.RemoveAll(bare.Contains);
        List<TemplateText> texts = [subject, .. kept.Select(block => block.Text)];
        return new(
            subject.Fill(field => ValueOf(field)?.ReplaceLineEndings(" ")),
            LetterBlock.Write(kept.Select(block => new LetterBlock(block.Kind, block.Text.Fill(ValueOf)))),
            [.. texts.SelectMany(text => text.Fields).Where(field => ValueOf(field) is null).Distinct()],
            texts.Any(text => text.HasGap));
    }

    /// <summary>Each heading with what stands below it, down to the next.</summary>
    static IEnumerable<((LetterBlockKind, TemplateText) Heading, List<(LetterBlockKind, TemplateText)> Under)> Headings(IReadOnlyList<(LetterBlockKind Kind, TemplateText Text)> blocks) =>
        from at in Enumerable.Range(0, blocks.Count)
        where blocks[at].Kind is LetterBlockKind.Heading
        select (blocks[at], blocks.Skip(at + 1).TakeWhile(block => block.Kind is not LetterBlockKind.Heading).ToList());
}

/// <summary>A letter's text with the values of a case in it, in the form that <see cref="LetterBlock"/> reads.</summary>
/// <param name="Gaps">The fields that had no value and left a mark.</param>
/// <param name="HasOwnGap">The template itself leaves something to be written.</param>
public sealed record MergedLetter(string Subject, string Text, IReadOnlyList<MergeField> Gaps, bool HasOwnGap)
{
    /// <summary>Nothing is missing: a letter that is not complete cannot be approved.</summary>
    public bool IsComplete => Gaps.Count == 0 && !HasOwnGap && Text.Length > 0;

    public override string ToString() => nameof(MergedLetter);
}
