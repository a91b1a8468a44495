// Puts a backup back on an empty installation: with the copied ring, or with the escrow alone.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.App.Vault;

namespace Ombud.App.Backup;

sealed class Restorer(StorageOptions storage, ProtectionOptions protection, IServiceProvider services)
{
    /// <summary>Not before it is known which file is the database.</summary>
    IDbContextFactory<OmbudDb> Dbs => services.GetRequiredService<IDbContextFactory<OmbudDb>>();

    /// <param name="archive">Null: the newest.</param>
    /// <returns>The archive that was put back, and how many epochs were tried.</returns>
    public async Task<BackupDone> RestoreAsync(string archives, string keys, string? archive, CancellationToken stop = default)
    {
        // What lies beside a database belongs to it: SQLite would write a left journal into the one that is put back.
        if (!storage.IsPostgres && OtherDatabase.PartsOf(storage.DatabaseFile).FirstOrDefault(File.Exists) is { } there)
            throw new SettingsException($"{there} is or belongs to a database. Nothing is overwritten: move it away, then restore.");
        archive ??= Newest(archives);
        if (!Directory.Exists(keys)) throw new SettingsException($"{keys} holds no copy of the keys.");
        if (File.Exists(storage.RestoringFile)) DeleteCutOff(keys);
        if (Directory.Exists(protection.KeyFolder) && Directory.EnumerateFiles(protection.KeyFolder, $"*{KeyFiles.Ending}").Any())
            throw new SettingsException("Protection:KeyFolder holds keys. Nothing is overwritten: move them away, then restore.");
        if (storage.IsPostgres)
            await using (var db = await Dbs.CreateDbContextAsync(stop)) await DatabaseCopy.PrepareAsync(db, stop);
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

    /// <summary>The database gets its name when everything is done, so that no start finds one in which erased cases are back.</summary>
    /// <param name="made">Gets the names of the files that are made in the data folder.</param>
    async Task<int> PutBackAsync(string archive, string keys, List<string> made, CancellationToken stop)
    {
        var restoring = storage.RestoringFile;
        made.AddRange(OtherDatabase.PartsOf(restoring));
        foreach (var left in made) File.Delete(left); // of a restore that was cut off
        File.Copy(archive, restoring);
        PrivateFolder.Close(restoring);
        BringKeys(keys);
        var epochs = await Canary.TryAsync(restoring, protection.At(protection.KeyFolder!), stop);
        if (storage.IsPostgres)
        {
            await FillAsync(restoring, stop);
            return epochs;
        }
        storage.IsRestoring = true;
        await services.MigrateAsync(stop);
        await CatchUpAsync(stop);
        await WriteOutAsync(stop);
        storage.IsRestoring = false;
        File.Move(restoring, storage.DatabaseFile);
        foreach (var part in made) File.Delete(part);
        return epochs;
    }

    /// <summary>What was noted beside the keys since the archive was made.</summary>
    async Task CatchUpAsync(CancellationToken stop)
    {
        await services.GetRequiredService<AccessLogAnchors>().RestoredAsync(stop);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(Actor.System);
        _ = await scope.ServiceProvider.GetRequiredService<Erasures>().RepeatAsync(stop);
        _ = await scope.ServiceProvider.GetRequiredService<LetterDesk>().HoldAsync(stop);
    }

    /// <summary>Into a server. An archive may be of an older version: its copy is brought up to date before it is read.</summary>
    async Task FillAsync(string restoring, CancellationToken stop)
    {
        await using var to = await Dbs.CreateDbContextAsync(stop);
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
        OtherDatabase.Delete(restoring);
    }

    /// <summary>Brings what stands in the write-ahead log into the database and onto the disk: only the file itself is moved.</summary>
    async Task WriteOutAsync(CancellationToken stop)
    {
        await using var db = await Dbs.CreateDbContextAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (await command.ExecuteScalarAsync(stop) is not 0L) throw new IOException("Somebody else has the database open that is being put back.");
    }

    /// <summary>Takes away the keys that a restore has brought before it was cut off: the very bytes of the copy, or the beginning of them.</summary>
    void DeleteCutOff(string keys)
    {
        foreach (var file in FilesIn(protection.KeyFolder!).ToList())
        {
            var copied = Path.Combine(keys, Path.GetRelativePath(protection.KeyFolder!, file));
            if (!File.Exists(copied)) continue;
            var (there, whole) = (File.ReadAllBytes(file), File.ReadAllBytes(copied));
            var length = Math.Min(there.Length, whole.Length);
            if (there.AsSpan(0, length).SequenceEqual(whole.AsSpan(0, length))) File.Delete(file);
        }
    }

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
