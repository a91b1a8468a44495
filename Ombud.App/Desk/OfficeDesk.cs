// The only writer of the office's settings: departments, outside bodies, people, targets, templates. Adviser only and on record; all of a form or nothing.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

/// <summary>Nothing is deleted: what cases point to is switched off. A code never changes.</summary>
public sealed partial class OfficeDesk(
    IDbContextFactory<OmbudDb> dbs, Office office, LetterTemplates templates, CaseDesk desk, CaseFeed feed, CurrentUser user, TimeProvider clock, WriteGate gate, AccessLog log)
{
    public Task<Refusal?> SaveAsync(DepartmentRow sent, bool isNew, CancellationToken stop = default) =>
        SaveAsync(sent, isNew, OfficeCheck.Of, (known, row) => known.Code == row.Code,
            (known, row) => string.Equals(known.Name, row.Name, StringComparison.OrdinalIgnoreCase), stop);

    public Task<Refusal?> SaveAsync(BodyRow sent, bool isNew, CancellationToken stop = default) =>
        SaveAsync(sent, isNew, (row, problems) => OfficeCheck.Of(row, clock.DanishToday, problems), (known, row) => known.Code == row.Code,
            (known, row) => string.Equals(known.Name, row.Name, StringComparison.OrdinalIgnoreCase), stop);

    /// <summary>Rights come from the sign-in; this is how a person is called on pages.</summary>
    public Task<Refusal?> SaveAsync(StaffRow sent, bool isNew, CancellationToken stop = default) =>
        SaveAsync(sent, isNew, OfficeCheck.Of, (known, row) => known.Id == row.Id, sameName: null, stop);

    /// <summary>The office's own targets in working days; null: no promise. The written complaint's ten days are no setting.</summary>
    public async Task<Refusal?> SaveTargetsAsync(IReadOnlyDictionary<Channel, int?> sent, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        using var command = Measures.Command("office-changed");
        if (await AllowedAsync() is not { } actor) return command.Ended(new Refusal.NotAllowedForRole());
        var problems = sent.Where(target => target.Value is < 1 or > OfficeCheck.LongestTarget)
            .Select(target => new FieldProblem($"target.{Kebab.Of(target.Key)}", Problem.NumberOutOfRange, OfficeCheck.LongestTarget)).ToList();
        if (problems.Count > 0) return command.Ended(new Refusal.InvalidInput(problems));
        var refused = await gate.WriteAsync<Refusal?>(async db =>
        {
            var rows = await db.Targets.ToListAsync(stop);
            foreach (var (channel, days) in sent)
            {
                if (rows.FirstOrDefault(row => row.Channel == channel) is { } row) row.Days = days;
                else db.Targets.Add(new() { Channel = channel, Days = days });
            }
            await SaveAsync(db, actor, stop);
            return null;
        }).OrRefusedAsync();
        if (refused is null) office.Forget();
        return command.Ended(refused);
    }

    async Task<Refusal?> SaveAsync<TRow>(
        TRow sent, bool isNew, Func<TRow, List<FieldProblem>, TRow> check, Func<TRow, TRow, bool> sameKey, Func<TRow, TRow, bool>? sameName,
        CancellationToken stop) where TRow : class
    {
        ArgumentNullException.ThrowIfNull(sent);
        using var command = Measures.Command("office-changed");
        if (await AllowedAsync() is not { } actor) return command.Ended(new Refusal.NotAllowedForRole());
        var problems = new List<FieldProblem>();
        var clean = check(sent, problems);
        var refused = await gate.WriteAsync<Refusal?>(async db =>
        {
            var all = await db.Set<TRow>().ToListAsync(stop);
            var known = all.FirstOrDefault(row => sameKey(row, clean));
            if (isNew && known is not null) problems.Add(new(OfficeCheck.KeyField<TRow>(), Problem.AlreadyUsed));
            if (!isNew && known is null) problems.Add(new(OfficeCheck.KeyField<TRow>(), Problem.UnknownCode));
            if (sameName is not null && all.Any(row => row != known && sameName(row, clean))) problems.Add(new("name", Problem.AlreadyUsed));
            if (problems.Count > 0) return new Refusal.InvalidInput(problems);
            // There is one substitute: whoever is named last.
            if (clean is StaffRow { IsSubstitute: true }) foreach (var other in all.OfType<StaffRow>()) other.IsSubstitute = false;
            // Who works here no longer, or no longer as an adviser, has their deadlines fetched no longer.
            if (clean is StaffRow person && (!person.IsActive || person.Role != Roles.Adviser)) await FeedAddresses.EndAsync(db, person.Id);
            if (known is null) db.Add(clean);
            else db.Entry(known).CurrentValues.SetValues(clean);
            await SaveAsync(db, actor, stop);
            return null;
        }).OrRefusedAsync();
        if (refused is null) office.Forget();
        return command.Ended(refused);
    }

    static Look Row(AccessAct act) => new(act, Purpose.Settings, Count: 0);

    /// <summary>Null: not allowed, which is on record.</summary>
    async Task<Actor?> AllowedAsync()
    {
        if (user.Actor is not { } actor) return null;
        if (actor.Is(Roles.Adviser)) return actor;
        await log.WriteAsync(actor, Row(AccessAct.Refused));
        return null;
    }

    /// <summary>Saves in a writer's turn, with the row of who has changed the settings.</summary>
    async Task SaveAsync(OmbudDb db, Actor actor, CancellationToken stop)
    {
        await log.AddAsync(db, actor, [Row(AccessAct.Change)], stop);
        await db.TellAsync(NodeNews.Office, stop);
        await db.SaveChangesAsync(stop);
    }
}
