// Opens what came in and waits for somebody, and lets them place it: on a case, on a new one, or aside.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Desk;

/// <summary>A message as it waits.</summary>
/// <param name="Suggested">Null: none was found, and it is the person's to find one.</param>
/// <param name="Content">Null: it does not open.</param>
public sealed record OpenedIncoming(Guid Id, Channel Channel, DateTimeOffset At, IncomingState State, IncomingMatch Match, CaseNumber? Suggested, IncomingContent? Content)
{
    public override string ToString() => nameof(OpenedIncoming);
}

/// <summary>Advisers alone. What is suggested for a case, or comes from somebody who has one, is not there for whoever has a conflict of interest in that case.</summary>
public sealed class IncomingDesk(
    IDbContextFactory<OmbudDb> dbs, CaseDesk desk, IncomingItems items, IncomingFiling filing, IncomingFeed feed, WriteGate gate, Rights rights, AccessLog log, CurrentUser user,
    IStringLocalizer<Texts> t, TimeProvider clock)
{
    /// <summary>Opens those that wait or were set aside, for a list; one row of the log covers the look.</summary>
    public async Task<IReadOnlyDictionary<Guid, OpenedIncoming>> OpenAsync(IReadOnlyCollection<Guid> which, CancellationToken stop = default)
    {
        var actor = await rights.NeedAsync(Purpose.Incoming, Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        Guid[] ids = [.. which];
        var rows = await OpenTo(db, actor.Id).AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.Id) && i.Content != null).ToListAsync(stop);
        if (rows.Count > 0) await log.WriteAsync(actor, new Look(AccessAct.Read, Purpose.Incoming, Count: rows.Count));
        return rows.ToDictionary(row => row.Id, Opened);
    }

    /// <summary>Opens one that waits. Null: there is none such any more, or it is closed to whoever asks.</summary>
    public async Task<OpenedIncoming?> OpenAsync(Guid id, CancellationToken stop = default) =>
        await FindAsync(id, stop) is var (actor, row) ? await LookAsync(actor, row) : null;

    /// <summary>A file that came along, whole. Null: there is none such, or it does not open.</summary>
    public async Task<(IncomingFile About, byte[] Content)?> ReadAsync(Guid id, Guid document, CancellationToken stop = default)
    {
        if (await FindAsync(id, stop) is not var (actor, row)) return null;
        if ((await LookAsync(actor, row)).Content?.Files.FirstOrDefault(f => f.Document == document && f.IsTaken) is not { } file) return null;
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await items.ReadAsync(db, row, file, stop) is { } content ? (file, content) : null;
    }

    /// <summary>Adds it to a case as a contact of the day on which it arrived; its files become documents there.</summary>
    /// <param name="typed">The number of the case, as it was typed or suggested.</param>
    public async Task<(Registered? Registered, Refusal? Refused)> PlaceAsync(Guid id, string? typed, CancellationToken stop = default)
    {
        if (await AllowedAsync() is not { } actor) return (null, new Refusal.NotAllowedForRole());
        if (string.IsNullOrWhiteSpace(typed)) return (null, new Refusal.InvalidInput([new("case", Problem.Missing)]));
        if (!CaseNumber.TryParse(typed, out var number) || !await IsOpenAsync(number, actor, stop)) return (null, new Refusal.InvalidInput([new("case", Problem.UnknownCase)]));
        if (await OpenAsync(id, stop) is not { } opened) return (null, new Refusal.AlreadyPlaced());
        if (opened.Content is not { } content) return (null, new Refusal.ContentUnreadable());
        return await RegisterAsync(opened, new(opened.Channel, HelpKind.Guidance, IncomingNote.Of(content, t), Written: true, Joins: number, ReceivedOn: opened.At.DanishDate), stop);
    }

    /// <summary>Opens a case with what was written down of it, or joins the one that the registration names. A message is registered once, whoever repeats it.</summary>
    public async Task<(Registered? Registered, Refusal? Refused)> RegisterAsync(Guid id, Registration registration, CancellationToken stop = default)
    {
        if (await AllowedAsync() is null) return (null, new Refusal.NotAllowedForRole());
        if (await OpenAsync(id, stop) is not { } opened) return (null, new Refusal.AlreadyPlaced());
        if (opened.Content is not { } content) return (null, new Refusal.ContentUnreadable());
        // What is left out may have been chosen after the words were written.
        return await RegisterAsync(opened, registration with { Summary = IncomingNote.WithNames(registration.Summary, content, t) }, stop);
    }

    /// <summary>Says which of its files are not to become documents of the case; the others are to.</summary>
    public Task<Refusal?> LeaveOutAsync(Guid id, IReadOnlyCollection<Guid> documents, CancellationToken stop = default) => ChangeAsync(id, row =>
    {
        if (row.State is not IncomingState.Waiting) return new Refusal.AlreadyPlaced();
        return items.Change(row, content => content with { Files = [.. content.Files.Select(file => file with { IsLeftOut = documents.Contains(file.Document) })] }) ? null : new Refusal.ContentUnreadable();
    }, stop);

    /// <summary>It is no matter of the adviser; it is kept sealed until its days are over.</summary>
    public Task<Refusal?> SetAsideAsync(Guid id, SetAsideReason? reason, CancellationToken stop = default) => ChangeAsync(id, row =>
    {
        if (row.State is not (IncomingState.Waiting or IncomingState.Unreadable)) return new Refusal.AlreadyPlaced();
        if (reason is null) return new Refusal.InvalidInput([new("reason", Problem.Missing)]);
        Decide(row, IncomingState.SetAside);
        row.Reason = reason;
        return null;
    }, stop);

    /// <summary>It was set aside by mistake.</summary>
    public Task<Refusal?> TakeUpAsync(Guid id, CancellationToken stop = default) => ChangeAsync(id, row =>
    {
        if (row.State is not IncomingState.SetAside) return new Refusal.AlreadyPlaced();
        row.State = row.Unreadable is null ? IncomingState.Waiting : IncomingState.Unreadable;
        (row.Reason, row.DecidedBy, row.DecidedAt) = (null, null, null);
        return null;
    }, stop);

    /// <summary>The rows that are there for whoever asks.</summary>
    internal static IQueryable<IncomingRow> OpenTo(OmbudDb db, StaffId adviser)
    {
        var who = adviser.Value;
        return db.Incoming.Where(i => !db.Conflicts.Any(c => c.Who == who
            && (c.CaseId == i.SuggestedId || c.CaseId == i.CaseId || db.Lookups.Any(l => l.Field == LookupField.Cpr && l.Token == i.Sender && l.CaseId == c.CaseId))));
    }

    async Task<(Registered? Registered, Refusal? Refused)> RegisterAsync(OpenedIncoming opened, Registration registration, CancellationToken stop)
    {
        IncomingRow? row = null;
        var answered = await desk.RegisterAsync(registration, retryKey: null, new(
            async db => (row = await db.Incoming.SingleOrDefaultAsync(i => i.Id == opened.Id, CancellationToken.None)) is { State: IncomingState.Waiting } ? null : new Refusal.AlreadyPlaced(),
            number =>
            {
                Decide(row!, IncomingState.Placed);
                // From now on the case is found by who it is about.
                (row!.CaseId, row.Sender) = (number.Key, null);
            }), stop);
        if (answered.Registered is null) return answered;
        feed.Announce();
        await filing.TryAsync(opened.Id);
        return answered;
    }

    async Task<bool> IsOpenAsync(CaseNumber number, Actor actor, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Cases.OpenTo(actor.Id, db).AnyAsync(c => c.Id == number.Key, stop);
    }

    async Task<Refusal?> ChangeAsync(Guid id, Func<IncomingRow, Refusal?> change, CancellationToken stop)
    {
        using var command = Measures.Command("incoming-changed");
        if (await AllowedAsync() is not { } actor) return command.Ended(new Refusal.NotAllowedForRole());
        var refused = await gate.WriteAsync<Refusal?>(async db =>
        {
            if (await OpenTo(db, actor.Id).SingleOrDefaultAsync(i => i.Id == id, stop) is not { } row) return new Refusal.AlreadyPlaced();
            if (change(row) is { } no) return no;
            await log.AddAsync(db, actor, [LookAt(AccessAct.Change, row)], stop);
            await db.TellAsync(NodeNews.Incoming, stop);
            await db.SaveChangesAsync(stop);
            return null;
        }).OrRefusedAsync();
        if (refused is null) feed.Announce();
        return command.Ended(refused);
    }

    async Task<(Actor, IncomingRow)?> FindAsync(Guid id, CancellationToken stop)
    {
        var actor = await rights.NeedAsync(Purpose.Incoming, Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await OpenTo(db, actor.Id).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.State == IncomingState.Waiting, stop) is { } row ? (actor, row) : null;
    }

    /// <summary>The look is on record before anything opens.</summary>
    async Task<OpenedIncoming> LookAsync(Actor actor, IncomingRow row)
    {
        await log.WriteAsync(actor, LookAt(AccessAct.Read, row));
        return Opened(row);
    }

    OpenedIncoming Opened(IncomingRow row)
    {
        var content = items.Open(row);
        if (content is null) Measures.Unreadable("incoming");
        return new(row.Id, row.Channel, row.At, row.State, row.Match, row.SuggestedId is { } id ? CaseNumber.FromKey(id) : null, content);
    }

    void Decide(IncomingRow row, IncomingState state) => (row.State, row.DecidedBy, row.DecidedAt) = (state, user.Required.Id.Value, clock.GetUtcNow());

    /// <summary>Null: not allowed, which is on record.</summary>
    async Task<Actor?> AllowedAsync()
    {
        if (user.Actor is not { } actor) return null;
        if (actor.Is(Roles.Adviser)) return actor;
        await log.WriteAsync(actor, new Look(AccessAct.Refused, Purpose.Incoming, Count: 0));
        return null;
    }

    static Look LookAt(AccessAct act, IncomingRow row) => row.SuggestedId is { } id ? new(act, Purpose.Incoming, CaseNumber.FromKey(id)) : new(act, Purpose.Incoming, Count: 0);
}
