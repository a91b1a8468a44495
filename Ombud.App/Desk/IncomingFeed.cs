// Tells open pages that something came in or was placed; what, they read themselves.
namespace Ombud.App.Desk;

public sealed class IncomingFeed(ILogger<IncomingFeed> log)
{
    readonly Listeners<IncomingFeed> listeners = new(log);

    public IDisposable Listen(Action listener) => listeners.Add(_ => listener());

    public void Announce() => listeners.Tell(this);
}
