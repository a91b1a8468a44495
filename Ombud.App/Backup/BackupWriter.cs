// Copies the running system to two places: an archive of the database, and the newest keys. Each is worthless without the other.
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.App.Vault;

namespace Ombud.App.Backup;

/// <param name="Archive">The file of the database's copy.</param>
/// <param name="Epochs">From how many months' keys a case was opened from the two copies.</param>
public sealed record BackupDone(string Archive, int Epochs);

public sealed class BackupWriter(IDbContextFactory<OmbudDb> dbs, ProtectionOptions protection, AccessLog log, TimeProvider clock)
{
    public const string Archives = "archives", Keys = "keys";

    /// <summary>The database first: keys that are copied later hold at least what it needs.</summary>
    public async Task<BackupDone> WriteAsync(string archives, string keys, CancellationToken stop = default)
    {
        var at = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var archive = Path.Combine(PrivateFolder.Make(archives).FullName, $"ombud-{at}.db");
        if (File.Exists(archive)) throw new SettingsException($"{archive} is there already.");
        await using (var db = await dbs.CreateDbContextAsync(stop))
        {
            await log.WriteAsync(Actor.System, new Look(AccessAct.Export, Purpose.Backup, Count: await db.Cases.CountAsync(stop)));
            await CopyAsync(db, archive, stop);
        }
        return new(archive, await KeyCopies.RenewAsync(protection.KeyFolder!, Path.GetFullPath(keys), fresh => Canary.TryAsync(archive, protection.At(fresh), stop)));
    }

    /// <summary>As of one moment while others write; without the free pages, where deleted bytes could stand.</summary>
    static async Task CopyAsync(OmbudDb db, string archive, CancellationToken stop)
    {
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(archive)!, "ombud-*.db.half*").ToList()) File.Delete(left); // of a backup that was cut off
        if (db is not SqliteOmbudDb)
        {
            await DatabaseCopy.ToFileAsync(db, archive, stop: stop);
            return;
        }
        var half = $"{archive}.half";
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {half}", stop);
        DatabaseCopy.Finish(half, archive);
    }
}
