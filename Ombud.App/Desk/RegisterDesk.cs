// The only writer of the office's registers, and the door to their texts: requests to the office and breaches, with clocks of their own.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Registers;

namespace Ombud.App.Desk;

public sealed record RegisterEntry(RegisterNumber Number);

/// <param name="Text">Null: it does not open.</param>
public sealed record OpenedText(RegisterTextKind Kind, string? Text, StaffId By, DateTimeOffset At)
{
    public override string ToString() => nameof(OpenedText);
}

/// <summary>Advisers write. An entry about a case is closed to whoever has a conflict of interest in that case.</summary>
public sealed partial class RegisterDesk(
    IDbContextFactory<OmbudDb> dbs, RegisterTexts texts, RegisterFeed feed, Office office, WriteGate gate, AccessLog log, CurrentUser user, TimeProvider clock)
{
    public Task<(RegisterEntry? Made, Refusal? Refused)> AddAsync(NewRequest sent, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var today = clock.DanishToday;
        return AddAsync(Register.Requests, sent.Case, sent.Handler,
            [new(RegisterTextKind.Who, "who", sent.Who), new(RegisterTextKind.Description, "description", sent.Description)],
            (problems, caseId, handler) =>
            {
                if (!RegisterCheck.Has(sent.Who)) problems.Add(new("who", Problem.Missing));
                if (!RegisterCheck.Has(sent.Description)) problems.Add(new("description", Problem.Missing));
                if (sent.Kind is null) problems.Add(new("kind", Problem.Missing));
                if (sent.ReceivedOn is null) problems.Add(new("receivedOn", Problem.Missing));
                if (sent is not { Kind: { } kind, ReceivedOn: { } on }) return (null, null);
                var (received, refused) = OfficeRequest.Receive(kind, on, today);
                if (received is null) return (null, refused);
                var row = new RequestRow { Handler = handler, CaseId = caseId, AddedAt = clock.GetUtcNow() };
                row.Take(received);
                return (row, null);
            }, stop);
    }

    /// <summary>The person was told that it takes longer, and why: puts an answer about documents off, or extends a data subject's request.</summary>
    /// <param name="expectedOn">For documents alone: when an answer was said to come.</param>
    public Task<Refusal?> TellAsync(RegisterNumber number, DateOnly? toldOn, DateOnly? expectedOn, string? reason, CancellationToken stop = default) =>
        ChangeAsync(number, it => toldOn is not { } on ? Missing("toldOn")
            : it.Kind.IsOfDataSubject ? it.Extend(on, RegisterCheck.Has(reason), clock.DanishToday)
            : it.Tell(on, expectedOn, RegisterCheck.Has(reason), clock.DanishToday), new(RegisterTextKind.DelayReason, "reason", reason), stop);

    public Task<Refusal?> AnswerAsync(RegisterNumber number, RequestAnswer? answer, DateOnly? on, string? reason, CancellationToken stop = default) =>
        ChangeAsync(number, it => on is not { } day ? Missing("on") : it.Reply(answer, day, RegisterCheck.Has(reason), clock.DanishToday),
            new(RegisterTextKind.AnswerReason, "reason", reason), stop);

    /// <summary>Adds a text to what is written of an entry; nothing that was written is replaced.</summary>
    public Task<Refusal?> WriteAsync(RegisterNumber number, RegisterTextKind kind, string? text, CancellationToken stop = default) =>
        ChangeAsync(number, async db =>
        {
            if (!RegisterCheck.Has(text)) return (null, Missing("text"));
            if (!MayAdd(number.Register).Contains(kind)) return (null, new Refusal.InvalidInput([new("kind", Problem.UnknownCode)]));
            return number.Register is Register.Breaches
                ? (await db.Breaches.SingleAsync(b => b.Id == number.Key, stop), null)
                : (await db.OfficeRequests.SingleAsync(r => r.Id == number.Key, stop), null);
        }, new(kind, "text", text), stop);

    /// <summary>What can be written to an entry apart from its acts.</summary>
    public static IReadOnlyList<RegisterTextKind> MayAdd(Register register) => register is Register.Breaches
        ? [RegisterTextKind.Description, RegisterTextKind.Consequences, RegisterTextKind.Measures]
        : [RegisterTextKind.Description, RegisterTextKind.Who];

    /// <summary>
    /// The texts of an entry, in the order of writing; the look is on record before anything opens. The data protection officer
    /// opens what is written of breaches, and nothing of requests. Null: there is none such, or it is closed to whoever asks.
    /// </summary>
    public async Task<IReadOnlyList<OpenedText>?> OpenAsync(RegisterNumber number, CancellationToken stop = default)
    {
        if (user.Actor is not { } actor) return null;
        var mayRead = actor.Is(Roles.Adviser) || (actor.Is(Roles.DataProtection) && number.Register is Register.Breaches);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var found = mayRead ? await FindAsync(db, number, stop) : null;
        if (mayRead && found is null) return null;
        if (!mayRead || await IsClosedAsync(db, actor, found!.CaseId, stop))
        {
            await log.WriteAsync(actor, Row(AccessAct.Refused, found?.CaseId));
            return null;
        }
        await log.WriteAsync(actor, Row(AccessAct.Read, found.CaseId));
        var rows = await db.RegisterTexts.AsNoTracking().Where(t => t.Register == number.Register && t.EntryId == number.Key).OrderBy(t => t.Number).ToListAsync(stop);
        return [.. rows.Where(row => actor.Is(Roles.Adviser) || row.Kind is not RegisterTextKind.Who).Select(row => new OpenedText(row.Kind, texts.Open(row), new(row.By), row.At))];
    }

    Task<Refusal?> ChangeAsync(RegisterNumber number, Func<OfficeRequest, Refusal?> act, RegisterWord word, CancellationToken stop)
    {
        if (number.Register is not Register.Requests) throw new ArgumentException("That is no request.", nameof(number));
        return ChangeAsync(number, async db =>
        {
            var row = await db.OfficeRequests.SingleAsync(r => r.Id == number.Key, stop);
            var it = row.Facts();
            var refused = act(it);
            if (refused is null) row.Take(it);
            return (row, refused);
        }, word, stop);
    }

    static Refusal.InvalidInput Missing(string field) => new([new(field, Problem.Missing)]);

    static Look Row(AccessAct act, long? caseId) => caseId is { } id ? new(act, Purpose.Registers, CaseNumber.FromKey(id)) : new(act, Purpose.Registers, Count: 0);
}
