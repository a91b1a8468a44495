// Folders and files that only the app's own user may read.
namespace Ombud.App.Protection;

static class PrivateFolder
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static DirectoryInfo Make(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);

    /// <summary>Random bytes in the place of what stood there. A disk may keep old blocks all the same; what they hold is wrapped.</summary>
    public static void WriteOver(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.Write(System.Security.Cryptography.RandomNumberGenerator.GetBytes((int)stream.Length));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>For a file that another library has made.</summary>
    public static void Close(string file)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, Owner);
    }

    /// <summary>Adds a line to a file and leaves it on the disk. A line that a crash cut short is ended first.</summary>
    public static void AppendLine(string file, string line)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using var stream = new FileStream(file, options);
        if (stream.Length > 0)
        {
            stream.Seek(-1, SeekOrigin.End);
            if (stream.ReadByte() != '\n') stream.WriteByte((byte)'\n');
        }
        stream.Seek(0, SeekOrigin.End);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(line + '\n'));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Writes a new file and leaves it on the disk, not in a cache.</summary>
    public static void Write(string file, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using var stream = new FileStream(file, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }
}
