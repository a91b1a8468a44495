// Keys that open something by themselves, such as a part of an address: made at random, recognised without being kept.
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ombud.App.Protection;

public sealed class SecretKeys(BlindIndex index)
{
    const int Bytes = 32;
    static readonly int Letters = Base64Url.GetEncodedLength(Bytes);

    /// <summary>As text that may stand in an address.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What may be kept of a key. Null: no key looks like that.</summary>
    public byte[]? HashOf(string field, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length == Letters && Base64Url.IsValid(key) ? index.Digest(field, Encoding.ASCII.GetBytes(key)) : null;
    }

    /// <summary>Takes as long whether they differ early or late.</summary>
    public static bool AreSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(one, other);
}
