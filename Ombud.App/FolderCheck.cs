// Whether a folder can be used and is closed to others, found out without writing to it.
using System.Runtime.InteropServices;
using System.Text;

namespace Ombud.App;

static class FolderCheck
{
    const UnixFileMode Everybody = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    const UnixFileMode Others = Everybody | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    public static IEnumerable<Finding> Run(string setting, string folder, bool isProduction)
    {
        var path = Path.GetFullPath(folder);
        if (File.Exists(path)) return [new(setting, $"the file {path}", "a folder")];
        if (!Directory.Exists(path))
        {
            var above = Path.GetDirectoryName(path);
            while (above is not null && !Directory.Exists(above)) above = Path.GetDirectoryName(above);
            // A folder that is not there yet is made, closed to others, by the first start.
            return above is null || MayWrite(above) ? [] : [new(setting, $"{path}, which this user does not see and cannot make in {above}", "a folder that the app's user may write to")];
        }
        if (!MayWrite(path)) return [new(setting, $"{path}, where this user may not write", "a folder that the app's user may write to, on a file system that is not read-only")];
        return IsOpen(path, Others) ? [new(setting, $"{path}, which other users of this machine may enter", $"a folder for the app's user alone (chmod 700 {path})", IsWarning: !isProduction)] : [];
    }

    /// <summary>A folder that another program works in as well, by its group: nobody makes it for them, and everybody else stays out.</summary>
    public static IEnumerable<Finding> Shared(string setting, string folder, bool isProduction)
    {
        if (!Path.IsPathFullyQualified(folder)) return [new(setting, $"\"{folder}\", which depends on the folder that Ombud is started in", "a full path")];
        if (!Directory.Exists(folder)) return [new(setting, $"{folder}, and this user sees no such folder", "a folder that is there and that the app's user may write to")];
        if (!MayWrite(folder)) return [new(setting, $"{folder}, where this user may not write", "a folder that the app's user may write to, on a file system that is not read-only")];
        return IsOpen(folder, Everybody) ? [new(setting, $"{folder}, which every user of this machine may enter", $"a folder for the app's user and its group alone (chmod 2770 {folder})", IsWarning: !isProduction)] : [];
    }

    static bool IsOpen(string path, UnixFileMode to) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & to) != 0;

    /// <summary>May everybody on the machine read this file?</summary>
    public static bool IsReadByAll(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & UnixFileMode.OtherRead) != 0;

    static bool MayWrite(string path) => OperatingSystem.IsWindows() || Access([.. Encoding.UTF8.GetBytes(path), 0], mode: 3) == 0; // to write and to enter

    [DllImport("libc", EntryPoint = "access")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int Access(byte[] path, int mode);
}
