// Keys as small files, each wrapped by the ring: made once, whole or not at all.
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ombud.App.Protection;

/// <summary>A key is read once in a process. Two processes that make the same one at the same moment end with one of them, and both use it.</summary>
public sealed class KeyFiles(KeyRing ring, Escrow escrow, ProtectionOptions options)
{
    public const int KeyBytes = 32;
    public const string Ending = ".key";

    /// <summary>How often another's claim on a key is waited for, a hundredth of a second each, before it counts as left by a crash, and before it is given up.</summary>
    const int StaleAfter = 500, MostTries = 1_200;

    readonly ConcurrentDictionary<string, byte[]> known = new();
    readonly DirectoryInfo folder = PrivateFolder.Make(options.KeyFolder!);

    public byte[] GetOrMake(string name) => known.GetOrAdd(name, n => Read(n) ?? Make(n));

    /// <summary>Null: there is no such key, or none any more.</summary>
    public byte[]? Find(string name)
    {
        if (known.TryGetValue(name, out var key)) return key;
        return Read(name) is { } read ? known.GetOrAdd(name, read) : null;
    }

    public IReadOnlyList<string> Names => [.. folder.EnumerateFiles($"*{Ending}").Select(file => Path.GetFileNameWithoutExtension(file.Name)).Order(StringComparer.Ordinal)];

    /// <summary>Opens every key there is, so that a lost ring is known at start and not at the first case, and completes the escrow.</summary>
    public void OpenAll()
    {
        foreach (var name in Names) _ = Find(name);
    }

    /// <summary>Does this key open from its file as it stands now, whatever is in memory?</summary>
    public bool Opens(string name)
    {
        try { return ring.Unwrap(File.ReadAllBytes(FileOf(name))).Length == KeyBytes; }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException) { return false; }
    }

    /// <summary>Can the ring wrap a key, and open it again?</summary>
    public bool KeepsItsRing()
    {
        try { return ring.Unwrap(ring.Wrap([1])) is [1]; }
        catch (Exception e) when (e is CryptographicException or InvalidOperationException) { return false; }
    }

    /// <summary>Brings a key from elsewhere, wrapped by this ring.</summary>
    public void Bring(string name, byte[] key)
    {
        PrivateFolder.Write(FileOf(name), ring.Wrap(key));
        _ = Find(name);
    }

    /// <summary>Notes since when a key is of no use for what stands in the database; backups may still need it.</summary>
    public void Retire(string name, DateOnly on) => PrivateFolder.Write(RetiredFileOf(name), Encoding.ASCII.GetBytes(on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public DateOnly? RetiredOn(string name) =>
        File.Exists(RetiredFileOf(name)) ? DateOnly.ParseExact(File.ReadAllText(RetiredFileOf(name)), "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>Takes a key out of memory and off the disk, its escrow first. The bytes are written over before their file goes.</summary>
    public void Destroy(string name)
    {
        known.TryRemove(name, out _);
        foreach (var file in Escrow.Of(FileOf(name)).Append(FileOf(name)).Append(RetiredFileOf(name)).Where(File.Exists).ToList())
        {
            PrivateFolder.WriteOver(file);
            File.Delete(file);
        }
    }

    string RetiredFileOf(string name) => Path.Combine(folder.FullName, $"{name}.retired");

    string FileOf(string name) => Path.Combine(folder.FullName, $"{name}{Ending}");

    byte[]? Read(string name)
    {
        var file = FileOf(name);
        if (!File.Exists(file)) return null;
        byte[] key;
        try { key = ring.Unwrap(File.ReadAllBytes(file)); }
        catch (CryptographicException e)
        {
            throw new SettingsException($"The key \"{name}\" in Protection:KeyFolder does not open. Its ring, or the certificate of the ring, is not the one it was made with.", e);
        }
        escrow.Keep(file, key);
        return key;
    }

    /// <summary>
    /// Whoever makes the claim file makes the key; the others wait for it. Moving a file where none was is no claim: between looking
    /// and moving somebody else may have put theirs there, and it would be replaced.
    /// </summary>
    byte[] Make(string name)
    {
        var claim = Path.Combine(folder.FullName, $"{name}.making");
        for (var tries = 1; ; tries++)
        {
            if (Read(name) is { } made) return made;
            try { PrivateFolder.Write(claim, []); }
            catch (IOException) when (tries < MostTries)
            {
                if (tries % StaleAfter == 0) File.Delete(claim); // whoever began has died
                Thread.Sleep(10);
                continue;
            }
            try { return Read(name) ?? MakeClaimed(name); }
            finally { File.Delete(claim); }
        }
    }

    byte[] MakeClaimed(string name)
    {
        var fresh = Path.Combine(folder.FullName, $"{name}.{Guid.NewGuid():N}.new");
        PrivateFolder.Write(fresh, ring.Wrap(RandomNumberGenerator.GetBytes(KeyBytes)));
        File.Move(fresh, FileOf(name), overwrite: false);
        return Read(name) ?? throw new IOException("A key that was just written is not there.");
    }
}
