// How much one person, and everybody together, may ask for.
using System.ComponentModel.DataAnnotations;

namespace Ombud.App.Identity;

/// <summary>The section "Limits".</summary>
public sealed class LimitsOptions
{
    /// <summary>How often in a window one address, or one person, may sign in; 0: as often as they like.</summary>
    [Range(0, 100_000)] public int SignInAMinute { get; set; } = 60;
    [Range(0, 100_000)] public int SearchAMinute { get; set; } = 120;
    [Range(0, 100_000)] public int RegistrationAMinute { get; set; } = 600;
    [Range(0, 100_000)] public int CalendarFeedAMinute { get; set; } = 60;
    /// <summary>A minute; tests on slow machines make it longer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")] public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);
    /// <summary>Connections at once.</summary>
    [Range(1, 1_000_000)] public int Connections { get; set; } = 8_000;
}
