// Whether the database can be used as the settings name it, found out without changing it.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ombud.App.Protection;

namespace Ombud.App.Data;

static class StorageCheck
{
    public static IEnumerable<Finding> Run(IConfiguration settings, bool isProduction)
    {
        var storage = StorageOptions.Of(settings);
        if (storage.Provider is not (StorageOptions.Sqlite or StorageOptions.PostgreSql))
            yield return new("Storage:Provider", $"\"{storage.Provider}\"", $"{StorageOptions.Sqlite} for one machine or {StorageOptions.PostgreSql} for several");
        if (storage.Node.Length > 20 || !storage.Node.All(char.IsAsciiLetterOrDigit)) yield return new("Storage:Node", $"\"{storage.Node}\"", "the name of this node, up to 20 letters and digits");
        if (isProduction && !Path.IsPathRooted(storage.DataFolder)) yield return new("Storage:DataFolder", $"\"{storage.DataFolder}\", which depends on the folder that Ombud is started in", "a full path such as /var/lib/ombud/data", IsWarning: true);
        var wrong = FolderCheck.Run("Storage:DataFolder", storage.DataFolder, isProduction).ToList();
        foreach (var found in wrong) yield return found;
        if (!wrong.All(f => f.IsWarning)) yield break;
        foreach (var found in storage.IsPostgres ? Server(storage.ConnectionString) : Database(storage)) yield return found;
    }

    static IReadOnlyList<Finding> Server(string? connectionString)
    {
        const string Setting = "Storage:ConnectionString";
        if (connectionString is null) return [new(Setting, "missing", "the way to PostgreSQL such as Host=db.example;Database=ombud;Username=ombud;Password=…")];
        NpgsqlConnectionStringBuilder brief;
        try { brief = new(connectionString) { Timeout = 5, CommandTimeout = 5, Pooling = false }; }
        catch (ArgumentException) { return [new(Setting, "not readable", "a connection string of PostgreSQL such as Host=db.example;Database=ombud;Username=ombud;Password=…")]; }
        using var db = new PostgresOmbudDb(new DbContextOptionsBuilder<PostgresOmbudDb>().UseNpgsql(brief.ConnectionString).Options);
        try { return Schema(Setting, db); }
        // What may pass by itself is no wrong setting: the start fails on it in its own words, and a service manager tries again.
        catch (Exception e) when (DatabaseState.IsLoss(e)) { return [new(Setting, "the way to a server that does not answer", "the way to PostgreSQL as it can be reached from here", IsWarning: true)]; }
        catch (PostgresException e) { return [new(Setting, $"the way to a server that says no ({e.SqlState})", "a database that is there and a user who may use it")]; }
    }

    static IEnumerable<Finding> Database(StorageOptions storage)
    {
        const string Setting = "Storage:ConnectionString";
        string file;
        try { file = storage.DatabaseFile; }
        catch (ArgumentException) { return [new(Setting, "not readable", "a connection string of SQLite such as Data Source=/var/lib/ombud/data/ombud.db, or no such setting at all")]; }
        var named = storage.ConnectionString is null ? "Storage:DataFolder" : Setting;
        if (!File.Exists(file)) return []; // the first start makes one
        try { return Schema(named, file); }
        catch (SqliteException) { return [new(named, $"the way to {file}, which does not open as a database", "the way to the database of Ombud; if it was one, put a backup back")]; }
    }

    static IReadOnlyList<Finding> Schema(string setting, string file)
    {
        using var db = new SqliteOmbudDb(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite(ReadOnly(file)).Options);
        return Schema(setting, db);
    }

    static IReadOnlyList<Finding> Schema(string setting, OmbudDb db)
    {
        var (applied, known) = (db.Database.GetAppliedMigrations().ToList(), db.Database.GetMigrations().ToList());
        if (applied.Except(known).LastOrDefault() is { } newer)
            return [new(setting, $"the way to a database of a newer version of Ombud (it has the step {newer} by {Migrator.MakerOf(db, newer)})", $"a database of this version, {Migrator.Version}, or an older one: start the newer version, or put back the backup from before it")];
        if (db is SqliteOmbudDb && DataSetup.IsUnsealed(db, applied))
            return [new(setting, "the way to a database that was filled by a version that did not seal content", "an empty folder: move this one to a safe place; a demo invents its data anew")];
        var missing = known.Except(applied).Count();
        return missing == 0 || applied.Count == 0 ? [] : [new(setting, $"the way to a database of an older version ({missing} steps behind)", "a backup first: --migrate or the next start brings it up to date", IsWarning: true)];
    }

    /// <summary>
    /// A reader of a database with a write-ahead log makes files beside it, unless it is told that nobody writes; that is said only
    /// where no log is there to be read.
    /// </summary>
    static string ReadOnly(string file)
    {
        var escaped = string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
        var source = File.Exists($"{file}-wal") ? file : $"file:{escaped}?immutable=1";
        return new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
    }
}
