// Opens the database named in the settings and brings its schema up to date.
using System.ComponentModel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Protection;

namespace Ombud.App.Data;

public sealed class StorageOptions
{
    public const string Sqlite = "Sqlite", PostgreSql = "PostgreSql";

    public string Provider { get; set; } = Sqlite;
    /// <summary>Where the SQLite database and the cookie keys stand; relative to the working directory.</summary>
    public string DataFolder { get; set; } = "data";
    [PasswordPropertyText(true)] public string? ConnectionString { get; set; }
    /// <summary>The name of this node, which keeps a chain of its own in the access log; needed only where several share a database.</summary>
    public string Node { get; set; } = "main";

    /// <summary>The file of SQLite: the one that the connection string names, or that in the data folder.</summary>
    public string DatabaseFile => IsRestoring ? RestoringFile : WholeFile;

    /// <summary>Where a backup that is being put back stands until it is whole: what is half done is never taken for a database.</summary>
    public string RestoringFile => $"{WholeFile}.restoring";

    /// <summary>Set by whoever puts a backup back, before anything opens a database.</summary>
    internal bool IsRestoring { get; set; }

    public bool IsPostgres => Provider == PostgreSql;

    public string Connection => IsPostgres ? ConnectionString! : new SqliteConnectionStringBuilder(ConnectionString ?? "") { DataSource = DatabaseFile }.ConnectionString;

    /// <exception cref="ArgumentException">The connection string is none of SQLite.</exception>
    string WholeFile => ConnectionString is null || IsPostgres
        ? Path.Combine(Path.GetFullPath(DataFolder), "ombud.db")
        : Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource);

    public static StorageOptions Of(IConfiguration settings) => settings.GetSection("Storage").Get<StorageOptions>() ?? new();
}

static class DataSetup
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        var storage = StorageOptions.Of(builder.Configuration);
        PrivateFolder.Make(Path.GetFullPath(storage.DataFolder));
        builder.Services.AddSingleton(storage);
        if (storage.IsPostgres) builder.AddDatabase<PostgresOmbudDb>(options => options.UseOmbudPostgres(storage.Connection));
        else builder.AddDatabase<SqliteOmbudDb>(options => options.UseOmbudSqlite(storage.Connection));
        builder.Services.AddSingleton<DatabaseState>();
        builder.Services.AddSingleton<Migrator>();
        builder.Services.AddHostedService<DatabaseWatch>();
        builder.Services.AddSingleton<WriteGate>();
        builder.Services.AddSingleton<Claims>();
        return builder;
    }

    static void AddDatabase<TDb>(this WebApplicationBuilder builder, Action<DbContextOptionsBuilder> use) where TDb : OmbudDb
    {
        builder.Services.AddPooledDbContextFactory<TDb>((services, options) =>
        {
            use(options);
            options.AddInterceptors(new SchemaWatch(services.GetRequiredService<DatabaseState>()));
        });
        builder.Services.AddSingleton<IDbContextFactory<OmbudDb>, Factory<TDb>>();
    }

    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken stop = default)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<OmbudDb>>().CreateDbContextAsync(stop);
        if (db is SqliteOmbudDb) await RefuseUnsealedAsync(db, stop);
        await services.GetRequiredService<Migrator>().RunAsync(stop);
    }

    /// <summary>What no command works on: half a restore, and what a newer version has made. Nothing is written.</summary>
    public static async Task RefuseForeignAsync(this IServiceProvider services, CancellationToken stop = default)
    {
        if (services.GetRequiredService<StorageOptions>() is { IsRestoring: false } storage && File.Exists(storage.RestoringFile))
            throw new SettingsException($"A restore was cut off: Storage:DataFolder holds {Path.GetFileName(storage.RestoringFile)}. Run --restore again; it begins anew.");
        await services.GetRequiredService<Migrator>().RefuseNewerAsync(stop);
    }

    /// <summary>The same for a database beside that of the app.</summary>
    internal static async Task MigrateAsync(this OmbudDb db, CancellationToken stop = default)
    {
        if (db is SqliteOmbudDb) await RefuseUnsealedAsync(db, stop);
        await Migrator.RunAsync(db, stop);
    }

    /// <summary>
    /// Content from before sealing is not sealed afterwards: its clear bytes would stay in the file's free pages and in every backup.
    /// </summary>
    static async Task RefuseUnsealedAsync(OmbudDb db, CancellationToken stop)
    {
        if (IsUnsealed(db, [.. await db.Database.GetAppliedMigrationsAsync(stop)]))
            throw new SettingsException("The database in Storage:DataFolder was filled by a version that did not seal content. Ombud does not start on it. Move the folder to a safe place and start with an empty one; a demo invents its data anew.");
    }

    public static bool IsUnsealed(OmbudDb db, IReadOnlyList<string> applied) =>
        applied.Count > 0 && !applied.Any(name => name.EndsWith("_Sealing", StringComparison.Ordinal))
        && db.Database.SqlQuery<int>($"""SELECT (SELECT COUNT(*) FROM "DossierRecords") + (SELECT COUNT(*) FROM "Drafts") AS "Value" """).Single() > 0;

    sealed class Factory<TDb>(IDbContextFactory<TDb> inner) : IDbContextFactory<OmbudDb> where TDb : OmbudDb
    {
        public OmbudDb CreateDbContext() => inner.CreateDbContext();

        public async Task<OmbudDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
