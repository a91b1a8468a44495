// Does a copy of the database open with a copy of the keys? Tried on one case of each epoch.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

static class Canary
{
    /// <summary>How many epochs were tried.</summary>
    /// <exception cref="SettingsException">Something does not open; the message names the epoch.</exception>
    public static async Task<int> TryAsync(string database, ProtectionOptions keys, CancellationToken stop)
    {
        var files = new KeyFiles(new KeyRing(keys, isCopy: true), new Escrow(keys), keys);
        files.OpenAll();
        var caseKeys = new CaseKeys(new EpochKeys(files), TimeProvider.System);
        await using var db = new SqliteOmbudDb(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite($"Data Source={database};Mode=ReadOnly;Pooling=False").Options);
        var epochs = await db.CaseKeys.Select(k => k.Epoch).Distinct().Order().ToListAsync(stop);
        foreach (var epoch in epochs)
        {
            var newest = await db.CaseKeys.AsNoTracking().Where(k => k.Epoch == epoch).OrderByDescending(k => k.CaseId).FirstAsync(stop);
            var records = await db.DossierRecords.AsNoTracking().Where(d => d.CaseId == newest.CaseId).ToListAsync(stop);
            if (caseKeys.Open(newest) is not { } key || DossierSeal.Open(records, key).Unreadable.Count > 0)
                throw new SettingsException($"A case of the epoch {epoch} does not open with the keys beside it. Do not rely on this copy; look for the key files of that month.");
        }
        return epochs.Count;
    }
}
