// What counts as an unusual look, how many are drawn, and how long things may take.
using System.ComponentModel.DataAnnotations;

namespace Ombud.App.Desk;

/// <summary>The section "AccessLog" of the settings.</summary>
public sealed class AccessLogOptions
{
    /// <summary>How many looks of a month are drawn at random, beside all unusual ones.</summary>
    [Range(0, 1000)] public int Random { get; set; } = 20;
    /// <summary>A person who opens more cases than this within an hour is in the sample.</summary>
    [Range(1, 1000)] public int ManyAnHour { get; set; } = 30;
    /// <summary>Danish wall clock. Looks before, after, and on days without work are in the sample.</summary>
    public TimeOnly DayBegins { get; set; } = new(6, 0);
    public TimeOnly DayEnds { get; set; } = new(20, 0);
    /// <summary>In how many days of the following month the sample is to be judged.</summary>
    [Range(1, 90)] public int ReviewDays { get; set; } = 28;
    /// <summary>How long a row of the log is kept.</summary>
    [Range(1, 30)] public int KeptYears { get; set; } = 5;
}
