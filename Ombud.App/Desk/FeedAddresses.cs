// The address of an adviser's own feed of deadlines: made, made anew, taken away. Each is on record.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.App.Vault;

namespace Ombud.App.Desk;

/// <param name="AskedOn">When a calendar last came for it, to the day.</param>
public sealed record FeedState(DateTimeOffset MadeAt, DateOnly? AskedOn);

/// <summary>A calendar programme cannot sign in: the address itself is the secret, and the database knows no more of it than a hash.</summary>
public sealed class FeedAddresses(
    IDbContextFactory<OmbudDb> dbs, WriteGate gate, AccessLog log, Rights rights, SecretKeys keys, OfficeOptions options, TimeProvider clock)
{
    internal const string Field = "calendar-feed";

    /// <summary>The office may have switched feeds off.</summary>
    public bool IsOn => options.CalendarFeed;

    /// <summary>Whether whoever asks has an address. What it is, nobody can tell any more.</summary>
    public async Task<FeedState?> FindAsync(CancellationToken stop = default)
    {
        var actor = await rights.NeedAsync(Purpose.CalendarFeed, Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.CalendarFeeds.Where(f => f.Who == actor.Id.Value).Select(f => new FeedState(f.MadeAt, f.AskedOn)).FirstOrDefaultAsync(stop);
    }

    /// <summary>The key of a new address, told this once. The old one ends with it.</summary>
    public async Task<string> MakeAsync()
    {
        var actor = await rights.NeedAsync(Purpose.CalendarFeed, Roles.Adviser);
        var key = SecretKeys.Make();
        await gate.WriteAsync(async db =>
        {
            await EndAsync(db, actor.Id.Value);
            db.CalendarFeeds.Add(new() { Who = actor.Id.Value, Hash = keys.HashOf(Field, key)!, MadeAt = clock.GetUtcNow() });
            await log.AddAsync(db, actor, [Changed], CancellationToken.None);
            return await db.SaveChangesAsync();
        });
        return key;
    }

    public async Task RemoveAsync()
    {
        var actor = await rights.NeedAsync(Purpose.CalendarFeed, Roles.Adviser);
        await gate.WriteAsync(async db =>
        {
            await EndAsync(db, actor.Id.Value);
            await log.AddAsync(db, actor, [Changed], CancellationToken.None);
            return await db.SaveChangesAsync();
        });
    }

    static Look Changed => new(AccessAct.Change, Purpose.CalendarFeed, Count: 0);

    /// <summary>Inside a transaction: whatever address somebody has, it no longer opens anything.</summary>
    internal static Task EndAsync(OmbudDb db, string who) => db.CalendarFeeds.Where(f => f.Who == who).ExecuteDeleteAsync();
}
