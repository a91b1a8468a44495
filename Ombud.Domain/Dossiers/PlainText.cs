// Text as people type and paste it, made safe to keep and to show.
using System.Globalization;
using System.Text;

namespace Ombud.Domain.Dossiers;

public static class PlainText
{
    /// <summary>The longest narrative or note, in characters; about four printed pages.</summary>
    public const int LongLimit = 10_000;
    /// <summary>The longest name, address line or other single line.</summary>
    public const int LineLimit = 200;

    /// <summary>
    /// Text in one Unicode form without what cannot be seen: control characters (but for line breaks and tabs in long
    /// text), direction marks that can disguise what stands there, and halves of surrogate pairs. Null for nothing.
    /// </summary>
    public static string? Clean(string? text, bool multiline = false)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) continue;
            if (rune.Value is '\n' or '\t') kept.Append(multiline ? (char)rune.Value : ' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) kept.Append(multiline ? '\n' : ' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)) kept.Append(rune.ToString());
        }
        var clean = kept.ToString().Normalize(NormalizationForm.FormC).Trim();
        return clean.Length == 0 ? null : clean;
    }
}
