// The key of each case: made with the case, wrapped by the key of the month, kept beside the case.
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

public sealed class CaseKeys(EpochKeys epochs, TimeProvider clock) : IDisposable
{
    readonly Lock one = new();
    (int Epoch, SealingKey Key)? current;

    static readonly Compiled<Func<OmbudDb, long, CancellationToken, Task<CaseKeyRow?>>> RowOf =
        new(() => EF.CompileAsyncQuery((OmbudDb db, long caseId, CancellationToken stop) => db.CaseKeys.AsNoTracking().FirstOrDefault(k => k.CaseId == caseId)));

    public (CaseKeyRow Row, byte[] Key) Make(long caseId)
    {
        var epoch = EpochKeys.EpochOf(clock.DanishToday);
        var key = Seal.NewKey();
        return (new() { CaseId = caseId, Epoch = epoch, Wrapped = Of(epoch).Close(key, PlaceOf(caseId, epoch)) }, key);
    }

    /// <summary>The key of this month is needed for each new case; those of other months are used elsewhere, and seldom.</summary>
    SealingKey Of(int epoch)
    {
        lock (one)
        {
            if (current is { } ready && ready.Epoch == epoch) return ready.Key;
            // The one before may be in use this very moment: it goes with its last user.
            current = (epoch, new(epochs.GetOrMake(epoch)));
            return current.Value.Key;
        }
    }

    /// <summary>Null: the case has no key any more, or it cannot be opened.</summary>
    public async Task<byte[]?> FindAsync(OmbudDb db, long caseId, CancellationToken stop) =>
        await RowOf.For(db)(db, caseId, stop) is { } row ? Open(row) : null;

    public byte[]? Open(CaseKeyRow row) =>
        epochs.Find(row.Epoch) is { } epochKey ? Seal.TryOpen(epochKey, row.Wrapped, PlaceOf(row.CaseId, row.Epoch)) : null;

    /// <summary>The same key under another month's. Null: it does not open.</summary>
    public CaseKeyRow? Move(CaseKeyRow row, int epoch)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Open(row) is { } key ? new() { CaseId = row.CaseId, Epoch = epoch, Wrapped = Seal.Close(epochs.GetOrMake(epoch), key, PlaceOf(row.CaseId, epoch)) } : null;
    }

    public void Dispose() => current?.Key.Dispose();

    static Place PlaceOf(long caseId, int epoch) => new("CaseKeys", epoch.ToString(CultureInfo.InvariantCulture), caseId);
}
