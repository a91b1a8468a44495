// What the printer gets where something goes along with letters: their document, and a folder of enclosures for each that has some.
using System.IO.Compression;

namespace Ombud.App.Post;

static class PrintFolder
{
    /// <param name="files">Each with its place in the folder.</param>
    public static byte[] Zip(IEnumerable<(string Place, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (place, content) in files)
            {
                using var entry = zip.CreateEntry(place, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }
}
