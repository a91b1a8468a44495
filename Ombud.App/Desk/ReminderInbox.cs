// The adviser's reminders behind the bell: how many are unread, the newest, and reading them off.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Data;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Desk;

public sealed record ReminderLine(long Id, CaseNumber Number, Theme Theme, ReminderRule Rule, DateOnly DueOn, bool IsRead);

/// <param name="Unread">Of all, not only of the newest.</param>
public sealed record ReminderView(int Unread, IReadOnlyList<ReminderLine> Newest);

/// <summary>Tells open pages that reminders came or were read.</summary>
public sealed class ReminderFeed(ILogger<ReminderFeed> log)
{
    readonly Listeners<ReminderFeed> listeners = new(log);

    public IDisposable Listen(Action listener) => listeners.Add(_ => listener());

    public void Announce() => listeners.Tell(this);
}

/// <summary>Only of cases that still wait for an answer: what is settled needs no reminder.</summary>
public sealed class ReminderInbox(IDbContextFactory<OmbudDb> dbs, CurrentUser user, Rights rights, TimeProvider clock, WriteGate gate, ReminderFeed feed)
{
    const int Shown = 20;

    /// <summary>The bell hangs on every page: for other roles it is empty.</summary>
    public async Task<ReminderView> ReadAsync(CancellationToken stop = default)
    {
        if (user.Actor is not { } actor || !actor.Is(Roles.Adviser)) return new(0, []);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var waiting = from r in db.Reminders.AsNoTracking()
                      join c in db.Cases.AsNoTracking().OpenTo(actor.Id, db) on r.CaseId equals c.Id
                      where c.IsOpen && c.AnsweredOn == null && c.DueOn == r.DueOn
                      select new { r.Id, r.CaseId, c.Theme, r.Rule, r.DueOn, r.ReadAt };
        var newest = await waiting.OrderByDescending(r => r.Id).Take(Shown).ToListAsync(stop);
        return new(
            await waiting.CountAsync(r => r.ReadAt == null, stop),
            newest.ConvertAll(r => new ReminderLine(r.Id, CaseNumber.FromKey(r.CaseId), r.Theme, r.Rule, r.DueOn, r.ReadAt is not null)));
    }

    public Task MarkReadAsync(long id, CancellationToken stop = default) => MarkAsync(db => db.Reminders.Where(r => r.Id == id), stop);

    public Task MarkAllReadAsync(CancellationToken stop = default) => MarkAsync(db => db.Reminders, stop);

    async Task MarkAsync(Func<OmbudDb, IQueryable<Data.Tables.ReminderRow>> which, CancellationToken stop)
    {
        await rights.NeedAsync(Purpose.Page, Roles.Adviser);
        var now = clock.GetUtcNow();
        await gate.WriteAsync(async db =>
        {
            await db.TellAsync(NodeNews.Reminders, stop);
            return await which(db).Where(r => r.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.ReadAt, now), stop);
        });
        feed.Announce();
    }
}
