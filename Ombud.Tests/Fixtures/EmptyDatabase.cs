// The schema as it is, made once by the app's own migrations and copied for each host. What a start on nothing does is tested where that is the matter.
namespace Ombud.Tests.Fixtures;

static class EmptyDatabase
{
    static readonly Lazy<byte[]> Made = new(Make);

    public static void CopyTo(string folder) => File.WriteAllBytes(Path.Combine(folder, "ombud.db"), Made.Value);

    static byte[] Make()
    {
        var folder = Directory.CreateTempSubdirectory("ombud-empty-").FullName;
        try
        {
            MigrateAsync(folder).GetAwaiter().GetResult();
            // The last connection has taken the write-ahead log in: the file is all there is.
            return File.ReadAllBytes(Path.Combine(folder, "ombud.db"));
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    static async Task MigrateAsync(string folder)
    {
        await using var data = new DataLayer(folder, Path.Combine(folder, "keys"));
        await data.MigrateAsync();
    }
}
