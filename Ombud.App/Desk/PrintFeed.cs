// Tells open pages that letters were fetched for print: no case changes by that.
namespace Ombud.App.Desk;

public sealed class PrintFeed(ILogger<PrintFeed> log)
{
    readonly Listeners<PrintFeed> listeners = new(log);

    public IDisposable Listen(Action listener) => listeners.Add(_ => listener());

    public void Announce() => listeners.Tell(this);
}
