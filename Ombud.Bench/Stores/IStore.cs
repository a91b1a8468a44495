// The database that a run measures on: how the app is told of it, and how it is read beside the app.
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;

namespace Ombud.Bench.Stores;

interface IStore
{
    /// <summary>What the app finds in its environment.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The app's own contexts on the same database.</summary>
    IDbContextFactory<OmbudDb> Contexts { get; }

    /// <summary>Has an earlier run left it?</summary>
    Task<bool> IsThereAsync();

    /// <summary>Empties it, or makes it.</summary>
    Task PrepareAsync();

    Task<long> BytesAsync();

    /// <summary>Beside the app, to read.</summary>
    Task<DbConnection> OpenAsync();

    /// <summary>A table Bare (Id, Content) alone, as durable as the app's.</summary>
    Task<DbConnection> OpenBareAsync();

    /// <summary>Another of the same kind.</summary>
    IStore Beside(string name);
}
