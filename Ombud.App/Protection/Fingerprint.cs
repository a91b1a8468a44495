// A digest by which a request or a key is recognised without being kept.
using System.Security.Cryptography;
using System.Text;

namespace Ombud.App.Protection;

static class Fingerprint
{
    /// <summary>SHA-256.</summary>
    public static byte[] Of(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    public static string OfText(string text) => Convert.ToHexString(Of(Encoding.UTF8.GetBytes(text)));
}
