// Closes and opens one piece of content: AES-256-GCM, bound to the place where it is kept.
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ombud.App.Protection;

/// <summary>
/// Layout: format (1 byte), nonce (12, random), tag (16), then the encrypted length (4), content and padding to a multiple of 32, so
/// that the size says little. The format, table, row and case are authenticated with it: a piece that was put elsewhere does not open.
/// </summary>
public static class Seal
{
    internal const byte Format = 1;
    internal const int Nonce = 12, Tag = 16, Head = 1 + Nonce + Tag, Length = 4, Step = 32;

    /// <summary>A fresh key for one case.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyFiles.KeyBytes);

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> content, Place place)
    {
        using var ready = new SealingKey(key);
        return ready.Close(content, place);
    }

    /// <summary>Null: altered, moved, cut, closed with another key, or of a format that this version does not know.</summary>
    public static byte[]? TryOpen(byte[] key, ReadOnlySpan<byte> closed, Place place)
    {
        if (closed.Length < Head + Step || (closed.Length - Head) % Step != 0 || closed[0] != Format) return null;
        var padded = new byte[closed.Length - Head];
        try
        {
            using var aes = new AesGcm(key, Tag);
            aes.Decrypt(closed.Slice(1, Nonce), closed[Head..], closed.Slice(1 + Nonce, Tag), padded, place.Bytes(Format));
        }
        catch (AuthenticationTagMismatchException) { return null; }
        var length = BinaryPrimitives.ReadInt32LittleEndian(padded);
        return length >= 0 && length <= padded.Length - Length ? padded.AsSpan(Length, length).ToArray() : null;
    }
}

/// <summary>Where a sealed piece belongs.</summary>
/// <param name="Table">With the kind of the record, where there are several.</param>
/// <param name="Case">The key of the case's number; 0 for what belongs to none.</param>
public readonly record struct Place(string Table, string Row, long Case)
{
    internal byte[] Bytes(byte format) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{format}|{Table}|{Row}|{Case}"));
}
