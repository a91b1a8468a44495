// The report on answer times: by department, by month of receipt, and for the whole office.
namespace Ombud.Domain.Reporting;

public sealed record SlaReport(
    IReadOnlyList<SlaGroup<string>> ByDepartment, IReadOnlyList<SlaGroup<DateOnly>> ByMonth, SlaLine Total)
{
    /// <summary>
    /// Pass whole months: two reports over spans that differ by a few days would tell of single cases by subtraction,
    /// and no report can guard against the other.
    /// </summary>
    public static SlaReport From(IEnumerable<SlaCount> counts, Suppression suppression, IEnumerable<SlaAside>? aside = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var departments = new SortedDictionary<string, SlaTally>(StringComparer.Ordinal);
        var months = new SortedDictionary<DateOnly, SlaTally>();
        var office = new SlaTally();
        foreach (var row in counts)
        {
            For(departments, row.Department).Add(row);
            For(months, new(row.Month.Year, row.Month.Month, 1)).Add(row);
            office.Add(row);
        }
        foreach (var row in aside ?? [])
        {
            For(departments, row.Department).Add(row);
            For(months, new(row.Month.Year, row.Month.Month, 1)).Add(row);
            office.Add(row);
        }

        var (byDepartment, byMonth, total) = new SlaCover(suppression).Cover([.. departments.Values], [.. months.Values], office);
        return new(
            [.. departments.Keys.Zip(byDepartment, (key, line) => new SlaGroup<string>(key, line))],
            [.. months.Keys.Zip(byMonth, (key, line) => new SlaGroup<DateOnly>(key, line))],
            total);
    }

    private static SlaTally For<TKey>(SortedDictionary<TKey, SlaTally> tallies, TKey key) where TKey : notnull =>
        tallies.TryGetValue(key, out var known) ? known : tallies[key] = new();
}
