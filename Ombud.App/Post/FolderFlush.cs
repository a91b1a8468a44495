// Leaves the names in a folder on the disk, as a flush does with the bytes of a file: the framework has no call for it.
using System.Runtime.InteropServices;
using System.Text;

namespace Ombud.App.Post;

static class FolderFlush
{
    const int InputOutput = 5, NoSpace = 28;

    /// <exception cref="IOException">The disk did not take them.</exception>
    public static void Run(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var opened = Open([.. Encoding.UTF8.GetBytes(folder), 0], flags: 0);
        if (opened < 0) throw new IOException("A folder does not open.", Marshal.GetLastPInvokeError());
        // File systems that know no such thing say so, and have nothing to flush.
        var failed = Flush(opened) != 0 && Marshal.GetLastPInvokeError() is InputOutput or NoSpace;
        _ = Close(opened);
        if (failed) throw new IOException("A folder was not left on the disk.");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int Close(int file);
}
