// Dates written as 2026-11-23 in the tables of tests.
using System.Globalization;

namespace Ombud.Tests.Fixtures;

internal static class Days
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
