// Texts that were planted in the app, and the search for them in files, in every form in which they could leak.
using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Ombud.Tests.Fixtures;

/// <summary>One invented person: a name, a CPR number and a phrase that stand nowhere else.</summary>
sealed record PlantedPerson(string Name, string Cpr, string Phrase)
{
    public static IReadOnlyList<PlantedPerson> Make(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new PlantedPerson(
            string.Create(CultureInfo.InvariantCulture, $"Æbelø{Letters(i)} Østergårdsby{Letters(i * 7 + 3)}"),
            string.Create(CultureInfo.InvariantCulture, $"0101{i % 36:D2}{4000 + i:D4}"),
            string.Create(CultureInfo.InvariantCulture, $"hjælpen til kørestol{Letters(i)} blev \"standset\" & glemt{Letters(i * 13 + 5)}"))),
    ];

    static string Letters(int number) => string.Concat(number.ToString("D5", CultureInfo.InvariantCulture).Select(digit => (char)('k' + digit - '0')));

    public IEnumerable<string> Texts => [Name, Phrase, $"{Cpr[..6]}-{Cpr[6..]}", Cpr];
}

static class Planted
{
    /// <summary>Where a text stands in the files of the folders, in one of eight forms: UTF-8, UTF-16, base64, hex, URL, JSON, HTML; CPR numbers also without hyphen.</summary>
    public static IReadOnlyList<string> FindIn(IEnumerable<string> folders, IEnumerable<PlantedPerson> people) => FindTextsIn(folders, people.SelectMany(p => p.Texts));

    public static IReadOnlyList<string> FindTextIn(IEnumerable<string> folders, string text) => FindTextsIn(folders, [text]);

    static IReadOnlyList<string> FindTextsIn(IEnumerable<string> folders, IEnumerable<string> texts)
    {
        var files = folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(file => new FileInfo(file) is { Exists: true, Length: > 0 }) // a pipe of the runtime has no length, and would wait for a writer
            .Select(file => (Name: Path.GetFileName(file), Bytes: ReadShared(file))).Where(file => file.Bytes.Length > 0).ToList();
        // Bytes as letters, one for one: thousands of needles are looked for in one pass.
        var needles = texts.SelectMany(text => Forms(text).Select(form => (form.Name, Letters: Encoding.Latin1.GetString(form.Bytes)))).ToList();
        var any = SearchValues.Create([.. needles.Select(needle => needle.Letters)], StringComparison.Ordinal);
        return [.. files.AsParallel().SelectMany(file => In(Encoding.Latin1.GetString(file.Bytes)).Select(form => $"{form} in {file.Name}"))];

        List<string> In(string letters)
        {
            List<string> found = [];
            for (var at = 0; letters.AsSpan(at).IndexOfAny(any) is >= 0 and var next; at += next + 1)
                found.AddRange(needles.Where(needle => string.CompareOrdinal(letters, at + next, needle.Letters, 0, needle.Letters.Length) == 0).Select(needle => needle.Name));
            return found;
        }
    }

    public static IEnumerable<(string Name, byte[] Bytes)> Forms(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        yield return ("UTF-8", utf8);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(text));
        // At each of the three places in a group of base64; what touches the neighbours is left out.
        for (var shift = 0; shift < 3; shift++)
        {
            var whole = Convert.ToBase64String([.. new byte[shift], .. utf8]);
            var (from, to) = (shift == 0 ? 0 : 4, (shift + utf8.Length) / 3 * 4);
            yield return ("base64", Encoding.ASCII.GetBytes(whole[from..to]));
        }
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)));
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)));
        yield return ("URL", Encoding.ASCII.GetBytes(Uri.EscapeDataString(text)));
        yield return ("JSON", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text)[1..^1]));
        yield return ("HTML", Encoding.UTF8.GetBytes(WebUtility.HtmlEncode(text)));
    }

    static byte[] ReadShared(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            stream.CopyTo(all);
            return all.ToArray();
        }
        catch (FileNotFoundException) { return []; } // a temporary file that went meanwhile
    }
}
