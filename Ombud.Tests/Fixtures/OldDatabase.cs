// A database as an older version left it, with cases in it, to be brought up to date.
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Ombud.App.Data;

namespace Ombud.Tests.Fixtures;

/// <summary>One of SQLite: there is only one version of PostgreSQL's so far.</summary>
sealed record OldDatabase(string Folder)
{
    public string Keys => Folder + "-keys";

    /// <summary>As the app's environment names it.</summary>
    public (string, string)[] Settings => [("Storage__DataFolder", Folder)];

    public DataLayer Open() => new(Folder, Keys);

    /// <summary>Fills the newest schema, then takes it back to the first that seals content, or to the first there is.</summary>
    public static async Task<OldDatabase> MakeAsync(string folder, int cases)
    {
        var made = new OldDatabase(folder);
        await using var data = made.Open();
        await data.MigrateAsync();
        var desk = data.Desk();
        for (var i = 0; i < cases; i++) Assert.Null((await desk.RegisterAsync(A.PhoneCall() with { Department = null })).Refused);
        await using var db = await data.DatabaseAsync();
        await db.GetService<IMigrator>().MigrateAsync(NameOf(db));
        // Held by a version that was killed while it migrated.
        await db.Database.ExecuteSqlRawAsync("""
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT OR IGNORE INTO "__EFMigrationsLock" VALUES (1, '2026-11-23 08:41:00');
            """);
        return made;
    }

    public OldDatabase CopyTo(string folder)
    {
        foreach (var (from, to) in ((string, string)[])[(Folder, folder), (Keys, folder + "-keys")])
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        return this with { Folder = folder };
    }

    static string NameOf(OmbudDb db)
    {
        var all = db.Database.GetMigrations().ToList();
        return all.Find(name => name.EndsWith("_Sealing", StringComparison.Ordinal)) ?? all[0];
    }

    /// <summary>How many rows each table of the old schema has, and what stands in those of its columns that there still are.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> RowsAsync(OmbudDb db)
    {
        var migrations = db.GetService<IMigrationsAssembly>();
        var old = migrations.CreateMigration(migrations.Migrations[NameOf(db)], db.Database.ProviderName!).TargetModel;
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in old.GetEntityTypes())
        {
            if (db.Model.GetEntityTypes().FirstOrDefault(t => t.GetTableName() == table.GetTableName()) is not { } today) continue;
            var columns = table.GetProperties().Select(p => p.GetColumnName()).Intersect(today.GetProperties().Select(p => p.GetColumnName())).Order(StringComparer.Ordinal);
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of the model.
            command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c}\""))} FROM \"{table.GetTableName()}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            // A table without rows may get the first ones by the start.
            if (await DigestAsync(reader) is { } digest) rows[table.GetTableName()!] = digest;
        }
        return rows;
    }

    static async Task<string?> DigestAsync(DbDataReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        lines.Sort(StringComparer.Ordinal);
        return lines.Count == 0 ? null : $"{lines.Count} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}";
    }
}
