// Copies a whole database into an empty one, of whichever provider the two are, and compares what arrived with what was read.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Protection;

namespace Ombud.App.Backup;

/// <summary>Row by row, as of one moment of the source and in one transaction of the target: whatever goes wrong, nothing is there that looks whole.</summary>
public static class DatabaseCopy
{
    /// <summary>Keys of cookies belong to an installation, not to its data: each makes its own, and people sign in again.</summary>
    static readonly Type[] MadeAnew = [typeof(CookieKeyRow)];

    /// <param name="tell">Hears of each table once it was compared.</param>
    /// <exception cref="SettingsException">The target is not empty, or does not hold what was written to it.</exception>
    public static async Task<IReadOnlyList<TableSum>> RunAsync(OmbudDb from, OmbudDb to, Action<TableSum>? tell = null, CancellationToken stop = default)
    {
        await PrepareAsync(to, stop);
        await using var reading = await from.BeginWholeAsync(stop);
        await using var writing = await to.BeginWholeAsync(stop);
        var copied = new List<TableSum>();
        foreach (var table in CopiedOf(to))
        {
            var read = new RowSums(table);
            await to.FillAsync(table, read.WatchAsync(from.RowsOf(table).AsAsyncEnumerable()), stop);
            copied.Add(read.Sum);
        }
        foreach (var (table, read) in CopiedOf(to).Zip(copied))
        {
            var written = await TableSum.OfAsync(to, table, stop);
            if (written != read) throw new SettingsException($"The copy is not what was copied, and nothing of it was kept. Read: {read}. Written: {written}.");
            tell?.Invoke(written);
        }
        await writing.CommitAsync(stop);
        return copied;
    }

    /// <summary>The same into a file that is not there yet, which is made under another name.</summary>
    public static async Task<IReadOnlyList<TableSum>> ToFileAsync(OmbudDb from, string file, Action<TableSum>? tell = null, CancellationToken stop = default)
    {
        if (File.Exists(file)) throw new SettingsException($"{file} is there already.");
        var half = $"{file}.half";
        OtherDatabase.Delete(half);
        PrivateFolder.Write(half, []);
        IReadOnlyList<TableSum> copied;
        try
        {
            await using var to = OtherDatabase.OnFile(half);
            copied = await RunAsync(from, to, tell, stop);
            // One file, with nothing beside it.
            await to.Database.ExecuteSqlAsync($"PRAGMA journal_mode = delete", stop);
        }
        catch
        {
            OtherDatabase.Delete(half);
            throw;
        }
        Finish(half, file);
        return copied;
    }

    /// <summary>A file that is whole gets its name once it is on the disk.</summary>
    public static void Finish(string half, string file)
    {
        using (var copy = new FileStream(half, FileMode.Open, FileAccess.ReadWrite)) copy.Flush(flushToDisk: true);
        PrivateFolder.Close(half);
        File.Move(half, file);
    }

    /// <summary>Makes the schema. Tables of another version, and such as have rows, are left as they are.</summary>
    public static async Task PrepareAsync(OmbudDb to, CancellationToken stop)
    {
        var pending = (await to.Database.GetPendingMigrationsAsync(stop)).ToList();
        if (pending.Count > 0 && (await to.Database.GetAppliedMigrationsAsync(stop)).Any())
            throw new SettingsException("The database to write to holds the tables of another version of Ombud. Nothing is overwritten: name an empty one.");
        await to.MigrateAsync(stop);
        foreach (var table in to.Tables)
            if (await to.RowsOf(table).AnyAsync(stop))
                throw new SettingsException($"The database to write to is not empty: its table {table.GetTableName()} has rows. Nothing is overwritten: name an empty one, on which Ombud has not been started.");
    }

    /// <summary>Takes out again what was copied into a database that was empty.</summary>
    public static async Task UndoAsync(OmbudDb to, CancellationToken stop)
    {
        await using var undoing = await to.BeginWholeAsync(stop);
#pragma warning disable EF1002 // Names of tables come from the model.
        foreach (var table in to.Tables.Reverse()) await to.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table.GetTableName()}\"", stop);
#pragma warning restore EF1002
        await undoing.CommitAsync(stop);
    }

    static IEnumerable<IEntityType> CopiedOf(OmbudDb db) => db.Tables.Where(table => !MadeAnew.Contains(table.ClrType));
}
