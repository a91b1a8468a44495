// What a check of the settings has found: which setting, what it is, and what would be right.
namespace Ombud.App;

/// <param name="Is">In plain words; never a secret's value.</param>
/// <param name="IsWarning">Ombud starts all the same.</param>
public sealed record Finding(string Setting, string Is, string Right, bool IsWarning = false)
{
    /// <summary>So far from a name that exists, a name counts as mistyped.</summary>
    const int Near = 4;

    public override string ToString() => $"{Setting} is {Is}; right is {Right}.";

    /// <param name="known">All settings of the section.</param>
    public static Finding Unknown(string name, IEnumerable<string> known)
    {
        var byDistance = known.Select(k => (Name: k, Far: Distance(k.ToUpperInvariant(), name.ToUpperInvariant()))).OrderBy(k => k.Far).ToList();
        return new(name, "no setting that Ombud knows",
            byDistance[0].Far <= Near ? byDistance[0].Name : $"one of {string.Join(", ", byDistance.Select(k => k.Name).Order(StringComparer.Ordinal))}");
    }

    /// <summary>The example's words in angle brackets, left as they were.</summary>
    public static bool IsPlaceholder(string value) => value is ['<', .., '>'];

    /// <summary>How many letters must be changed, added or left out (Levenshtein).</summary>
    static int Distance(string one, string other)
    {
        var before = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var now = new int[other.Length + 1];
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
                now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            before = now;
        }
        return before[^1];
    }
}
