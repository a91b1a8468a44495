// Brings the schema up to date, and refuses a database that a newer version has made.
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Ombud.App.Data;

public sealed class Migrator(IDbContextFactory<OmbudDb> dbs, DatabaseState state)
{
    /// <summary>Stands behind each migration in the database's own list, so that an older version can say who was there: "Ombud 1.0.0+4d440ed9f1c2".</summary>
    public static string Version { get; } = Shortened($"Ombud {typeof(Migrator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}");

    public async Task RunAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        await RunAsync(db, stop);
        state.Watch(db.Database.GetMigrations().LastOrDefault());
    }

    internal static async Task RunAsync(OmbudDb db, CancellationToken stop)
    {
        await RefuseNewerAsync(db, stop);
        if (db is SqliteOmbudDb) await SqliteMigration.RunAsync(db.Database.GetConnectionString()!, stop);
        // PostgreSQL holds a lock for the one who migrates, lets go of it when they die, and undoes what they had begun. Whether there is
        // anything to do is asked first: migrating compares whole models before it finds nothing.
        else if ((await db.Database.GetPendingMigrationsAsync(stop)).Any()) await db.Database.MigrateAsync(stop);
    }

    /// <exception cref="SettingsException">It has migrations that this version does not know. Nothing was written.</exception>
    public async Task RefuseNewerAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        await RefuseNewerAsync(db, stop);
    }

    internal static async Task RefuseNewerAsync(OmbudDb db, CancellationToken stop)
    {
        // A cut in the middle of the very first start leaves a journal, which only somebody who may write can undo. The database layer's
        // own look whether there is a database may not.
        if (db is SqliteOmbudDb && File.Exists(db.Database.GetDbConnection().DataSource)) await db.Database.OpenConnectionAsync(stop);
        if (!(await db.Database.GetAppliedMigrationsAsync(stop)).Except(db.Database.GetMigrations()).Any()) return;
        var last = await db.Database.SqlQuery<Applied>($"""SELECT "MigrationId", "ProductVersion" FROM "__EFMigrationsHistory" """)
            .OrderByDescending(a => a.MigrationId).FirstAsync(stop);
        throw new SettingsException($"The database was brought to {last.MigrationId} by {last.ProductVersion}. This is {Version}, which does not know it: Ombud does not start, "
            + "and nothing was written. Start the version that made it or a newer one, or put back the backup from before the upgrade.");
    }

    internal static string MakerOf(OmbudDb db, string migration) =>
        db.Database.SqlQuery<Applied>($"""SELECT "MigrationId", "ProductVersion" FROM "__EFMigrationsHistory" """).Single(a => a.MigrationId == migration).ProductVersion;

    sealed record Applied(string MigrationId, string ProductVersion);

    /// <summary>As long as the list's column takes on every database.</summary>
    static string Shortened(string version) => version.Length <= 32 ? version : version[..32];
}
