// The folder that the distribution component empties: a message is put there whole, and once, however often it is tried.
namespace Ombud.App.Post;

/// <summary>
/// The component takes every *.xml and may have taken it before a crash, so that the file alone tells nothing. A mark does: an empty one
/// says that the message is being written; one that holds a byte, that it is whole, and out or about to go out. Whoever has the mark
/// open works on that message, alone.
/// </summary>
sealed class DigitalPostFolder(string folder)
{
    const string MarkFolder = "work";

    static readonly byte[] Whole = [(byte)'+'];

    public string FileOf(Guid id) => Path.Combine(folder, $"{id:D}.xml");
    public string PartOf(Guid id) => Path.Combine(folder, $"{id:D}.part");
    public string MarkOf(Guid id) => Path.Combine(folder, MarkFolder, $"{id:D}");

    /// <summary>Not made where it is missing: a share that is not mounted must not get a folder in its place.</summary>
    public bool IsThere => Directory.Exists(folder);

    /// <summary>False: somebody else is at this message.</summary>
    /// <exception cref="IOException">The folder is gone, or the disk is full, or broken.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public bool TryPut(Guid id, Action<Stream> write)
    {
        var marks = Path.Combine(folder, MarkFolder);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(marks);
        else Directory.CreateDirectory(marks, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        FileStream mark;
        try { mark = new(MarkOf(id), Own(FileMode.OpenOrCreate)); }
        catch (IOException e) when (IsHeld(e)) { return false; }
        using (mark)
        {
            if (File.Exists(FileOf(id))) return true;
            if (mark.Length == 0)
            {
                WritePart(id, write);
                mark.Write(Whole);
                mark.Flush(flushToDisk: true);
                FolderFlush.Run(marks);
            }
            if (File.Exists(PartOf(id))) File.Move(PartOf(id), FileOf(id));
            FolderFlush.Run(folder);
        }
        return true;
    }

    /// <summary>Once its receipt has come and been noted, nobody tries a message again.</summary>
    public void Forget(Guid id)
    {
        if (Directory.Exists(Path.Combine(folder, MarkFolder))) File.Delete(MarkOf(id));
    }

    void WritePart(Guid id, Action<Stream> write)
    {
        var isWhole = false;
        try
        {
            using (var part = new FileStream(PartOf(id), Own(FileMode.Create)))
            {
                write(part);
                part.Flush(flushToDisk: true);
            }
            // Said outright: a mask such as systemd's would keep the component out.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(PartOf(id), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            isWhole = true;
        }
        finally
        {
            if (!isWhole) File.Delete(PartOf(id));
        }
    }

    static FileStreamOptions Own(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 64 * 1024 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows.</summary>
    static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
