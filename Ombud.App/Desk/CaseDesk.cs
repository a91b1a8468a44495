// The only writer of cases: loads, lets the domain act or refuse, saves facts, content and events in one transaction, announces.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

public sealed class CaseDesk(
    IDbContextFactory<OmbudDb> dbs, Vault.Dossiers dossiers, Office office, CurrentUser user, TimeProvider clock, WriteGate gate, CaseFeed feed, BlindIndex index,
    AccessLog log, Rights rights)
{
    static readonly Compiled<Func<OmbudDb, long, CancellationToken, Task<CaseRow>>> RowOf =
        new(() => EF.CompileAsyncQuery((OmbudDb db, long caseId, CancellationToken stop) => db.Cases.Single(c => c.Id == caseId)));
    static readonly Compiled<Func<OmbudDb, long, IAsyncEnumerable<PointRow>>> PointsOf =
        new(() => EF.CompileAsyncQuery((OmbudDb db, long caseId) => db.Points.Where(p => p.CaseId == caseId)));

    /// <summary>The facts of a case as they stand, for a form that is about to change them. Null: no such case, or no right.</summary>
    public async Task<Case?> FindAsync(CaseNumber number, CancellationToken stop = default) => (await AskAsync(number, Purpose.CaseHandling, stop)).Seen;

    /// <summary>The same for a change that takes its time, with the "no" that it would get in the end; that is written down here.</summary>
    internal async Task<(Case? Seen, Refusal? Refused)> AskAsync(CaseNumber number, Purpose purpose, CancellationToken stop)
    {
        if (await rights.OfCaseAsync(number, purpose, stop) is null)
            return (null, user.Actor?.Is(Roles.Adviser, Roles.System) is true ? new Refusal.ShutOut() : new Refusal.NotAllowedForRole());
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await CaseStore.LoadAsync(db, number, stop) is { } seen ? (seen, null) : (null, new Refusal.UnknownCase());
    }

    /// <summary>Changes the facts of a case.</summary>
    /// <param name="seenVersion">The version that the person was looking at; a case changed since then is refused.</param>
    public Task<Refusal?> ChangeAsync(
        CaseNumber number, Func<Case, Refusal?> change, int? seenVersion = null, CancellationToken stop = default) =>
        MeasuredAsync(number, null, (it, _) => change(it), seenVersion, stop);

    /// <summary>Changes facts and content of a case together.</summary>
    public Task<Refusal?> ChangeAsync(
        CaseNumber number, Purpose purpose, Func<Case, Dossier, Refusal?> change, int? seenVersion = null, CancellationToken stop = default) =>
        MeasuredAsync(number, purpose, change, seenVersion, stop);

    async Task<Refusal?> MeasuredAsync(CaseNumber number, Purpose? purpose, Func<Case, Dossier, Refusal?> change, int? seenVersion, CancellationToken stop)
    {
        using var command = Measures.Command("change");
        return command.Ended(await ChangeAsync(number, purpose, change, seenVersion, command, stop));
    }

    async Task<Refusal?> ChangeAsync(
        CaseNumber number, Purpose? purpose, Func<Case, Dossier, Refusal?> change, int? seenVersion, Measured command, CancellationToken stop)
    {
        if (user.Actor is not { } actor) return new Refusal.NotAllowedForRole();
        if (!actor.Is(Roles.Adviser, Roles.System))
        {
            await log.WriteAsync(actor, new Look(AccessAct.Refused, purpose ?? Purpose.CaseHandling, number));
            return new Refusal.NotAllowedForRole();
        }
        var data = await office.GetAsync(stop);
        CaseChanged? changed = null;
        var refused = await gate.WriteAsync(async db =>
        {
            if (await CaseStore.LoadAsync(db, number, stop) is not { } loaded) return new Refusal.UnknownCase();
            if (loaded.IsShutOut(actor.Id)) return await ShutOutAsync(db, actor, number, purpose ?? Purpose.CaseHandling, stop);
            if (seenVersion is { } seen && seen != loaded.Version) return await ChangedMeanwhileAsync(db, loaded, seen, stop);
            var dossier = purpose is { } why ? await dossiers.OpenAsync(db, loaded, why, stop) : Dossier.Empty();
            if (dossier is null) return new Refusal.NotAllowedForRole();
            if (change(loaded, dossier) is { } no) return no;
            if (loaded.Fresh is [var happened, ..]) command.Kind = Kebab.Of(happened.GetType().Name);
            if (UnknownRecipient(loaded, data) is { } unknown) return unknown;
            if (await dossiers.SaveAsync(db, dossier, number, stop) is { } unreadable) return unreadable;
            var hasContent = dossier.Fresh.Count > 0 || dossier.Removed.Count > 0;
            if (loaded.Fresh.Count > 0 || hasContent) changed = await SaveAsync(db, loaded, hasContent, purpose ?? Purpose.CaseHandling, actor, data, stop);
            return (Refusal?)null;
        }).OrRefusedAsync();
        if (changed is not null) feed.Announce(changed);
        return refused;
    }

    /// <summary>Within a writer's turn: whoever acts has a conflict of interest, and tried.</summary>
    internal async Task<Refusal> ShutOutAsync(OmbudDb db, Actor actor, CaseNumber number, Purpose purpose, CancellationToken stop)
    {
        await log.AddAsync(db, actor, [new(AccessAct.Refused, purpose, number)], stop);
        await db.SaveChangesAsync(stop);
        return new Refusal.ShutOut();
    }

    /// <summary>Whoever discloses, it goes to a department that the office knows and still uses.</summary>
    static Refusal.InvalidInput? UnknownRecipient(Case changed, OfficeData data) =>
        changed.Fresh.OfType<CaseEvent.Disclosed>().Any(e => !data.Departments.Any(d => d.IsActive && d.Code == e.Disclosure.To.Value))
            ? new Refusal.InvalidInput([new("to", Problem.UnknownCode)])
            : null;

    /// <summary>Writes a changed case within the caller's turn and transaction; the caller commits, then announces.</summary>
    internal async Task<CaseChanged> SaveAsync(OmbudDb db, Case changed, bool hasContent, Purpose purpose, Actor actor, OfficeData data, CancellationToken stop)
    {
        var row = await RowOf.For(db)(db, changed.Number.Key, stop);
        CaseStore.Project(changed, row, data.WithoutClosures);
        var points = await PointsOf.For(db)(db, row.Id).ToListAsync(stop);
        foreach (var point in changed.Points)
        {
            var known = points.FirstOrDefault(p => p.Number == point.Number);
            var projected = CaseStore.Project(changed, point, known);
            if (known is null) db.Insert(projected);
        }
        await CaseStore.FollowConflictsAsync(db, changed, stop);
        await LetterStore.FollowAsync(db, changed, clock.GetUtcNow(), stop);
        await log.AddAsync(db, actor, [new(AccessAct.Change, purpose, changed.Number)], stop);
        var news = await CaseStore.AppendAsync(db, changed, hasContent, actor, clock.GetUtcNow(), stop);
        await db.SaveChangesAsync(stop);
        return news;
    }

    internal static async Task<Refusal> ChangedMeanwhileAsync(OmbudDb db, Case loaded, int seen, CancellationToken stop)
    {
        var last = await db.Events.AsNoTracking().Where(e => e.CaseId == loaded.Number.Key).OrderByDescending(e => e.Sequence)
            .Select(e => new { e.By, e.At }).FirstAsync(stop);
        return new Refusal.ChangedMeanwhile(new StaffId(last.By), last.At, loaded.Version - seen);
    }

    /// <summary>
    /// Registers a contact: opens a case, or joins the one that the registration names. With a retry key the same
    /// registration is answered the same, however often it is sent.
    /// </summary>
    public Task<(Registered? Registered, Refusal? Refused)> RegisterAsync(
        Registration registration, string? retryKey = null, CancellationToken stop = default) => RegisterAsync(registration, retryKey, along: null, stop);

    /// <summary>The same for a contact that came in by itself: what it came as changes with it, and it may join a concluded case.</summary>
    internal async Task<(Registered? Registered, Refusal? Refused)> RegisterAsync(Registration registration, string? retryKey, Along? along, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(registration);
        using var command = Measures.Command(registration.Joins is null ? "registered" : "contact-added");
        var answered = await RegisterNowAsync(registration, retryKey, along, stop);
        command.Ended(answered.Refused);
        return answered;
    }

    /// <summary>What is done in the turn of a registration: asked before anything is written, done when the number of the case is known.</summary>
    internal sealed record Along(Func<OmbudDb, Task<Refusal?>> AskAsync, Action<CaseNumber> Do);

    async Task<(Registered? Registered, Refusal? Refused)> RegisterNowAsync(Registration registration, string? retryKey, Along? along, CancellationToken stop)
    {
        if (user.Actor is not { } actor) return (null, new Refusal.NotAllowedForRole());
        if (!actor.Is(Roles.Adviser, Roles.Intake, Roles.System))
        {
            await log.WriteAsync(actor, new Look(AccessAct.Refused, Purpose.Registration, registration.Joins, Count: 0));
            return (null, new Refusal.NotAllowedForRole());
        }
        var data = await office.GetAsync(stop);
        var today = clock.DanishToday;
        var (clean, refused) = registration.Check(today, data);
        if (refused is not null) return (null, refused);
        var key = retryKey is null ? null : new RetryKey(index, actor, retryKey, registration);

        CaseChanged? changed = null;
        var answered = await gate.WriteAsync<(Registered?, Refusal?)>(async db =>
        {
            if (key is not null && await key.FindAsync(db, stop) is { } before) return before;
            if (along is not null && await along.AskAsync(db) is { } no) return (null, no);
            var now = clock.GetUtcNow();
            var made = clean.Joins is { } joined
                ? await JoinAsync(db, joined, clean, actor, today, mayBeConcluded: along is not null, stop)
                : await OpenNewAsync(db, clean, actor, data, today, stop);
            if (made.Refused is not null) return (null, made.Refused);
            var subject = made.Case!;
            along?.Do(subject.Number);
            var answer = new Registered(subject.Number, subject.DueOn);
            key?.Remember(db, answer, now);
            await log.AddAsync(db, actor, [new(AccessAct.Change, Purpose.Registration, subject.Number)], stop);
            var news = await CaseStore.AppendAsync(db, subject, hasContent: true, actor, now, stop);
            await db.SaveChangesAsync(stop);
            changed = news;
            return (answer, null);
        }).OrRefusedAsync();
        if (changed is not null) feed.Announce(changed);
        return answered;
    }

    readonly record struct Made(Case? Case, Refusal? Refused);

    async Task<Made> OpenNewAsync(OmbudDb db, Registration clean, Actor actor, OfficeData data, DateOnly today, CancellationToken stop)
    {
        var (facts, dossier, notes) = Intake.Open(clean, actor, data, today, clock.GetUtcNow());
        var running = await db.TakeAsync(CounterRow.CasesOf(today.Year), 1, stop);
        var opened = Case.Register(new CaseNumber(today.Year, (int)running), facts);
        foreach (var note in notes) opened.AddNote(note.Id, note.Kind);
        var row = new CaseRow { Id = opened.Number.Key };
        CaseStore.Project(opened, row, data.WithoutClosures);
        db.Insert(row);
        foreach (var point in opened.Points) db.Insert(CaseStore.Project(opened, point));
        dossiers.SaveNew(db, dossier, opened.Number);
        return new(opened, null);
    }

    /// <summary>Adds a contact to a case without opening what stands in it.</summary>
    async Task<Made> JoinAsync(OmbudDb db, CaseNumber number, Registration clean, Actor actor, DateOnly today, bool mayBeConcluded, CancellationToken stop)
    {
        if (await CaseStore.LoadAsync(db, number, stop) is not { } joined) return new(null, new Refusal.UnknownCase());
        if (joined.IsShutOut(actor.Id)) return new(null, await ShutOutAsync(db, actor, number, Purpose.Registration, stop));
        if (!joined.State.IsOpen && !mayBeConcluded) return new(null, new Refusal.AlreadyConcluded());
        var contact = new Contact(clean.Channel, clean.Written, clean.ReceivedOn ?? today);
        if (joined.AddContact(contact, clean.CallBackOn, today, actor.Is(Roles.Intake)) is { } refused) return new(null, refused);
        if (clean.Sensitive && joined.SetFlags(joined.Flags | CaseFlags.Sensitive) is { } unmarked) return new(null, unmarked);
        var objectedOn = contact.On < joined.ReceivedOn ? joined.ReceivedOn : contact.On;
        if (clean.ObjectsToDisclosure && joined.Objection is null && joined.RecordObjection(objectedOn, clean.Channel, today) is { } unheard) return new(null, unheard);
        var dossier = Dossier.Empty();
        var note = dossier.AddNote(Intake.NoteOf(clean, actor, clock.GetUtcNow()));
        joined.AddNote(note.Id, note.Kind);
        if (await dossiers.SaveAsync(db, dossier, number, stop) is { } unreadable) return new(null, unreadable);
        CaseStore.Project(joined, await RowOf.For(db)(db, number.Key, stop), (await office.GetAsync(stop)).WithoutClosures);
        return new(joined, null);
    }
}
