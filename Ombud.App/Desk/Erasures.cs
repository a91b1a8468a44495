// Erases what a case holds of people, once a review has proposed it and the number was typed a second time; the facts stay for the figures.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

public sealed class Erasures(
    IDbContextFactory<OmbudDb> dbs, CaseDesk desk, Office office, ErasureLedger ledger, WriteGate gate, CaseFeed feed, AccessLog log, CurrentUser user, TimeProvider clock)
{
    /// <param name="typed">The number as the adviser typed it, to be sure of the case.</param>
    public async Task<Refusal?> EraseAsync(CaseNumber number, string? typed, int seenVersion, CancellationToken stop = default)
    {
        if (user.Actor is not { } actor) return new Refusal.NotAllowedForRole();
        if (!actor.Is(Roles.Adviser))
        {
            await log.WriteAsync(actor, new Look(AccessAct.Refused, Purpose.Erasure, number));
            return new Refusal.NotAllowedForRole();
        }
        if (string.IsNullOrWhiteSpace(typed)) return new Refusal.InvalidInput([new("number", Problem.Missing)]);
        if (!CaseNumber.TryParse(typed, out var meant) || meant != number) return new Refusal.InvalidInput([new("number", Problem.NotTheSame)]);
        return await EraseAsync(number, actor, seenVersion, loaded => loaded.Erase(clock.DanishToday), stop);
    }

    /// <summary>After a backup was put back: what was erased since is erased again. Gives how many cases that were.</summary>
    internal async Task<int> RepeatAsync(CancellationToken stop)
    {
        var again = 0;
        foreach (var entry in ledger.Read())
            if (await EraseAsync(CaseNumber.FromKey(entry.Case), Actor.System, null, loaded => loaded.EraseAgain(entry.On), stop) is null) again++;
        return again;
    }

    /// <summary>Writes down in the ledger what a crash between commit and ledger has left out.</summary>
    internal async Task CompleteLedgerAsync(CancellationToken stop)
    {
        var known = ledger.Read().Select(e => e.Case).ToHashSet();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var erased = await db.Cases.AsNoTracking().Where(c => c.ErasedOn != null).Select(c => new { c.Id, On = c.ErasedOn!.Value }).ToListAsync(stop);
        foreach (var one in erased.Where(e => !known.Contains(e.Id))) ledger.Add(new(one.Id, one.On));
    }

    async Task<Refusal?> EraseAsync(CaseNumber number, Actor actor, int? seenVersion, Func<Case, Refusal?> erase, CancellationToken stop)
    {
        using var command = Measures.Command("erased");
        var data = await office.GetAsync(stop);
        CaseChanged? changed = null;
        DateOnly on = default;
        var refused = await gate.WriteAsync(async db =>
        {
            if (await CaseStore.LoadAsync(db, number, CancellationToken.None) is not { } loaded) return new Refusal.UnknownCase();
            if (loaded.IsShutOut(actor.Id)) return await desk.ShutOutAsync(db, actor, number, Purpose.Erasure, CancellationToken.None);
            if (seenVersion is { } seen && seen != loaded.Version) return await CaseDesk.ChangedMeanwhileAsync(db, loaded, seen, CancellationToken.None);
            if (erase(loaded) is { } no) return no;
            on = loaded.ErasedOn!.Value;
            await Eraser.EraseAsync(db, number, CancellationToken.None);
            changed = await desk.SaveAsync(db, loaded, hasContent: true, Purpose.Erasure, actor, data, CancellationToken.None);
            return (Refusal?)null;
        }).OrRefusedAsync();
        command.Ended(refused);
        if (changed is null) return refused;
        // What this node keeps in memory first: a ledger that cannot be written is made good by a job, a search index is not.
        feed.Announce(changed);
        if (!ledger.Read().Any(e => e.Case == number.Key)) ledger.Add(new(number.Key, on));
        return null;
    }
}
