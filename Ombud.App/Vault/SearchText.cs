// One form for what is indexed and what is asked: small letters without accents, æ ø å as ae oe aa, nothing but letters and digits.
using System.Globalization;
using System.Text;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

static class SearchText
{
    const int MostLetters = 200;
    const int MostTerms = 8;

    /// <summary>Shorter terms are looked up as whole words, longer ones as the beginning of a word.</summary>
    const int ShortestPrefix = 3;

    /// <summary>Words in the common form with one space between them, each with a letter before it that tells where it stood.</summary>
    public static void Fold(StringBuilder to, string? text, char? place = null)
    {
        if (string.IsNullOrEmpty(text)) return;
        var open = false;
        foreach (var letter in Ascii.IsValid(text) ? text : Composed(text))
        {
            if (!char.IsLetterOrDigit(letter))
            {
                open = false;
                continue;
            }
            if (!open && to.Length > 0) to.Append(' ');
            if (!open && place is { } mark) to.Append(mark);
            open = true;
            if (char.IsAscii(letter)) to.Append(char.ToLowerInvariant(letter));
            else AppendPlain(to, char.ToLowerInvariant(letter));
        }
    }

    public static string Fold(string? text)
    {
        var folded = new StringBuilder(text?.Length ?? 0);
        Fold(folded, text);
        return folded.ToString();
    }

    /// <summary>Letters and their accents as one; halves of surrogate pairs cannot be composed and are no letters of a name.</summary>
    static string Composed(string text) =>
        (text.Any(char.IsSurrogate) ? string.Concat(text.Select(c => char.IsSurrogate(c) ? ' ' : c)) : text).Normalize();

    /// <summary>The three Danish letters as they are written without them, also the Swedish and German ones of that sound; others lose their accent.</summary>
    static void AppendPlain(StringBuilder to, char letter)
    {
        switch (letter)
        {
            case '\u00E6' or '\u00E4': to.Append("ae"); break;
            case '\u00F8' or '\u00F6': to.Append("oe"); break;
            case '\u00E5': to.Append("aa"); break;
            default:
                foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
                    if (char.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark) to.Append(part);
                break;
        }
    }

    /// <summary>The words to look for; each is safe inside quotes.</summary>
    public static IReadOnlyList<string> Terms(string text) =>
    [
        .. Fold(text[..Math.Min(text.Length, MostLetters)]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(t => t.Length > 1).Distinct().Take(MostTerms),
    ];

    /// <summary>All of the words, each in any of the places, in the index's query language.</summary>
    public static string Query(IReadOnlyList<string> terms, params IReadOnlyList<char> places) =>
        string.Join(" AND ", terms.Select(term => $"({string.Join(" OR ", places.Select(place => Term(term, place)))})"));

    /// <summary>A CPR number as a party has it, and as people write it into a text: in one word or in two.</summary>
    public static IEnumerable<(string Query, MatchKinds Kind)> Written(CprNumber cpr)
    {
        var digits = cpr.Reveal();
        yield return ($"\"c{digits}\"", MatchKinds.Cpr);
        yield return ($"\"t{digits}\" OR (\"t{digits[..6]}\" AND \"t{digits[6..]}\")", MatchKinds.Text);
    }

    static string Term(string term, char place) => term.Length < ShortestPrefix ? $"\"{place}{term}\"" : $"\"{place}{term}\"*";

    /// <summary>A number as it is dialled: digits alone, without the country code of Denmark.</summary>
    public static string Phone(string? text)
    {
        var digits = Digits(text);
        return digits switch
        {
            { Length: 12 } when digits.StartsWith("0045", StringComparison.Ordinal) => digits[4..],
            { Length: 10 } when digits.StartsWith("45", StringComparison.Ordinal) => digits[2..],
            _ => digits,
        };
    }

    public static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));

    public static string Email(string? text) => (text ?? "").Trim().ToLowerInvariant();

    /// <summary>Digits and what people write between them.</summary>
    public static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '+' or '.' or '(' or ')' or '\u00A0');
}
