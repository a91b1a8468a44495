// A chain of rows that only the holder of the key folder can continue or rewrite.
using System.Security.Cryptography;

namespace Ombud.App.Protection;

/// <summary>Each link is a keyed hash of the link before it and of what it vouches for: a row that was altered, taken out or moved breaks it.</summary>
public sealed class KeyedChain(KeyFiles files)
{
    public const int LinkBytes = 32;

    /// <summary>What stands before the first row.</summary>
    public static readonly byte[] Start = new byte[LinkBytes];

    public byte[] Next(ReadOnlySpan<byte> before, ReadOnlySpan<byte> content)
    {
        var all = new byte[LinkBytes + content.Length];
        before.CopyTo(all);
        content.CopyTo(all.AsSpan(LinkBytes));
        return HMACSHA256.HashData(Key, all);
    }

    /// <summary>For a note about the chain that is kept apart from it.</summary>
    public string Sign(string note) => Convert.ToHexStringLower(Next(Start, System.Text.Encoding.UTF8.GetBytes($"note|{note}")));

    byte[] Key => files.GetOrMake("access-log");
}
