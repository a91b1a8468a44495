// The copy of the keys: only the newest is kept, so that a key that was destroyed is destroyed in the copy too.
using Ombud.App.Protection;

namespace Ombud.App.Backup;

static class KeyCopies
{
    /// <summary>Puts a fresh copy in the place of the old one, once it was tried; a crash or a "no" leaves one of the two whole.</summary>
    public static async Task<T> RenewAsync<T>(string from, string to, Func<string, Task<T>> tried)
    {
        var (fresh, old) = ($"{to}.new", $"{to}.old");
        if (!Directory.Exists(to) && Directory.Exists(old)) Directory.Move(old, to); // a crash between the two moves
        foreach (var leftover in (string[])[fresh, old])
            if (Directory.Exists(leftover)) Directory.Delete(leftover, recursive: true);
        Copy(from, fresh);
        var result = await tried(fresh);
        if (Directory.Exists(to)) Directory.Move(to, old);
        Directory.Move(fresh, to);
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        return result;
    }

    /// <summary>Every key, its escrow, the anchors and the ring; nothing half made.</summary>
    public static void Copy(string from, string to)
    {
        _ = PrivateFolder.Make(to);
        foreach (var file in Directory.EnumerateFiles(from).Where(file => Path.GetExtension(file) != ".new"))
            PrivateFolder.Write(Path.Combine(to, Path.GetFileName(file)), File.ReadAllBytes(file));
        foreach (var folder in Directory.EnumerateDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
