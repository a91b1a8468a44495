// How an entry of the registers is added and changed: right, facts, sealed texts, access log and news in one transaction.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Desk;

public sealed partial class RegisterDesk
{
    /// <summary>What every entry has.</summary>
    sealed record Found(long? CaseId);

    /// <param name="make">Adds what is missing to the problems, and makes the row; null when it cannot.</param>
    async Task<(RegisterEntry? Made, Refusal? Refused)> AddAsync(
        Register register, string? typedCase, string? handler, IReadOnlyList<RegisterWord> words,
        Func<List<FieldProblem>, long?, string, (object? Row, Refusal? Refused)> make, CancellationToken stop)
    {
        using var command = Measures.Command("register-changed");
        if (await AllowedAsync() is not { } actor) return (null, command.Ended(new Refusal.NotAllowedForRole()));
        var people = await office.GetAsync(stop);
        var (made, refused) = await gate.WriteAsync<(RegisterEntry?, Refusal?)>(async db =>
        {
            var problems = RegisterCheck.Of(words);
            var caseId = await RegisterCheck.CaseAsync(db, actor, typedCase, problems, stop);
            var by = RegisterCheck.Handler(people, actor, handler, problems);
            var (row, no) = make(problems, caseId, by);
            if (RegisterCheck.Join(problems, no) is { } all) return (null, all);
            // Taken when nothing can be refused any more, so that there is no gap.
            var year = clock.DanishToday.Year;
            var number = new RegisterNumber(register, year, (int)await db.TakeAsync(CounterRow.RegisterOf(register, year), 1, stop));
            if (row is RequestRow request) request.Id = number.Key;
            else if (row is BreachRow breach) breach.Id = number.Key;
            db.Add(row!);
            await SaveAsync(db, actor, number, caseId, words, from: 0, stop);
            return (new RegisterEntry(number), null);
        }).OrRefusedAsync();
        if (made is not null) feed.Announce();
        return (made, command.Ended(refused));
    }

    /// <param name="act">Loads the row, changes it or refuses. The entry is there.</param>
    async Task<Refusal?> ChangeAsync(RegisterNumber number, Func<OmbudDb, Task<(object? Row, Refusal? Refused)>> act, RegisterWord word, CancellationToken stop)
    {
        using var command = Measures.Command("register-changed");
        if (await AllowedAsync() is not { } actor) return command.Ended(new Refusal.NotAllowedForRole());
        var refused = await gate.WriteAsync<Refusal?>(async db =>
        {
            if (await FindAsync(db, number, stop) is not { } found) return new Refusal.UnknownEntry();
            if (await IsClosedAsync(db, actor, found.CaseId, stop))
            {
                await log.AddAsync(db, actor, [Row(AccessAct.Refused, found.CaseId)], stop);
                await db.SaveChangesAsync(stop);
                return new Refusal.ShutOut();
            }
            var (_, no) = await act(db);
            if (RegisterCheck.Join(RegisterCheck.Of([word]), no) is { } all) return all;
            var last = await db.RegisterTexts.Where(t => t.Register == number.Register && t.EntryId == number.Key).MaxAsync(t => (int?)t.Number, stop);
            await SaveAsync(db, actor, number, found.CaseId, [word], last ?? 0, stop);
            return null;
        }).OrRefusedAsync();
        if (refused is null) feed.Announce();
        return command.Ended(refused);
    }

    /// <summary>Saves in a writer's turn, with the row of who has changed the register.</summary>
    async Task SaveAsync(OmbudDb db, Actor actor, RegisterNumber number, long? caseId, IReadOnlyList<RegisterWord> words, int from, CancellationToken stop)
    {
        foreach (var word in words)
            if (word.Clean is { } text) db.RegisterTexts.Add(texts.Close(number, ++from, word.Kind, text, actor.Id));
        await log.AddAsync(db, actor, [Row(AccessAct.Change, caseId)], stop);
        await db.TellAsync(NodeNews.Registers, stop);
        await db.SaveChangesAsync(stop);
    }

    static Task<Found?> FindAsync(OmbudDb db, RegisterNumber number, CancellationToken stop) => number.Register is Register.Breaches
        ? db.Breaches.Where(b => b.Id == number.Key).Select(b => new Found(b.CaseId)).SingleOrDefaultAsync(stop)
        : db.OfficeRequests.Where(r => r.Id == number.Key).Select(r => new Found(r.CaseId)).SingleOrDefaultAsync(stop);

    static async ValueTask<bool> IsClosedAsync(OmbudDb db, Actor actor, long? caseId, CancellationToken stop) =>
        caseId is { } id && (await db.ClosedToAsync(actor.Id, stop)).Contains(id);

    /// <summary>Null: not allowed, which is on record.</summary>
    async Task<Actor?> AllowedAsync()
    {
        if (user.Actor is not { } actor) return null;
        if (actor.Is(Roles.Adviser)) return actor;
        await log.WriteAsync(actor, Row(AccessAct.Refused, null));
        return null;
    }
}
