// Under which numbers the department keeps the matter in its own case system.
using System.Buffers;

namespace Ombud.Domain.Dossiers;

/// <summary>Replaced as a whole. Such a number may lead to a person, so it is content and no fact; it stands on the page in clear, so it never holds a CPR number.</summary>
public sealed record References(Guid Id, IReadOnlyList<string> Numbers) : DossierRecord(Id)
{
    /// <summary>The longest number, and the most that one case has.</summary>
    public const int NumberLimit = 50, Most = 10;

    /// <summary>As people write them: one after the other with a comma, a semicolon or a line between; each once.</summary>
    public static IReadOnlyList<string> Read(string? text) =>
    [
        .. (PlainText.Clean(text, multiline: true) ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(Plain),
    ];

    /// <summary>Ten digits that read as a CPR number, whatever stands around them. Dates with points are left alone: many a KLE number begins like one.</summary>
    public static bool HoldsCpr(string number) => CprNumber.FindIn(number).Any(found => !number.AsSpan()[found].ContainsAny(Points));

    private static readonly SearchValues<char> Points = SearchValues.Create("./");

    /// <summary>Letters and digits alone: the same number however it is written.</summary>
    public static string Plain(string? number) => string.Concat((number ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();

    public override string ToString() => nameof(References);
}
