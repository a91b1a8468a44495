// The folder of receipts: what has come is read, and moved away once the caller has noted it.
using System.Globalization;

namespace Ombud.App.Post;

/// <summary>A receipt stays where it is until <see cref="Done"/>: who was killed in between reads it again. No file is deleted.</summary>
public sealed class DigitalPostReceipts(DigitalPostOptions options, TimeProvider clock)
{
    const string ReadFolder = "read", UnreadableFolder = "unreadable";
    const string UnknownId = "unknown-id";

    /// <summary>So long a file that cannot be read may still be on its way, from a component that does not rename.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>In the order of their names. What is no receipt is moved to "unreadable", beside a .txt that says why in a code.</summary>
    /// <param name="most">Of receipts; the rest is there at the next call.</param>
    public IReadOnlyList<Receipt> Read(int most)
    {
        List<Receipt> read = [];
        if (options.ReceiptFolder is not { } folder) return read;
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal))
        {
            if (read.Count >= most) break;
            var (receipt, why) = ReadOne(file);
            if (receipt is not null) read.Add(receipt);
            else if (why is not null && clock.GetUtcNow() - File.GetLastWriteTimeUtc(file) >= Patience) SetAside(file, why);
        }
        return read;
    }

    /// <summary>The caller has noted it for good. Asked twice, it does nothing the second time.</summary>
    public void Done(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        Move(Path.Combine(options.ReceiptFolder!, receipt.File), ReadFolder);
        if (options.OutFolder is { } folder) new DigitalPostFolder(folder).Forget(receipt.Id);
    }

    /// <summary>The caller knows no message with that id.</summary>
    public void SetAside(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        SetAside(Path.Combine(options.ReceiptFolder!, receipt.File), UnknownId);
    }

    /// <summary>Known by names that begin with the id, as the component is asked to give them.</summary>
    internal static bool HasOneOf(Guid id, DigitalPostOptions options) =>
        options.ReceiptFolder is { } folder
        && new[] { folder, Path.Combine(folder, ReadFolder) }.Where(Directory.Exists)
            .Any(f => Directory.EnumerateFiles(f, $"{id:D}*", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).Any());

    static (Receipt? Receipt, string? Why) ReadOne(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > ReceiptFile.MostBytes) return (null, "too-large");
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return ReceiptFile.Read(content.ToArray(), Path.GetFileName(file));
        }
        catch (FileNotFoundException) { return (null, null); } // another node was here
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return (null, "no-access"); }
    }

    static void SetAside(string file, string why)
    {
        if (!File.Exists(file)) return;
        var to = FreeName(Make(file, UnreadableFolder), Path.GetFileName(file));
        File.WriteAllText($"{to}.txt", why + '\n');
        File.Move(file, to);
    }

    static void Move(string file, string subfolder)
    {
        if (File.Exists(file)) File.Move(file, FreeName(Make(file, subfolder), Path.GetFileName(file)));
    }

    static string Make(string file, string subfolder)
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, subfolder);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>A name may come again: "a.xml", then "a-2.xml".</summary>
    static string FreeName(string folder, string name)
    {
        var free = Path.Combine(folder, name);
        for (var next = 2; File.Exists(free); next++)
            free = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{next}{Path.GetExtension(name)}"));
        return free;
    }
}
