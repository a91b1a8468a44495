// Whether the database still is the one that this program knows: a newer version may migrate it while this one runs.
namespace Ombud.App.Data;

public sealed partial class DatabaseState(ILogger<DatabaseState> log)
{
    readonly Lock changing = new();

    /// <summary>The newest migration that this program knows; null until its own were applied.</summary>
    public string? Newest { get; private set; }

    /// <summary>A newer version has taken over: every writing is refused until this program ends.</summary>
    public bool IsNewer { get; private set; }

    /// <summary>Raised once, on the thread of whoever wanted to write.</summary>
    public event Action? Changed;

    internal void Watch(string? newest) => Newest = newest;

    internal NewerDatabaseException Outdated(string migration)
    {
        bool isNews;
        lock (changing) (isNews, IsNewer) = (!IsNewer, true);
        if (isNews)
        {
            Found(log, migration);
            Changed?.Invoke();
        }
        return new(migration);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "A newer version of Ombud has brought the database to {Migration}. This one writes nothing more: start the newer version.")]
    static partial void Found(ILogger log, string migration);
}
