// How many files one person may send at once, and how long one may be on its way: nobody holds the line for hours.
using System.Collections.Concurrent;
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

sealed class Uploads(TimeProvider clock)
{
    public const int MostOfOne = 4;
    public const int LongestMinutes = 15;

    readonly ConcurrentDictionary<StaffId, int> counts = new();

    /// <summary>Null: this person sends as many as they may.</summary>
    /// <param name="gone">The sender has left.</param>
    public Upload? Begin(StaffId person, CancellationToken gone)
    {
        if (counts.AddOrUpdate(person, 1, (_, count) => count + 1) <= MostOfOne) return new(new(TimeSpan.FromMinutes(LongestMinutes), clock), () => Leave(person), gone);
        Leave(person);
        return null;
    }

    void Leave(StaffId person) => counts.AddOrUpdate(person, 0, (_, count) => count - 1);
}

/// <summary>A file on its way, until it is disposed of.</summary>
sealed class Upload(CancellationTokenSource late, Action leave, CancellationToken gone) : IDisposable
{
    readonly CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, gone);

    /// <summary>The sender has left, or the time is up.</summary>
    public CancellationToken Stop => either.Token;
    public bool IsLate => late.IsCancellationRequested;

    public void Dispose()
    {
        leave();
        either.Dispose();
        late.Dispose();
    }
}
