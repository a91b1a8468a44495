// The copy of the keys: only the newest is kept, so that a key that was destroyed is destroyed in the copy too.
using Ombud.App.Protection;

namespace Ombud.App.Backup;

static class KeyCopies
{
    /// <summary>Puts a fresh copy in the place of the old one; a crash leaves one of the two whole.</summary>
    public static void Renew(string from, string to)
    {
        var (fresh, old) = ($"{to}.new", $"{to}.old");
        foreach (var leftover in (string[])[fresh, old])
            if (Directory.Exists(leftover)) Directory.Delete(leftover, recursive: true);
        Copy(from, fresh);
        if (Directory.Exists(to)) Directory.Move(to, old);
        Directory.Move(fresh, to);
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
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
