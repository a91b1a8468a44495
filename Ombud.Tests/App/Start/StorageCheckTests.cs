// Folders, database and keys are looked at and left as they are, to the byte.
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Ombud.App.Data;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Start;

public sealed class StorageCheckTests : IDisposable
{
    readonly ProductionSettings right = new();

    string Database => right.At("data/ombud.db");

    [Theory]
    [InlineData("Storage:DataFolder", "data")]
    [InlineData("Protection:KeyFolder", "keys")]
    public void A_folder_that_others_may_enter_is_wrong_in_production_and_warned_of_elsewhere(string setting, string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(right.At(folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute);
        var found = Assert.Single(right.Check());
        Assert.Equal((setting, false), (found.Setting, found.IsWarning));
        Assert.Contains($"chmod 700 {right.At(folder)}", found.ToString(), StringComparison.Ordinal);
        Assert.True(Assert.Single(right.CheckIn("Development")).IsWarning);
    }

    [Theory]
    [InlineData("data", true)]
    [InlineData("data/keys", true)]
    [InlineData("data-keys", false)]
    public void The_key_folder_lies_outside_the_data_folder(string keys, bool isRefused) =>
        Assert.Equal(isRefused, right.Check(("Protection:KeyFolder", right.At(keys))).Any(f => f.ToString().Contains("inside Storage:DataFolder", StringComparison.Ordinal)));

    [Fact]
    public void A_file_is_no_folder_and_a_relative_folder_is_warned_of()
    {
        Assert.Contains("is the file", Assert.Single(right.Check(("Storage:DataFolder", right.At("ring.pfx")))).ToString(), StringComparison.Ordinal);
        Assert.True(Assert.Single(right.Check(("Storage:DataFolder", "somewhere"))).IsWarning);
    }

    [Fact]
    public async Task A_current_database_passes_an_older_one_is_warned_of_and_a_newer_one_is_refused()
    {
        await MigrateAsync(null);
        Assert.Empty(LeftAsItWas(() => right.Check()));
        await MigrateAsync("Sealing");
        var behind = Later("Sealing");
        Assert.Contains($"({behind} steps behind)", Assert.Single(LeftAsItWas(() => right.Check()), f => f.IsWarning).ToString(), StringComparison.Ordinal);
        await MigrateAsync(null);
        await ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '20.0')""");
        var newer = Assert.Single(LeftAsItWas(() => right.Check()));
        Assert.False(newer.IsWarning);
        Assert.Contains("of a newer version of Ombud (it has the step 20990101000000_Later by 20.0)", newer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_log_of_a_running_database_is_seen_too()
    {
        await MigrateAsync(null);
        await using var running = Open(Database);
        await running.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await running.Database.ExecuteSqlRawAsync("PRAGMA wal_autocheckpoint=0", TestContext.Current.CancellationToken);
        await running.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '20.0')""", TestContext.Current.CancellationToken);
        Assert.Contains("newer version", Assert.Single(right.Check()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_named()
    {
        Private("data");
        File.WriteAllText(Database, "This was never a database, and it is long enough to look at.".PadRight(4096, '.'));
        Assert.Contains("does not open as a database", Assert.Single(LeftAsItWas(() => right.Check())).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_another_certificate_protects_are_named_and_the_start_refuses_them_too()
    {
        foreach (var command in (string[][])[["--migrate"], ["--backup", right.At("copies")]]) // the log row of a backup wants a key
        {
            var (code, said) = await OmbudCommand.RunAsync(command, [.. right.AsEnvironment()]);
            Assert.True(code == 0, said);
        }
        Assert.Empty(LeftAsItWas(() => right.Check()));
        right.Values["Protection:CertificateFile"] = right.Certificate("other.pfx", "online-6f2a");
        var found = Assert.Single(LeftAsItWas(() => right.Check()));
        Assert.Contains("Protection:KeyFolder is a folder whose key ", found.ToString(), StringComparison.Ordinal);
        var (refused, why) = await OmbudCommand.RunAsync([], [.. right.AsEnvironment()]);
        Assert.Equal(2, refused);
        Assert.Contains(found.ToString(), why, StringComparison.Ordinal);
    }

    /// <summary>The same names, times and bytes as before, but for the index over the log of a database, which each reader keeps for itself.</summary>
    T LeftAsItWas<T>(Func<T> look)
    {
        var before = Everything();
        var seen = look();
        Assert.Equal(before, Everything());
        return seen;
    }

    List<string> Everything() => [.. Directory.EnumerateFileSystemEntries(right.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => path.EndsWith("-shm", StringComparison.Ordinal) ? path : $"{path} {File.GetLastWriteTimeUtc(path):O} {(File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "")}")];

    async Task MigrateAsync(string? to)
    {
        Private("data");
        await using var db = Open(Database);
        await db.GetService<IMigrator>().MigrateAsync(to, TestContext.Current.CancellationToken);
    }

    /// <summary>How many steps come after one.</summary>
    int Later(string step)
    {
        using var db = Open(Database);
        return db.Database.GetMigrations().Reverse().TakeWhile(name => !name.EndsWith($"_{step}", StringComparison.Ordinal)).Count();
    }

    async Task ExecuteAsync(string sql)
    {
        await using var db = Open(Database);
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    static SqliteOmbudDb Open(string file) => new(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite($"Data Source={file};Pooling=False").Options);

    void Private(string folder) => Directory.CreateDirectory(right.At(folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public void Dispose() => right.Dispose();
}
