// Local time of the office: dates are Danish dates, instants are UTC.
namespace Ombud.App.Localisation;

public static class DanishTime
{
    static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    extension(TimeProvider clock)
    {
        /// <summary>The date in Denmark; 23:30 UTC in winter is the next day.</summary>
        public DateOnly DanishToday => clock.GetUtcNow().DanishDate;
        /// <summary>The wall clock in Denmark.</summary>
        public DateTimeOffset DanishNow => clock.GetUtcNow().InDenmark;
    }

    extension(DateTimeOffset at)
    {
        public DateTimeOffset InDenmark => TimeZoneInfo.ConvertTime(at, Copenhagen);
        public DateOnly DanishDate => DateOnly.FromDateTime(at.InDenmark.DateTime);
    }

    /// <summary>The UTC instant of a Danish wall-clock time; a time that a clock change skips counts as an hour later.</summary>
    public static DateTimeOffset FromDanish(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        if (Copenhagen.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, Copenhagen.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The same, but of a time that a clock change brings twice the first one: the cautious one where hours run from it.</summary>
    public static DateTimeOffset FirstFromDanish(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return Copenhagen.IsAmbiguousTime(local) ? new DateTimeOffset(local, Copenhagen.GetAmbiguousTimeOffsets(local).Max()).ToUniversalTime() : FromDanish(date, time);
    }
}
