// A case's number: year and running number without gaps, such as 2026-00042.
using System.Globalization;
using System.Text.Json.Serialization;

namespace Ombud.Domain.Cases;

/// <summary>Sorted by year, then number, also from 100,000 on, where the text grows a sixth digit.</summary>
[JsonConverter(typeof(CodeJson<CaseNumber>))]
public readonly record struct CaseNumber(int Year, int Running) : IComparable<CaseNumber>, ICode<CaseNumber>
{
    const int Factor = 10_000_000;

    /// <summary>The number as one integer that sorts as the number does; the database's key.</summary>
    public long Key => (long)Year * Factor + Running;

    public static CaseNumber FromKey(long key) => new((int)(key / Factor), (int)(key % Factor));

    public int CompareTo(CaseNumber other) => Key.CompareTo(other.Key);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Running:D5}");

    /// <summary>Reads 2026-00042, and 2026-42 as somebody would say it on the phone.</summary>
    public static bool TryParse(string? text, out CaseNumber number)
    {
        number = default;
        var parts = (text ?? "").Trim().Split('-');
        if (parts.Length != 2 || parts[0].Length != 4 || parts[1].Length is 0 or > 7) return false;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var running)
            || year < 2000 || running < 1) return false;
        number = new(year, running);
        return true;
    }

    public static bool operator <(CaseNumber left, CaseNumber right) => left.CompareTo(right) < 0;
    public static bool operator >(CaseNumber left, CaseNumber right) => left.CompareTo(right) > 0;
    public static bool operator <=(CaseNumber left, CaseNumber right) => left.CompareTo(right) <= 0;
    public static bool operator >=(CaseNumber left, CaseNumber right) => left.CompareTo(right) >= 0;
}
