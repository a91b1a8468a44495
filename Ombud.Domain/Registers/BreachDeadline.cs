// How long there is to notify a personal data breach: hours that run, whatever day it is and whatever the clocks do.
using Ombud.Domain.Deadlines;

namespace Ombud.Domain.Registers;

/// <param name="Hours">Whole hours left (Ample, Soon, Today), past the limit (Overdue) or notified too late (Late); else 0.</param>
public readonly record struct BreachStatus(DeadlineLevel Level, int Hours);

public static class BreachDeadline
{
    /// <summary>From when the office knew [GDPR art. 33(1)].</summary>
    public const int Hours = 72;
    /// <summary>The last day is shown as today.</summary>
    const int LastHours = 24;

    /// <summary>Instants are counted, not clock faces: on the night of a change of the clock the wall clock says an hour more or less.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset discoveredAt) => discoveredAt.ToUniversalTime().AddHours(Hours);

    /// <summary>The very moment is still in time.</summary>
    public static BreachStatus StatusAt(DateTimeOffset now, DateTimeOffset discoveredAt, DateTimeOffset? notifiedAt)
    {
        var due = DueAt(discoveredAt);
        if (notifiedAt is { } done) return done <= due ? new(DeadlineLevel.InTime, 0) : new(DeadlineLevel.Late, Whole(done - due));
        if (now > due) return new(DeadlineLevel.Overdue, Whole(now - due));
        var left = Whole(due - now);
        return new(left < LastHours ? DeadlineLevel.Today : DeadlineLevel.Soon, left);
    }

    static int Whole(TimeSpan span) => (int)Math.Floor(span.TotalHours);
}
