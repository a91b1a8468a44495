// The one door to content: right checked, look logged, then opened.
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

public sealed class Dossiers(IDbContextFactory<OmbudDb> dbs, CurrentUser user, TimeProvider clock)
{
    /// <summary>Opens a dossier for reading. Null if there is no such case, or the person has no right to look.</summary>
    public async Task<Dossier?> OpenAsync(CaseNumber number, Purpose purpose, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (!await db.Cases.AnyAsync(c => c.Id == number.Key, stop)) return null;
        return await OpenAsync(db, number, purpose, stop);
    }

    /// <summary>Opens a dossier in a unit of work, so that the log of the look is saved before the content is seen.</summary>
    internal async Task<Dossier?> OpenAsync(OmbudDb db, CaseNumber number, Purpose purpose, CancellationToken stop)
    {
        if (user.Actor is not { } actor || !actor.Is(Roles.Adviser, Roles.System)) return null;
        db.AccessLog.Add(new() { At = clock.GetUtcNow(), By = actor.Id.Value, Role = actor.Role, CaseId = number.Key, Purpose = purpose });
        await db.SaveChangesAsync(stop);
        var rows = await db.DossierRecords.AsNoTracking().Where(d => d.CaseId == number.Key).ToListAsync(stop);
        return new Dossier(rows.Select(DossierJson.Read));
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
        db.AccessLog.Add(new() { At = clock.GetUtcNow(), By = actor.Id.Value, Role = actor.Role, Purpose = Purpose.SearchIndex, Count = count });
        await db.SaveChangesAsync(stop);
        expect(count);
        for (var before = long.MaxValue; ;)
        {
            var ids = await db.Cases.Where(c => c.Id < before).OrderByDescending(c => c.Id).Select(c => c.Id).Take(CasesAtATime).ToListAsync(stop);
            if (ids.Count == 0) yield break;
            var (newest, oldest) = (ids[0], ids[^1]);
            before = oldest;
            var records = (await db.DossierRecords.AsNoTracking().Where(d => d.CaseId >= oldest && d.CaseId <= newest).ToListAsync(stop)).ToLookup(d => d.CaseId);
            yield return [.. ids.Select(id => (CaseNumber.FromKey(id), new Dossier(records[id].Select(DossierJson.Read))))];
        }
    }

    /// <summary>The same door for cases that have changed; the changes themselves are on record.</summary>
    internal async Task<IReadOnlyList<(CaseNumber Number, Dossier Content)>> ReadForSearchAsync(IReadOnlyCollection<CaseNumber> numbers, CancellationToken stop)
    {
        long[] keys = [.. numbers.Select(n => n.Key)];
        await using var db = await dbs.CreateDbContextAsync(stop);
        var records = (await db.DossierRecords.AsNoTracking().Where(d => EF.Parameter(keys).Contains(d.CaseId)).ToListAsync(stop)).ToLookup(d => d.CaseId);
        return [.. numbers.Select(number => (number, new Dossier(records[number.Key].Select(DossierJson.Read))))];
    }

    /// <summary>Writes the fresh records of a dossier in the given unit of work.</summary>
    internal static void Save(OmbudDb db, Dossier changed, CaseNumber number)
    {
        foreach (var record in changed.Fresh)
            db.Entry(DossierJson.Write(record, number.Key)).State = changed.IsNew(record) ? EntityState.Added : EntityState.Modified;
    }
}
