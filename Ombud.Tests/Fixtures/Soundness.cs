// Whether everything in a database fits together after whatever was done to it.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;

namespace Ombud.Tests.Fixtures;

static class Soundness
{
    /// <summary>Every case has its events, points and content; numbers and positions have no gap; rows are as the events say; the file is whole.</summary>
    public static async Task AssertAsync(OmbudHost host, int year = 2026)
    {
        await using var db = await host.DatabaseAsync();
        await AssertAsync(db, year);
    }

    /// <summary>The same where there is a database and no host.</summary>
    public static async Task AssertAsync(OmbudDb db, int year = 2026)
    {
        var cases = await db.Cases.AsNoTracking().OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(Enumerable.Range(1, cases.Count), cases.Select(c => c.Number.Running));
        Assert.Equal(cases.Count, await db.Counters.Where(c => c.Name == CounterRow.CasesOf(year)).Select(c => c.Value).SingleOrDefaultAsync());
        var positions = await db.Events.OrderBy(e => e.Position).Select(e => e.Position).ToListAsync();
        Assert.Equal(Enumerable.Range(1, positions.Count).Select(p => (long)p), positions);
        var events = await db.Events.GroupBy(e => e.CaseId).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(e => e.Sequence) }).ToDictionaryAsync(g => g.Key);
        Assert.All(cases, c => Assert.True(events[c.Id].Count == c.Version && events[c.Id].Last == c.Version, c.Number.ToString()));
        Assert.Equal(cases.Select(c => c.Id), (await db.Points.Select(p => p.CaseId).Distinct().ToListAsync()).Order());
        // A party for each case, and each note and document that a case knows of.
        var added = await db.Events.CountAsync(e => e.Body.Contains("note-added") || e.Body.Contains("document-added"));
        var removed = await db.Events.CountAsync(e => e.Body.Contains("document-removed"));
        // A letter's words, and a file for each copy that was ever made of it.
        var letters = await db.Letters.CountAsync() + await db.Outbox.CountAsync() + await db.Events.CountAsync(e => e.Body.Contains("letter-queued-again"));
        Assert.Equal(cases.Count + added - removed + letters, await db.DossierRecords.CountAsync());
        Assert.False(await db.DocumentChunks.AnyAsync(c => !db.DossierRecords.Any(d => d.Id == c.DocumentId)));
        if (!db.Database.IsSqlite()) return;
        Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync());
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
    }
}
