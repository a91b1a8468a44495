// Which refused files still have pieces in the database, because there was no room to take them away.
using System.Collections.Concurrent;

namespace Ombud.App.Vault;

/// <summary>Of this process alone: the next start looks for all of them.</summary>
public sealed class Undropped
{
    readonly ConcurrentDictionary<Guid, byte> ids = [];

    internal Guid[] All => ids.IsEmpty ? [] : [.. ids.Keys];

    internal void Add(Guid document) => ids[document] = 0;

    internal void Remove(Guid[] documents)
    {
        foreach (var id in documents) ids.TryRemove(id, out _);
    }
}
