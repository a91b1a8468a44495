// Tells open screens, the board's snapshot and the search index which case has changed.
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

/// <param name="Position">The last event of the change; grows from one change to the next.</param>
/// <param name="HasContent">Its dossier has changed with it, or may have.</param>
public sealed record CaseChanged(CaseNumber Number, long Position, StaffId By, bool HasContent);

/// <summary>
/// Announces after commit. Listeners are called one after the other on the announcer's thread and must return at once
/// (a page hands on to its circuit from another thread: an idle circuit would draw on the announcer's).
/// </summary>
public sealed class CaseFeed(ILogger<CaseFeed> log)
{
    readonly Listeners<CaseChanged> listeners = new(log);

    public IDisposable Listen(Action<CaseChanged> listener) => listeners.Add(listener);

    public void Announce(CaseChanged changed) => listeners.Tell(changed);
}
