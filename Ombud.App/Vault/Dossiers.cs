// The one door to content: right checked, look logged, then unsealed.
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

public sealed class Dossiers(IDbContextFactory<OmbudDb> dbs, CaseKeys keys, Lookups lookups, AccessLog log, Rights rights, CurrentUser user)
{
    /// <summary>Opens a dossier for reading. Null if there is no such case, or the person has no right to look.</summary>
    public Task<Dossier?> OpenAsync(CaseNumber number, Purpose purpose, CancellationToken stop = default) => OpenAsync(number, AccessAct.Read, purpose, stop);

    /// <summary>The same for a reading that goes out of the house: the act says so in the log.</summary>
    public async Task<Dossier?> OpenAsync(CaseNumber number, AccessAct act, Purpose purpose, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (!await db.Cases.AnyAsync(c => c.Id == number.Key, stop) || await rights.OfCaseAsync(number, purpose, stop) is not { } actor) return null;
        await log.WriteAsync(actor, new Look(act, purpose, number));
        return await ReadAsync(db, number, stop);
    }

    /// <summary>What was opened is being printed: a row of its own. False: no right to the case.</summary>
    public async Task<bool> PrintedAsync(CaseNumber number, CancellationToken stop = default)
    {
        if (await rights.OfCaseAsync(number, Purpose.CaseHandling, stop) is not { } actor) return false;
        await log.WriteAsync(actor, new Look(AccessAct.Print, Purpose.CaseHandling, number));
        return true;
    }

    /// <summary>Opens a dossier in a writer's turn, so that the log of the look is saved before the content is seen.</summary>
    internal async Task<Dossier?> OpenAsync(OmbudDb db, Case loaded, Purpose purpose, CancellationToken stop)
    {
        if (user.Actor is not { } actor) return null;
        var may = actor.Is(Roles.Adviser, Roles.System) && !loaded.IsShutOut(actor.Id);
        await log.AddAsync(db, actor, [new(may ? AccessAct.Read : AccessAct.Refused, purpose, loaded.Number)], stop);
        await db.SaveChangesAsync(stop);
        return may ? await ReadAsync(db, loaded.Number, stop) : null;
    }

    async Task<Dossier> ReadAsync(OmbudDb db, CaseNumber number, CancellationToken stop)
    {
        var rows = await db.DossierRecords.AsNoTracking().Where(d => d.CaseId == number.Key).ToListAsync(stop);
        return DossierSeal.Open(rows, await keys.FindAsync(db, number.Key, stop));
    }

    const int CasesAtATime = 2_000;

    /// <summary>
    /// The system's own door, for <see cref="SearchIndexBuilder"/> alone: every dossier, the newest first. One row of the
    /// access log covers the whole reading.
    /// </summary>
    internal async IAsyncEnumerable<IReadOnlyList<(CaseNumber Number, Dossier Content)>> ReadAllForSearchAsync(
        Action<long> expect, [EnumeratorCancellation] CancellationToken stop)
    {
        if (user.Actor is not { } actor || !actor.Is(Roles.System)) throw new InvalidOperationException("Only the system fills the index.");
        await using var db = await dbs.CreateDbContextAsync(stop);
        var count = await db.Cases.CountAsync(stop);
        await log.WriteAsync(actor, new Look(AccessAct.Read, Purpose.SearchIndex, Count: count));
        expect(count);
        for (var before = long.MaxValue; ;)
        {
            var ids = await db.Cases.Where(c => c.Id < before).OrderByDescending(c => c.Id).Select(c => c.Id).Take(CasesAtATime).ToListAsync(stop);
            if (ids.Count == 0) yield break;
            var (newest, oldest) = (ids[0], ids[^1]);
            before = oldest;
            var records = await db.DossierRecords.AsNoTracking().Where(d => d.CaseId >= oldest && d.CaseId <= newest).ToListAsync(stop);
            var wrapped = await db.CaseKeys.AsNoTracking().Where(k => k.CaseId >= oldest && k.CaseId <= newest).ToListAsync(stop);
            yield return OpenAll(ids, records, wrapped);
        }
    }

    /// <summary>The same door for cases that have changed; the changes themselves are on record.</summary>
    internal Task<IReadOnlyList<(CaseNumber Number, Dossier Content)>> ReadForSearchAsync(IReadOnlyCollection<CaseNumber> numbers, CancellationToken stop) =>
        ReadSomeAsync(numbers, _ => true, stop);

    /// <summary>For <see cref="ShownNames"/>, which has checked the right and logged the looks: the party of each case, and nothing else of it.</summary>
    internal Task<IReadOnlyList<(CaseNumber Number, Dossier Content)>> ReadPartiesAsync(IReadOnlyCollection<CaseNumber> numbers, CancellationToken stop) =>
        ReadSomeAsync(numbers, row => row.Kind == RecordKind.Party, stop);

    async Task<IReadOnlyList<(CaseNumber Number, Dossier Content)>> ReadSomeAsync(
        IReadOnlyCollection<CaseNumber> numbers, Expression<Func<DossierRow, bool>> which, CancellationToken stop)
    {
        long[] ids = [.. numbers.Select(n => n.Key)];
        await using var db = await dbs.CreateDbContextAsync(stop);
        var records = await db.DossierRecords.AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.CaseId)).Where(which).ToListAsync(stop);
        var wrapped = await db.CaseKeys.AsNoTracking().Where(k => EF.Parameter(ids).Contains(k.CaseId)).ToListAsync(stop);
        return OpenAll(ids, records, wrapped);
    }

    List<(CaseNumber, Dossier)> OpenAll(IEnumerable<long> ids, IEnumerable<DossierRow> records, IEnumerable<CaseKeyRow> wrapped)
    {
        var (recordsOf, keyOf) = (records.ToLookup(d => d.CaseId), wrapped.ToDictionary(k => k.CaseId, keys.Open));
        return [.. ids.Select(id => (CaseNumber.FromKey(id), DossierSeal.Open(recordsOf[id], keyOf.GetValueOrDefault(id))))];
    }

    /// <summary>Gives a new case its key and writes the records of its dossier, in the given unit of work.</summary>
    internal void SaveNew(OmbudDb db, Dossier made, CaseNumber number)
    {
        var (row, key) = keys.Make(number.Key);
        using var ready = new SealingKey(key);
        db.Insert(row);
        foreach (var record in made.Fresh) db.Insert(DossierSeal.Close(record, number.Key, ready));
        foreach (var lookup in lookups.Of(made, number.Key)) db.Insert(lookup);
    }

    /// <summary>
    /// Writes the fresh records of a dossier in the given unit of work, and takes away those that were removed. Refused if the case has
    /// no key that opens, or pieces of a new document are missing.
    /// </summary>
    internal async Task<Refusal?> SaveAsync(OmbudDb db, Dossier changed, CaseNumber number, CancellationToken stop)
    {
        if (changed.Fresh.Count == 0 && changed.Removed.Count == 0) return null;
        if (await keys.FindAsync(db, number.Key, stop) is not { } key) return new Refusal.ContentUnreadable();
        foreach (var document in changed.Fresh.OfType<Document>())
            if (changed.IsNew(document) && !await Documents.IsCompleteAsync(db, document, stop)) return new Refusal.ContentUnreadable();
        await Documents.RemoveAsync(db, changed.Removed, number, stop);
        using var ready = new SealingKey(key);
        foreach (var record in changed.Fresh)
        {
            var row = DossierSeal.Close(record, number.Key, ready);
            if (changed.IsNew(record)) db.Insert(row);
            else db.Update(row);
        }
        if (changed.Fresh.Any(record => record is Party or Representation or References)) await FollowAsync(db, changed, number, stop);
        return null;
    }

    /// <summary>The case is found by what its parties and numbers are now, and no more by what they were; of what does not open nobody knows that.</summary>
    async Task FollowAsync(OmbudDb db, Dossier changed, CaseNumber number, CancellationToken stop)
    {
        var (before, now) = (await db.Lookups.Where(l => l.CaseId == number.Key).ToListAsync(stop), lookups.Of(changed, number.Key));
        if (changed.Unreadable.Count == 0) db.Lookups.RemoveRange(before.Where(old => !now.Any(l => l.Field == old.Field && l.Token == old.Token)));
        db.Lookups.AddRange(now.Where(l => !before.Any(old => old.Field == l.Field && old.Token == l.Token)));
    }
}
