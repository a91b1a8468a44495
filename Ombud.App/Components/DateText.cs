// Reads a date as people type it, and writes it back as fields show it.
using System.Globalization;

namespace Ombud.App.Components;

public enum DateFault { NoDate, YearOutOfRange }

/// <param name="Fault">Why there is no date; null also when nothing was typed.</param>
public readonly record struct DateReading(DateOnly? Date, DateFault? Fault);

public static class DateText
{
    static readonly string[] Patterns =
        ["d-M-yyyy", "d.M.yyyy", "d/M/yyyy", "d M yyyy", "ddMMyyyy", "d-M-yy", "d.M.yy", "d/M/yy", "ddMMyy", "yyyy-MM-dd"];

    public static string Typed(DateOnly day) => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);

    /// <summary>Also "i dag", "i morgen", "i går", "+14" and "-3" (calendar days from today). Two digits of a year mean 20xx.</summary>
    public static DateReading Read(string? text, DateOnly today)
    {
        var typed = text?.Trim().ToLowerInvariant() ?? "";
        int? days = typed switch
        {
            "i dag" or "idag" or "today" => 0,
            "i morgen" or "imorgen" or "tomorrow" => 1,
            "i går" or "igår" or "yesterday" => -1,
            ['+' or '-', ..] when int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 3660 => number,
            _ => null,
        };
        if (typed.Length == 0) return default;
        if (days is { } away) return new(today.AddDays(away), null);
        foreach (var pattern in Patterns)
        {
            if (!DateTime.TryParseExact(typed, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)) continue;
            var day = DateOnly.FromDateTime(parsed);
            if (!pattern.Contains("yyyy", StringComparison.Ordinal)) day = ThisCentury(day);
            return day.Year is < 1900 or > 2100 ? new(null, DateFault.YearOutOfRange) : new(day, null);
        }
        return new(null, DateFault.NoDate);
    }

    // A two-digit year past the culture's window is read as 19xx; the dates of the office are of this century.
    static DateOnly ThisCentury(DateOnly day) => day.Year >= 2000 ? day : day.AddYears(100);
}
