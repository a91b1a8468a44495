// A clock that starts at another time and then runs as clocks do: for demonstrations and for tests of the whole process.
namespace Ombud.App.Localisation;

/// <summary>"Demo:Clock" in the settings, heard in Development only.</summary>
public sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    readonly long started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + System.GetElapsedTime(started);
}
