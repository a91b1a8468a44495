// Text of which nobody has said in which letters it is written: UTF-8 where that can be, else Latin-1, which everything can be.
using System.Text;

namespace Ombud.App.Post;

static class TextBytes
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Read(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        var content = bytes.AsSpan(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        try { return Strict.GetString(content); }
        catch (DecoderFallbackException) { return Encoding.Latin1.GetString(content); }
    }
}
