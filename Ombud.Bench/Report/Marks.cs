// Puts what was measured into a text, between two marks that stay there for the next time.
namespace Ombud.Bench.Report;

static class Marks
{
    public const string Figures = "figures", PostgreSql = "postgresql", Sizes = "sizes", Cost = "cost";

    public static string Write(string text, string mark, string content)
    {
        var (begin, end) = ($"<!-- {mark} -->\n", $"<!-- end of {mark} -->");
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"The report has no place for {mark}.");
        return text[..(from + begin.Length)] + content + text[to..];
    }
}
