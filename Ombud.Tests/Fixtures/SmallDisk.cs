// A disk of a few megabytes that a process of the tests is let into, to be filled and emptied while it runs.
using System.Diagnostics;
using System.Globalization;

namespace Ombud.Tests.Fixtures;

/// <summary>A tmpfs in a mount namespace of its own: it needs no right to mount, is seen by nobody else, and is gone with its keeper.</summary>
sealed class SmallDisk : IAsyncDisposable
{
    readonly Process keeper;

    SmallDisk(Process keeper, string folder) => (this.keeper, Folder) = (keeper, folder);

    /// <summary>Where it lies for those who were let in; for everybody else an empty folder is there.</summary>
    public string Folder { get; }

    /// <summary>What runs the command that follows it with the disk in sight.</summary>
    public string[] Enter => ["nsenter", "--preserve-credentials", "--user", "--mount", "--target", Id, "--wd=" + Folder];

    string Id => keeper.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same place, seen from outside.</summary>
    public string Outside => $"/proc/{Id}/root{Folder}";

    string Filler => Path.Combine(Outside, "filler");

    public long Free => new DriveInfo(Outside).AvailableFreeSpace;

    public static async Task<SmallDisk> StartAsync(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("ombud-disk-").FullName;
        var keeper = Process.Start(new ProcessStartInfo("unshare",
            ["--user", "--map-root-user", "--mount", "bash", "-c", "mount -t tmpfs -o mode=700,size=$1m small \"$0\" && echo ready && exec cat", folder, $"{megabytes}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("ready", await keeper.StandardOutput.ReadLineAsync());
        return new(keeper, folder);
    }

    /// <summary>Takes all the room but so many bytes; none, if there are fewer.</summary>
    public void Fill(long leaving)
    {
        if (Free <= leaving) return;
        using var filler = new FileStream(Filler, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = Free - leaving });
    }

    public void MakeRoom() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
