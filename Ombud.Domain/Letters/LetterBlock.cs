// The text of a letter as what it consists of: headings, paragraphs and lists, for those who put it on paper or on a screen.
namespace Ombud.Domain.Letters;

/// <summary>Line breaks inside a paragraph are kept.</summary>
/// <param name="Level">Of a heading: 1, or 2 below another heading; what is typed knows the first alone.</param>
public sealed record LetterBlock(LetterBlockKind Kind, string Text, int Level = 1)
{
    const string HeadingMark = "## ", ItemMark = "- ";

    /// <summary>As it is typed.</summary>
    public override string ToString() => Kind switch
    {
        LetterBlockKind.Heading => HeadingMark + Text,
        LetterBlockKind.Item => ItemMark + Text,
        _ => Text,
    };

    /// <summary>
    /// Paragraphs are divided by an empty line. A line that begins with "## " is a heading, one that begins with "- " an item of a
    /// list; all else is text as it stands.
    /// </summary>
    public static IReadOnlyList<LetterBlock> Read(string text) => [.. Lines(text).Select(block => block.Block)];

    /// <summary>What <see cref="Read"/> makes the same blocks of; items follow each other without an empty line.</summary>
    public static string Write(IEnumerable<LetterBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var text = new System.Text.StringBuilder();
        LetterBlock? before = null;
        foreach (var block in blocks)
        {
            if (before is not null) text.Append(before.Kind is LetterBlockKind.Item && block.Kind is LetterBlockKind.Item ? "\n" : "\n\n");
            text.Append(block);
            before = block;
        }
        return text.ToString();
    }

    /// <summary>The blocks with the line, from 1, on which each begins.</summary>
    internal static IEnumerable<(LetterBlock Block, int Line)> Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var paragraph = new List<string>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        {
            number++;
            var marked = line.StartsWith(HeadingMark, StringComparison.Ordinal) ? new LetterBlock(LetterBlockKind.Heading, line[HeadingMark.Length..].Trim())
                : line.StartsWith(ItemMark, StringComparison.Ordinal) ? new LetterBlock(LetterBlockKind.Item, line[ItemMark.Length..].Trim())
                : null;
            if (marked is null && line.Length > 0)
            {
                paragraph.Add(line);
                continue;
            }
            if (paragraph.Count > 0) yield return (new(LetterBlockKind.Paragraph, string.Join('\n', paragraph)), number - paragraph.Count);
            paragraph.Clear();
            if (marked is not null) yield return (marked, number);
        }
        if (paragraph.Count > 0) yield return (new(LetterBlockKind.Paragraph, string.Join('\n', paragraph)), number - paragraph.Count + 1);
    }
}

public enum LetterBlockKind { Heading, Paragraph, Item }
