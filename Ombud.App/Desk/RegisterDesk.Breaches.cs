// Breaches in the office's register: found, notified or not, and whether the persons are told.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Desk;

public sealed partial class RegisterDesk
{
    public Task<(RegisterEntry? Made, Refusal? Refused)> AddAsync(NewBreach sent, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var now = clock.GetUtcNow();
        return AddAsync(Register.Breaches, sent.Case, sent.Handler,
            [
                new(RegisterTextKind.Description, "description", sent.Description), new(RegisterTextKind.Consequences, "consequences", sent.Consequences),
                new(RegisterTextKind.Measures, "measures", sent.Measures),
            ],
            (problems, caseId, handler) =>
            {
                if (!RegisterCheck.Has(sent.Description)) problems.Add(new("description", Problem.Missing));
                if (sent.DiscoveredAt is not { } at)
                {
                    problems.Add(new("discoveredOn", Problem.Missing));
                    return (null, null);
                }
                var (found, refused) = Breach.Discover(at, now);
                if (found is null) return (null, refused);
                var row = new BreachRow { Handler = handler, CaseId = caseId, AddedAt = now };
                row.Take(found);
                return (row, null);
            }, stop);
    }

    /// <summary>The authority was notified then, or it was found not to be needed.</summary>
    /// <param name="at">Null: date or time is missing.</param>
    public Task<Refusal?> NotifyAsync(RegisterNumber number, BreachNotification? decision, DateTimeOffset? at, string? reason, CancellationToken stop = default) =>
        ChangeAsync(number, it => at is not { } moment ? Missing("on") : it.Notify(decision, moment, RegisterCheck.Has(reason), clock.GetUtcNow()),
            new(RegisterTextKind.NotificationReason, "reason", reason), stop);

    public Task<Refusal?> DecideOnPersonsAsync(RegisterNumber number, PersonsDecision? decision, DateOnly? on, string? reason, CancellationToken stop = default) =>
        ChangeAsync(number, it => on is not { } day ? Missing("on") : it.DecideOnPersons(decision, day, RegisterCheck.Has(reason), it.DiscoveredAt.DanishDate, clock.DanishToday),
            new(RegisterTextKind.PersonsReason, "reason", reason), stop);

    Task<Refusal?> ChangeAsync(RegisterNumber number, Func<Breach, Refusal?> act, RegisterWord word, CancellationToken stop)
    {
        if (number.Register is not Register.Breaches) throw new ArgumentException("That is no breach.", nameof(number));
        return ChangeAsync(number, async db =>
        {
            var row = await db.Breaches.SingleAsync(b => b.Id == number.Key, stop);
            var it = row.Facts();
            var refused = act(it);
            if (refused is null) row.Take(it);
            return (row, refused);
        }, word, stop);
    }
}
