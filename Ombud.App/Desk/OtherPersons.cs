// Takes out of free text what names others as far as a machine can tell: other CPR numbers, and who speaks for the citizen.
using System.Text.RegularExpressions;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <summary>What is known of the citizen stays, also where a relative has the same surname. Other names are for the adviser to see.</summary>
sealed class OtherPersons
{
    /// <summary>What stands where something was taken out.</summary>
    const string Mark = "[…]";
    const int PhoneDigits = 8;

    readonly HashSet<string> ownNumbers;
    readonly List<Regex> named;

    public OtherPersons(IReadOnlyList<Dossier> dossiers)
    {
        ownNumbers = [.. dossiers.Select(d => d.Party.Cpr).OfType<string>()];
        var ownNames = dossiers.SelectMany(d => PartsOf(d.Party.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        named = [.. dossiers.Select(d => d.Representation).OfType<Representation>().SelectMany(other => Patterns(other, ownNames))];
    }

    public string Without(string text)
    {
        foreach (var range in CprNumber.FindIn(text).Where(found => !ownNumbers.Contains(Digits(text[found]))).Reverse())
            text = $"{text[..range.Start]}{Mark}{text[range.End..]}";
        return named.Aggregate(text, (left, pattern) => pattern.Replace(left, Mark));
    }

    static IEnumerable<Regex> Patterns(Representation other, HashSet<string> ownNames)
    {
        if (other.Email is { Length: > 0 } mail) yield return new(Regex.Escape(mail.Trim()), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        if (Digits(other.Phone) is { Length: >= PhoneDigits } phone)
            yield return new($@"(?:(?:\+|00)45[\s.-]?)?(?<!\d){string.Join(@"[\s.-]?", phone[^PhoneDigits..].ToCharArray())}(?!\d)", RegexOptions.CultureInvariant);
        if (Whole(other.Name) is { } name && !PartsOf(other.Name).All(ownNames.Contains)) yield return new(name, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        // A part of the name alone counts as it is written, so that a name that is also a word does not take the word.
        foreach (var part in PartsOf(other.Name).Where(part => part.Length > 1 && !ownNames.Contains(part))) yield return new(Whole(part)!, RegexOptions.CultureInvariant);
    }

    /// <summary>A whole word or name, also with the s of the genitive.</summary>
    static string? Whole(string name) => PartsOf(name) is { Length: > 0 } parts ? $@"(?<!\w){string.Join(@"\s+", parts.Select(Regex.Escape))}(?:['’]?s)?(?!\w)" : null;

    static string[] PartsOf(string? name) => (name ?? "").Split([' ', '-', '\t'], StringSplitOptions.RemoveEmptyEntries);

    static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));
}
