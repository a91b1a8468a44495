// The periods that the report on answer times can be asked for: whole months, under a key that stands in the address.
using System.Globalization;
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;

namespace Ombud.App.Features.Reports;

/// <param name="To">The last day of a month, or today while the month is running.</param>
public sealed record SlaPeriod(string Key, DateOnly From, DateOnly To)
{
    public const string ThisYear = "ytd";
    const string TwelveMonths = "12m";

    /// <summary>This year to date, the last twelve months, the quarters of this and last year, then whole years back to the first one with cases.</summary>
    public static IReadOnlyList<SlaPeriod> All(DateOnly today, int firstYear)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return
        [
            new(ThisYear, new(today.Year, 1, 1), today),
            new(TwelveMonths, month.AddMonths(-11), today),
            .. Enumerable.Range(0, 8).Select(back => month.AddMonths(-((month.Month - 1) % 3) - (3 * back)))
                .Where(start => start.Year >= today.Year - 1)
                .Select(start => Until(today, $"{start.Year}-q{(start.Month + 2) / 3}", start, start.AddMonths(3))),
            .. Enumerable.Range(0, Math.Clamp(today.Year - firstYear, 0, 30))
                .Select(back => today.Year - 1 - back)
                .Select(year => Until(today, year.ToString(CultureInfo.InvariantCulture), new(year, 1, 1), new(year + 1, 1, 1))),
        ];
    }

    /// <summary>The period of that key; an address with another key shows this year.</summary>
    public static SlaPeriod Find(string? key, DateOnly today, int firstYear)
    {
        var all = All(today, firstYear);
        return all.FirstOrDefault(period => period.Key == key) ?? all[0];
    }

    public string Name(IStringLocalizer<Texts> t) => Key switch
    {
        ThisYear => t["Reports.Period.ThisYear", From.Year],
        TwelveMonths => t["Reports.Period.TwelveMonths"],
        [_, _, _, _, '-', 'q', var quarter] => t["Reports.Period.Quarter", quarter, From.Year],
        _ => Key,
    };

    static SlaPeriod Until(DateOnly today, string key, DateOnly from, DateOnly next) =>
        new(key, from, next > today ? today : next.AddDays(-1));
}
