// The Danish personal identification number: read leniently, shown masked, revealed on purpose only.
using System.Text.RegularExpressions;

namespace Ombud.Domain.Dossiers;

/// <summary>
/// Ten digits, DDMMYY-SSSS. It identifies, but is never a key: it can be missing and can change (databeskyttelsesloven § 11(1)
/// lets public authorities use it to identify uniquely). <see cref="ToString"/> hides the last four digits, so that a log line cannot leak them.
/// </summary>
public readonly partial record struct CprNumber
{
    private const int SubstituteShift = 60;
    private static readonly int[] Weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    private readonly string? digits;

    private CprNumber(string digits, DateOnly birthDate) => (this.digits, BirthDate) = (digits, birthDate);

    public DateOnly BirthDate { get; }

    /// <summary>Erstatningspersonnummer: the day is 60 too high. Cannot be looked up in the register.</summary>
    public bool IsSubstitute => digits is not null && Pair(digits, 0) > SubstituteShift;

    /// <summary>
    /// Plain arithmetic. Valid numbers may fail: such have been issued since 1 October 2007, and refusing them is wrong (cpr.dk).
    /// Ask <see cref="MayBeMistyped"/> for the hint to show.
    /// </summary>
    public bool PassesModulus11 => digits is { } ten && Weights.Select((weight, at) => weight * (ten[at] - '0')).Sum() % 11 == 0;

    /// <summary>A reason to look again, never one to block. The check says nothing about an erstatningspersonnummer.</summary>
    public bool MayBeMistyped => digits is not null && !IsSubstitute && !PassesModulus11;

    /// <summary>Accepts a hyphen, one space or nothing before the last four, and blanks around. Only 0-9 are digits.</summary>
    public static bool TryParse(string? text, out CprNumber number)
    {
        number = default;
        var written = (text ?? "").AsSpan().Trim();
        if (written.Length == 11 && written[6] is '-' or ' ') return TryRead($"{written[..6]}{written[7..]}", out number);
        return TryRead(written.ToString(), out number);
    }

    /// <summary>
    /// Where something that reads as a CPR number stands in free text, to warn before it is saved. More lenient than
    /// <see cref="TryParse"/> (dotted dates, long dashes, "010190 - 1234"), but only real dates count, so that eight-digit phone
    /// numbers, with country code or not, account and EAN numbers are left alone.
    /// </summary>
    public static IReadOnlyList<Range> FindIn(string text) =>
    [
        .. Written().Matches(text)
            .Where(match => TryRead(string.Concat(match.Value.Where(char.IsAsciiDigit)), out _))
            .Select(match => match.Index..(match.Index + match.Length)),
    ];

    /// <summary>All ten digits. Call it only for an explicit act that has been written to the access log.</summary>
    public string Reveal() => digits ?? throw new InvalidOperationException("There is no number here.");

    public override string ToString() => digits is null ? "" : $"{digits[..6]}-XXXX";

    private static bool TryRead(string ten, out CprNumber number)
    {
        number = default;
        if (ten.Length != 10 || !ten.All(char.IsAsciiDigit)) return false;
        var (day, month, year) = (Pair(ten, 0), Pair(ten, 2), FullYear(Pair(ten, 4), ten[6] - '0'));
        if (day > SubstituteShift) day -= SubstituteShift;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        number = new(ten, new(year, month, day));
        return true;
    }

    /// <summary>The century follows from the seventh digit (cpr.dk, "Personnummeret i CPR").</summary>
    private static int FullYear(int year, int seventh) => seventh switch
    {
        <= 3 => 1900 + year,
        4 or 9 => year <= 36 ? 2000 + year : 1900 + year,
        _ => year <= 57 ? 2000 + year : 1800 + year,
    };

    private static int Pair(string ten, int at) => ((ten[at] - '0') * 10) + ten[at + 1] - '0';

    [GeneratedRegex(@"(?<![0-9+])(?:[0-9]{6}(?:[ \u00A0]?[-\u2010-\u2015][ \u00A0]?|[ \u00A0])?|[0-9]{2}[./][0-9]{2}[./][0-9]{2}[ \u00A0]?[-\u2010-\u2015][ \u00A0]?)[0-9]{4}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
