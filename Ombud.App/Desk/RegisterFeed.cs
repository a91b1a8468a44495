// Tells open pages that something in the office's registers has changed; which, they read themselves.
namespace Ombud.App.Desk;

public sealed class RegisterFeed(ILogger<RegisterFeed> log)
{
    readonly Listeners<RegisterFeed> listeners = new(log);

    public IDisposable Listen(Action listener) => listeners.Add(_ => listener());

    public void Announce() => listeners.Tell(this);
}
