// A folder that another program puts files into: each is read where it lies, and moved away once the caller has noted it.
using System.Globalization;

namespace Ombud.App.Post;

/// <summary>A file stays where it is until <see cref="Done"/>: who was killed in between reads it again.</summary>
sealed class DropFolder(string folder, TimeProvider clock)
{
    public const string ReadFolder = "read", UnreadableFolder = "unreadable";

    /// <summary>So long a file may still be on its way, from a program that does not rename.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = 0 };

    /// <summary>The names of what lies there, in their order.</summary>
    public IEnumerable<string> Names(string pattern) => Directory.EnumerateFiles(folder, pattern, AnyCase).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>Whoever writes it has let it rest since.</summary>
    public bool IsAtRest(string name) => clock.GetUtcNow() - File.GetLastWriteTimeUtc(Path.Combine(folder, name)) >= Patience;

    /// <exception cref="FileNotFoundException">Another node was here.</exception>
    /// <returns>Null: longer than that.</returns>
    public byte[]? Read(string name, int mostBytes)
    {
        using var stream = new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > mostBytes) return null;
        using var content = new MemoryStream((int)stream.Length);
        stream.CopyTo(content);
        return content.Length > mostBytes ? null : content.ToArray();
    }

    /// <summary>The caller has noted it for good. Asked twice, it does nothing the second time.</summary>
    public void Done(string name)
    {
        var file = Path.Combine(folder, name);
        if (File.Exists(file)) File.Move(file, FreeName(ReadFolder, name));
    }

    /// <summary>Deletes what was noted and had been written before that. The program that wrote it owns it: its time is not ours to set.</summary>
    public void DeleteRead(DateTimeOffset before)
    {
        var read = new DirectoryInfo(Path.Combine(folder, ReadFolder));
        if (!read.Exists) return;
        foreach (var file in read.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before)) file.Delete();
    }

    /// <summary>Moved to "unreadable", beside a .txt that says why in a code.</summary>
    public void SetAside(string name, string why)
    {
        var file = Path.Combine(folder, name);
        if (!File.Exists(file)) return;
        var to = FreeName(UnreadableFolder, name);
        File.WriteAllText($"{to}.txt", why + '\n');
        File.Move(file, to);
    }

    /// <summary>A name may come again: "a.xml", then "a-2.xml".</summary>
    string FreeName(string subfolder, string name)
    {
        var within = Path.Combine(folder, subfolder);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(within);
        else Directory.CreateDirectory(within, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var free = Path.Combine(within, name);
        for (var next = 2; File.Exists(free); next++)
            free = Path.Combine(within, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{next}{Path.GetExtension(name)}"));
        return free;
    }
}
