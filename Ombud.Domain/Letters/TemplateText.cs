// One line or paragraph of a template: plain text and fields in turn, read once and filled in one pass.
using System.Text;

namespace Ombud.Domain.Letters;

sealed record TemplateText(IReadOnlyList<TemplateText.Piece> Pieces)
{
    /// <summary>Either a field or what stands between fields.</summary>
    internal readonly record struct Piece(string Literal, MergeField? Field);

    public IEnumerable<MergeField> Fields => Pieces.Where(piece => piece.Field is not null).Select(piece => piece.Field!.Value);

    public bool HasGap => Pieces.Any(piece => piece.Literal.Contains(Template.Gap, StringComparison.Ordinal));

    /// <param name="line">The number of the text's first line.</param>
    public static TemplateText Read(string text, TemplatePart part, int line, List<TemplateProblem> problems)
    {
        var pieces = new List<Piece>();
        foreach (var (at, one) in text.Split('\n').Index())
        {
            if (at > 0) pieces.Add(new("\n", null));
            ReadLine(one, part, line + at, pieces, problems);
        }
        return new(pieces);
    }

    static void ReadLine(string line, TemplatePart part, int number, List<Piece> pieces, List<TemplateProblem> problems)
    {
        var from = 0;
        while (from < line.Length)
        {
            var open = line.IndexOf(MergeFields.Open, from, StringComparison.Ordinal);
            var literal = open < 0 ? line[from..] : line[from..open];
            if (literal.Contains(MergeFields.Close, StringComparison.Ordinal)) problems.Add(new(part, TemplateFault.Unopened, number));
            if (literal.Length > 0) pieces.Add(new(literal, null));
            if (open < 0) return;
            var name = open + MergeFields.Open.Length;
            var close = line.IndexOf(MergeFields.Close, name, StringComparison.Ordinal);
            var next = line.IndexOf(MergeFields.Open, name, StringComparison.Ordinal);
            if (close < 0 || (next >= 0 && next < close))
            {
                problems.Add(new(part, TemplateFault.Unclosed, number));
                from = name;
                continue;
            }
            var typed = line[name..close].Trim();
            if (!MergeFields.TryRead(typed, out var field)) problems.Add(new(part, TemplateFault.UnknownField, number, typed));
            else if (part is TemplatePart.Subject && !field.MayBeInSubject) problems.Add(new(part, TemplateFault.FieldNotInSubject, number, field.Name));
            else pieces.Add(new("", field));
            from = close + MergeFields.Close.Length;
        }
    }

    /// <summary>Values go in as they are; what looks like a field in one is text.</summary>
    public string Fill(Func<MergeField, string?> valueOf)
    {
        var filled = new StringBuilder();
        foreach (var piece in Pieces) filled.Append(piece.Field is { } field ? valueOf(field) ?? Template.Gap : piece.Literal);
        return filled.ToString();
    }
}
