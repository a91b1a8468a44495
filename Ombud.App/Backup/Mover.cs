// Moves an installation that stands still to another database; the keys stay where they are.
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Vault;

namespace Ombud.App.Backup;

sealed class Mover(StorageOptions storage, AccessLog log)
{
    /// <param name="target">A connection string: of a server, or of a file that is not there yet.</param>
    /// <param name="tell">Hears of each table once it was compared.</param>
    public async Task<IReadOnlyList<TableSum>> RunAsync(string target, Action<TableSum> tell, CancellationToken stop = default)
    {
        var file = OtherDatabase.FileOf(target);
        await using var from = await storage.OpenAloneAsync(stop);
        await Migrator.RefuseNewerAsync(from, stop);
        if ((await from.Database.GetPendingMigrationsAsync(stop)).Any())
            throw new SettingsException("The database to copy is of an older version. Bring it up to date with --migrate first.");
        await LogAsync(from, stop);
        try
        {
            if (file is not null) return await DatabaseCopy.ToFileAsync(from, file, tell, stop);
            await using var to = OtherDatabase.OnServer(target);
            return await DatabaseCopy.RunAsync(from, to, tell, stop);
        }
        catch (DbException e) { throw new SettingsException($"The copy did not come to its end, and nothing of it was kept: {e.Message}"); }
    }

    async Task LogAsync(OmbudDb from, CancellationToken stop)
    {
        await log.AddAsync(from, Actor.System, [new Look(AccessAct.Export, Purpose.Backup, Count: await from.Cases.CountAsync(stop))], stop);
        await from.SaveChangesAsync(stop);
        from.ChangeTracker.Clear();
    }
}
