// Takes out of free text what names others as far as a machine can tell: other CPR numbers, who speaks for the citizen, and who comes along.
using System.Text.RegularExpressions;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <summary>What is known of the citizen stays, also where a relative has the same surname. Other names are for the adviser to see.</summary>
sealed class OtherPersons
{
    /// <summary>What stands where something was taken out.</summary>
    public const string Mark = "[…]";
    const int PhoneDigits = 8;

    /// <summary>A sign that is no letter ends a name: "Fuldmagt_Bodil_2.pdf".</summary>
    const string Begin = @"(?<![\p{L}\p{M}])", End = @"(?![\p{L}\p{M}])", Between = @"[\s_.-]+";

    readonly HashSet<string> ownNumbers;
    readonly List<Regex> named;

    public OtherPersons(IReadOnlyList<Dossier> dossiers)
    {
        ownNumbers = [.. dossiers.Select(d => d.Party.Cpr).OfType<string>()];
        HashSet<string> own = new(dossiers.SelectMany(d => (string[])[.. PartsOf(d.Party.Name), Digits(d.Party.Phone), d.Party.Email?.Trim() ?? "", .. PlacesOf(d.Party.Address)]), StringComparer.OrdinalIgnoreCase);
        named =
        [
            .. dossiers.Select(d => d.Representation).OfType<Representation>().SelectMany(other =>
                (Regex[])[.. MailOf(other.Email, own), .. PhoneOf(other.Phone, own), .. AddressOf(other.Address, own), .. NameOf(other.Name, own)]),
            .. dossiers.Select(d => d.Companion).OfType<Companion>().SelectMany(other => (Regex[])[.. PhoneOf(other.Phone, own), .. NameOf(other.Name, own)]),
        ];
    }

    public string Without(string text)
    {
        foreach (var range in CprNumber.FindIn(text).Where(found => !ownNumbers.Contains(Digits(text[found]))).Reverse())
            text = $"{text[..range.Start]}{Mark}{text[range.End..]}";
        return named.Aggregate(text, (left, pattern) => pattern.Replace(left, Mark));
    }

    static IEnumerable<Regex> MailOf(string? mail, HashSet<string> own)
    {
        if (mail?.Trim() is { Length: > 0 } known && !own.Contains(known)) yield return Insensitive(Regex.Escape(known));
    }

    static IEnumerable<Regex> PhoneOf(string? phone, HashSet<string> own)
    {
        if (Digits(phone) is { Length: >= PhoneDigits } digits && !own.Contains(digits))
            yield return Sensitive($@"(?:(?:\+|00)45[\s.-]?)?(?<!\d){string.Join(@"[\s.-]?", digits[^PhoneDigits..].ToCharArray())}(?!\d)");
    }

    static IEnumerable<Regex> AddressOf(string? address, HashSet<string> own) => PlacesOf(address).Where(place => !own.Contains(place))
        .Select(place => Insensitive($@"{Begin}(?<!\d){string.Join(@"\s+", place.Split(' ').Select(Regex.Escape))}(?!\d){End}"));

    static IEnumerable<Regex> NameOf(string? name, HashSet<string> own)
    {
        if (Whole(name) is { } whole && !PartsOf(name).All(own.Contains)) yield return Insensitive(whole);
        // A part of the name alone counts as it is written, so that a name that is also a word does not take the word.
        foreach (var part in PartsOf(name).Where(part => part.Length > 1 && !own.Contains(part))) yield return Sensitive(Whole(part)!);
    }

    static Regex Insensitive(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    static Regex Sensitive(string pattern) => new(pattern, RegexOptions.CultureInvariant);

    /// <summary>A whole word or name, also with the s of the genitive.</summary>
    static string? Whole(string? name) => PartsOf(name) is { Length: > 0 } parts ? $@"{Begin}{string.Join(Between, parts.Select(Regex.Escape))}(?:['’]?s)?{End}" : null;

    static string[] PartsOf(string? name) => (name ?? "").Split([' ', '-', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Street and number, postcode and town: what has no number is a word that may stand anywhere.</summary>
    static IEnumerable<string> PlacesOf(string? address) => (address ?? "").Split([',', '\n'])
        .Select(place => string.Join(' ', place.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(place => place.Any(char.IsLetter) && place.Any(char.IsDigit));

    static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));
}
