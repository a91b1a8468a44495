// Puts a backup back on an empty installation: with the copied ring, or with the escrow alone.
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Protection;
using Ombud.App.Vault;

namespace Ombud.App.Backup;

sealed class Restorer(StorageOptions storage, ProtectionOptions protection, IServiceProvider services)
{
    /// <param name="archive">Null: the newest.</param>
    /// <returns>The archive that was put back, and how many epochs were tried.</returns>
    public async Task<BackupDone> RestoreAsync(string archives, string keys, string? archive, CancellationToken stop = default)
    {
        if (File.Exists(storage.DatabaseFile)) throw new SettingsException("Storage:DataFolder holds a database. Nothing is overwritten: move it away, then restore.");
        if (Directory.Exists(protection.KeyFolder) && Directory.EnumerateFiles(protection.KeyFolder, $"*{KeyFiles.Ending}").Any())
            throw new SettingsException("Protection:KeyFolder holds keys. Nothing is overwritten: move them away, then restore.");
        archive ??= Newest(archives);
        if (!Directory.Exists(keys)) throw new SettingsException($"{keys} holds no copy of the keys.");
        var before = FilesIn(protection.KeyFolder!).ToHashSet();
        try { return new(archive, await PutBackAsync(archive, keys, stop)); }
        catch
        {
            // Half a restore is none: the next one finds the folders as this one did.
            foreach (var file in FilesIn(protection.KeyFolder!).Where(file => !before.Contains(file)).ToList()) File.Delete(file);
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(storage.DatabaseFile)!, $"{Path.GetFileName(storage.DatabaseFile)}*").ToList()) File.Delete(file);
            throw;
        }
    }

    async Task<int> PutBackAsync(string archive, string keys, CancellationToken stop)
    {
        BringKeys(keys);
        var restoring = $"{storage.DatabaseFile}.restoring";
        File.Copy(archive, restoring, overwrite: true);
        PrivateFolder.Close(restoring);
        var epochs = await Canary.TryAsync(restoring, protection.At(protection.KeyFolder!), stop);
        File.Move(restoring, storage.DatabaseFile);
        await services.MigrateAsync(stop);
        await services.GetRequiredService<AccessLogAnchors>().RestoredAsync(stop);
        await using var scope = services.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<Erasures>().RepeatAsync(stop);
        return epochs;
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
