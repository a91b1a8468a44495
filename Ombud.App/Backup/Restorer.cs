// Puts a backup back on an empty installation: with the copied ring, or with the escrow alone.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Protection;
using Ombud.App.Vault;

namespace Ombud.App.Backup;

sealed class Restorer(StorageOptions storage, ProtectionOptions protection, IDbContextFactory<OmbudDb> dbs, IServiceProvider services)
{
    /// <param name="archive">Null: the newest.</param>
    /// <returns>The archive that was put back, and how many epochs were tried.</returns>
    public async Task<BackupDone> RestoreAsync(string archives, string keys, string? archive, CancellationToken stop = default)
    {
        // What lies beside a database belongs to it: SQLite would write a left journal into the one that is put back.
        if (!storage.IsPostgres && Parts(storage.DatabaseFile).FirstOrDefault(File.Exists) is { } there)
            throw new SettingsException($"Storage:DataFolder holds {Path.GetFileName(there)}, which is or belongs to a database. Nothing is overwritten: move it away, then restore.");
        if (Directory.Exists(protection.KeyFolder) && Directory.EnumerateFiles(protection.KeyFolder, $"*{KeyFiles.Ending}").Any())
            throw new SettingsException("Protection:KeyFolder holds keys. Nothing is overwritten: move them away, then restore.");
        archive ??= Newest(archives);
        if (!Directory.Exists(keys)) throw new SettingsException($"{keys} holds no copy of the keys.");
        if (storage.IsPostgres)
            await using (var db = await dbs.CreateDbContextAsync(stop)) await DatabaseCopy.PrepareAsync(db, stop);
        var before = FilesIn(protection.KeyFolder!).ToHashSet();
        var made = new List<string>();
        try { return new(archive, await PutBackAsync(archive, keys, made, stop)); }
        catch
        {
            // Half a restore is none: the next one finds the folders as this one did.
            foreach (var file in FilesIn(protection.KeyFolder!).Where(file => !before.Contains(file)).ToList()) File.Delete(file);
            foreach (var file in made) File.Delete(file);
            throw;
        }
    }

    /// <param name="made">Gets the names of the files that are made in the data folder.</param>
    async Task<int> PutBackAsync(string archive, string keys, List<string> made, CancellationToken stop)
    {
        BringKeys(keys);
        var restoring = $"{storage.DatabaseFile}.restoring";
        made.AddRange(Parts(restoring));
        foreach (var left in made) File.Delete(left); // of a restore that was cut off
        File.Copy(archive, restoring);
        PrivateFolder.Close(restoring);
        var epochs = await Canary.TryAsync(restoring, protection.At(protection.KeyFolder!), stop);
        if (storage.IsPostgres)
        {
            await FillAsync(restoring, stop);
            return epochs;
        }
        File.Move(restoring, storage.DatabaseFile);
        made.AddRange(Parts(storage.DatabaseFile));
        await services.MigrateAsync(stop);
        await CatchUpAsync(stop);
        return epochs;
    }

    /// <summary>What was noted beside the keys since the archive was made.</summary>
    async Task CatchUpAsync(CancellationToken stop)
    {
        await services.GetRequiredService<AccessLogAnchors>().RestoredAsync(stop);
        await using var scope = services.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<Erasures>().RepeatAsync(stop);
    }

    /// <summary>Into a server. An archive may be of an older version: its copy is brought up to date before it is read.</summary>
    async Task FillAsync(string restoring, CancellationToken stop)
    {
        await using var to = await dbs.CreateDbContextAsync(stop);
        await using (var from = OtherDatabase.OnFile(restoring))
        {
            await from.MigrateAsync(stop);
            await DatabaseCopy.RunAsync(from, to, stop: stop);
        }
        try { await CatchUpAsync(stop); }
        catch
        {
            await DatabaseCopy.UndoAsync(to, CancellationToken.None);
            throw;
        }
        foreach (var part in Parts(restoring)) File.Delete(part);
    }

    /// <summary>A database as SQLite keeps it: the file and its journals.</summary>
    static string[] Parts(string database) => [database, $"{database}-wal", $"{database}-shm", $"{database}-journal"];

    static IEnumerable<string> FilesIn(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    static string Newest(string archives) =>
        (Directory.Exists(archives) ? Directory.EnumerateFiles(archives, "ombud-*.db").Order(StringComparer.Ordinal).LastOrDefault() : null)
        ?? throw new SettingsException($"{archives} holds no archive.");

    void BringKeys(string keys)
    {
        if (protection.EscrowKeyFile is null)
        {
            KeyCopies.Copy(keys, protection.KeyFolder!);
            return;
        }
        using var offline = Certificates.OfEscrow(protection);
        var files = services.GetRequiredService<KeyFiles>(); // a fresh ring, protected as the settings say
        foreach (var file in Directory.EnumerateFiles(keys, $"*{KeyFiles.Ending}"))
            files.Bring(Path.GetFileNameWithoutExtension(file), Escrow.Open(file, offline));
        foreach (var file in Directory.EnumerateFiles(keys, $"*{AnchorFile.Ending}").Concat(Directory.EnumerateFiles(keys, ErasureLedger.FileName)))
            PrivateFolder.Write(Path.Combine(protection.KeyFolder!, Path.GetFileName(file)), File.ReadAllBytes(file));
    }
}
