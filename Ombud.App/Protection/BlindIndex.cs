// Recognises a value without keeping it: a keyed hash, each field with a key of its own.
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Ombud.App.Protection;

/// <summary>
/// There are few enough CPR numbers to try them all, so that the key is as secret as the data: it stands in the key folder. Tokens are
/// 64 bits, long enough that two values of an office hardly ever share one.
/// </summary>
public sealed class BlindIndex(KeyFiles files) : IDisposable
{
    readonly ConcurrentDictionary<string, KeyedHash> hashes = new();

    /// <summary>Equal for equal values of a field; says nothing across fields.</summary>
    public long Token(string field, string value) => BinaryPrimitives.ReadInt64LittleEndian(Digest(field, Encoding.UTF8.GetBytes(value)));

    /// <summary>The whole hash, 32 bytes.</summary>
    public byte[] Digest(string field, ReadOnlySpan<byte> value) => hashes.GetOrAdd(field, HashOf).Of(value);

    KeyedHash HashOf(string field) => new(HKDF.Expand(HashAlgorithmName.SHA256, files.GetOrMake("lookup"), KeyFiles.KeyBytes, Encoding.UTF8.GetBytes($"lookup|{field}")));

    public void Dispose()
    {
        foreach (var hash in hashes.Values) hash.Dispose();
    }

    /// <summary>The key is made ready once; values come one after the other.</summary>
    sealed class KeyedHash(byte[] key) : IDisposable
    {
        readonly IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        readonly Lock one = new();

        public byte[] Of(ReadOnlySpan<byte> value)
        {
            lock (one)
            {
                hash.AppendData(value);
                return hash.GetHashAndReset();
            }
        }

        public void Dispose() => hash.Dispose();
    }
}
