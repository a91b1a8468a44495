// The cases of which something is not yet journalised, with what it is: facts alone.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Journal;

/// <param name="Cases">The longest waiting first, as many as are shown.</param>
/// <param name="Gaps">How much there is in all cases.</param>
public sealed record JournalList(IReadOnlyList<Case> Cases, int Gaps, OfficeData Office);

public sealed class JournalQuery(IDbContextFactory<OmbudDb> dbs, Desk.Office office, Rights rights)
{
    /// <summary>How many cases are shown; each one's history is read.</summary>
    public const int Most = 50;

    public async Task<JournalList> RunAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("journal");
        var actor = await rights.NeedAsync(Purpose.Page, Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var waiting = db.Cases.AsNoTracking().OpenTo(actor.Id, db).Where(c => c.JournalGapSince != null);
        var gaps = await waiting.SumAsync(c => c.JournalGaps, stop);
        var keys = await waiting.OrderBy(c => c.JournalGapSince).ThenBy(c => c.Id).Take(Most).Select(c => c.Id).ToListAsync(stop);
        var cases = await CaseStore.LoadAsync(db, keys, stop);
        return new([.. cases.Where(it => it.JournalGaps.Count > 0)], gaps, await office.GetAsync(stop));
    }
}
