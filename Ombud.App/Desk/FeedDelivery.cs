// What the address of a feed opens: the open cases of the adviser whose it is, facts alone, and a row in the access log each time.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

/// <param name="ChangedAt">When the case last changed in any way.</param>
public sealed record FeedCase(CaseFacts Facts, DateTimeOffset ChangedAt);

public sealed class FeedDelivery(IDbContextFactory<OmbudDb> dbs, WriteGate gate, AccessLog log, SecretKeys keys, OfficeOptions options, TimeProvider clock)
{
    /// <summary>
    /// Who has lost their role at the authority, Ombud learns only when they come. An address whose owner has left no trace for that long
    /// rests, until they do something in Ombud again.
    /// </summary>
    public static readonly TimeSpan RestsAfter = TimeSpan.FromDays(60);

    /// <summary>Null: no such address, or it opens nothing for its owner any more.</summary>
    public async Task<IReadOnlyList<FeedCase>?> ReadAsync(string key, CancellationToken stop = default)
    {
        using var asked = Measures.Query("calendar-feed");
        if (!options.CalendarFeed || keys.HashOf(FeedAddresses.Field, key) is not { } hash) return null;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.Hash == hash, stop);
        if (feed is null || !SecretKeys.AreSame(feed.Hash, hash)) return null;
        if (!await IsAdviserAsync(db, feed.Who, stop))
        {
            Measures.Refused("no-right");
            return null;
        }
        var cases = await CasesAsync(db, new(feed.Who), stop);
        await LogAsync(feed.Who, cases.Count);
        return cases;
    }

    async Task<bool> IsAdviserAsync(OmbudDb db, string who, CancellationToken stop)
    {
        if (await db.Staff.AnyAsync(s => s.Id == who && (!s.IsActive || s.Role != Roles.Adviser), stop)) return false;
        // What they last did themselves tells in which role the authority last let them in.
        var last = await db.AccessLog.Where(a => a.By == who && !(a.Purpose == Purpose.CalendarFeed && a.Act == AccessAct.Read))
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Sequence).Select(a => new { a.At, a.Role }).FirstOrDefaultAsync(stop);
        return last is { Role: Roles.Adviser } && clock.GetUtcNow() - last.At <= RestsAfter;
    }

    static async Task<IReadOnlyList<FeedCase>> CasesAsync(OmbudDb db, StaffId who, CancellationToken stop)
    {
        var theirs = db.Cases.AsNoTracking().OpenTo(who, db).Where(c => c.IsOpen && c.Handler == who.Value);
        var changes = await (from c in theirs
                             join e in db.Events on new { CaseId = c.Id, Sequence = c.Version } equals new { e.CaseId, e.Sequence }
                             select new { c.Id, e.At }).ToDictionaryAsync(c => c.Id, c => c.At, stop);
        var facts = await theirs.OrderBy(c => c.Id).Select(CaseFacts.Of).ToListAsync(stop);
        // A case that came in between is there the next time.
        return [.. facts.Where(f => changes.ContainsKey(f.Number.Key)).Select(f => new FeedCase(f, changes[f.Number.Key]))];
    }

    /// <summary>On the disk before anything is handed out.</summary>
    Task<int> LogAsync(string who, int count)
    {
        var today = clock.DanishToday;
        return gate.WriteAsync(async db =>
        {
            await db.CalendarFeeds.Where(f => f.Who == who && f.AskedOn != today).ExecuteUpdateAsync(set => set.SetProperty(f => f.AskedOn, today));
            await log.AddAsync(db, new(new(who), Roles.Adviser), [new(AccessAct.Read, Purpose.CalendarFeed, Count: count)], CancellationToken.None);
            return await db.SaveChangesAsync();
        });
    }
}
