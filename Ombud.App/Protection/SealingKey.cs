// A key that is ready to close several pieces: making it ready takes longer than closing a short one.
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ombud.App.Protection;

/// <summary>Closes one piece at a time, whoever asks.</summary>
public sealed class SealingKey(byte[] key) : IDisposable
{
    readonly AesGcm aes = new(key, Seal.Tag);
    readonly Lock one = new();

    /// <summary>As <see cref="Seal"/> says.</summary>
    public byte[] Close(ReadOnlySpan<byte> content, Place place)
    {
        var padded = new byte[(Seal.Length + content.Length + Seal.Step - 1) / Seal.Step * Seal.Step];
        BinaryPrimitives.WriteInt32LittleEndian(padded, content.Length);
        content.CopyTo(padded.AsSpan(Seal.Length));
        var closed = new byte[Seal.Head + padded.Length];
        closed[0] = Seal.Format;
        var nonce = closed.AsSpan(1, Seal.Nonce);
        RandomNumberGenerator.Fill(nonce);
        lock (one) aes.Encrypt(nonce, padded, closed.AsSpan(Seal.Head), closed.AsSpan(1 + Seal.Nonce, Seal.Tag), place.Bytes(Seal.Format));
        CryptographicOperations.ZeroMemory(padded);
        return closed;
    }

    public void Dispose() => aes.Dispose();
}
