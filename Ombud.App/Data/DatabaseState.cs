// Whether the database can be reached, and still is the one that this program knows: a newer version may migrate it while this one runs.
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Ombud.App.Data;

public sealed partial class DatabaseState(ILogger<DatabaseState> log)
{
    readonly Lock changing = new();

    /// <summary>The newest migration that this program knows; null until its own were applied.</summary>
    public string? Newest { get; private set; }

    /// <summary>A newer version has taken over: every writing is refused until this program ends.</summary>
    public bool IsNewer { get; private set; }

    /// <summary>It does not answer; it is asked again every other second.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Raised when either turns, on the thread of whoever found it.</summary>
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

    internal void Tell(bool isGone)
    {
        lock (changing)
        {
            if (IsGone == isGone) return;
            IsGone = isGone;
        }
        if (isGone) Lost(log);
        else Back(log);
        Changed?.Invoke();
    }

    /// <summary>The database did not answer, or went away in the middle, as opposed to a "no" of its own.</summary>
    public static bool IsLoss(Exception error) => error switch
    {
        PostgresException { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or "25P03" } => true,
        PostgresException => false,
        NpgsqlException => true,
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_READONLY } => true,
        DbException => false,
        _ when IsFull(error) => true,
        { InnerException: { } inner } => IsLoss(inner),
        _ => false,
    };

    /// <summary>There was no room to write. The transaction is undone, by the database itself if need be.</summary>
    public static bool IsFull(Exception error) => error switch
    {
        // The second is what SQLite says where it cannot enlarge the index of its log.
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL } or SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_IOERR_SHMSIZE } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        IOException { HResult: NoSpace or NoSpaceOnWindows } => true,
        { InnerException: { } inner } => IsFull(inner),
        _ => false,
    };

    const int NoSpace = 28, NoSpaceOnWindows = unchecked((int)0x80070070);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not answer. Nothing can be saved until it does.")]
    static partial void Lost(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database answers again.")]
    static partial void Back(ILogger log);

    [LoggerMessage(Level = LogLevel.Critical, Message = "A newer version of Ombud has brought the database to {Migration}. This one writes nothing more: start the newer version.")]
    static partial void Found(ILogger log, string migration);
}
