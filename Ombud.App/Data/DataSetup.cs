// Opens the database named in the settings and brings its schema up to date.
using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Protection;

namespace Ombud.App.Data;

public sealed class StorageOptions
{
    public string Provider { get; set; } = "Sqlite";
    /// <summary>Where the SQLite database and the cookie keys stand; relative to the working directory.</summary>
    public string DataFolder { get; set; } = "data";
    [PasswordPropertyText(true)] public string? ConnectionString { get; set; }
    /// <summary>The name of this node, which keeps a chain of its own in the access log; needed only where several share a database.</summary>
    public string Node { get; set; } = "main";

    public string DatabaseFile => Path.Combine(Path.GetFullPath(DataFolder), "ombud.db");
}

static class DataSetup
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        var storage = builder.Configuration.GetSection("Storage").Get<StorageOptions>() ?? new();
        PrivateFolder.Make(Path.GetFullPath(storage.DataFolder));
        builder.Services.AddSingleton(storage);
        builder.Services.AddPooledDbContextFactory<SqliteOmbudDb>(options => options.UseOmbudSqlite(storage.ConnectionString ?? $"Data Source={storage.DatabaseFile}"));
        builder.Services.AddSingleton<IDbContextFactory<OmbudDb>, SqliteFactory>();
        builder.Services.AddSingleton<WriteGate>();
        return builder;
    }

    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken stop = default)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<OmbudDb>>().CreateDbContextAsync(stop);
        await RefuseUnsealedAsync(db, stop);
        await db.Database.MigrateAsync(stop);
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

    sealed class SqliteFactory(IDbContextFactory<SqliteOmbudDb> inner) : IDbContextFactory<OmbudDb>
    {
        public OmbudDb CreateDbContext() => inner.CreateDbContext();

        public async Task<OmbudDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
