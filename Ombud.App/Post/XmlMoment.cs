// A moment as XML writes it, in receipts and messages of Digital Post.
using System.Xml;
using Ombud.App.Localisation;

namespace Ombud.App.Post;

static class XmlMoment
{
    /// <summary>Null: none, or one that nobody means. A time without an offset is read as Denmark's.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        DateTime read;
        try { read = XmlConvert.ToDateTime(text ?? "", XmlDateTimeSerializationMode.RoundtripKind); }
        catch (FormatException) { return null; }
        // The schema's other kinds of time, and moments that nobody means, would be years far off.
        if (read.Year is < 2000 or > 9000) return null;
        return read.Kind is DateTimeKind.Unspecified
            ? DanishTime.FromDanish(DateOnly.FromDateTime(read), TimeOnly.FromDateTime(read))
            : new DateTimeOffset(read.ToUniversalTime(), TimeSpan.Zero);
    }
}
