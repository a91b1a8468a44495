// Who wants to be told, each in the language and as the person that they listened as.
using System.Collections.Immutable;

namespace Ombud.App.Desk;

/// <summary>
/// A listener runs in the execution context in which it began to listen: a page that is redrawn because of somebody
/// else's change keeps its own language. One that throws does not keep the others from hearing.
/// </summary>
sealed partial class Listeners<T>(ILogger log)
{
    ImmutableList<Listening> all = [];

    public bool Any => !all.IsEmpty;

    public IDisposable Add(Action<T> listener)
    {
        var added = new Listening(this, listener, ExecutionContext.Capture());
        ImmutableInterlocked.Update(ref all, them => them.Add(added));
        return added;
    }

    public void Tell(T news)
    {
        foreach (var listening in all)
        {
            try { listening.Hear(news); }
#pragma warning disable CA1031 // A page that is just going away must not turn a saved change into an error.
            catch (Exception e) { ListenerFailed(log, e); }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A listener to changes failed.")]
    static partial void ListenerFailed(ILogger log, Exception e);

    sealed class Listening(Listeners<T> owner, Action<T> listener, ExecutionContext? began) : IDisposable
    {
        public void Hear(T news)
        {
            if (began is null) listener(news);
            else ExecutionContext.Run(began, _ => listener(news), null);
        }

        public void Dispose() => ImmutableInterlocked.Update(ref owner.all, them => them.Remove(this));
    }
}
