// Brings whole histories into an empty database: cases made by the domain, rows projected as the desk does it.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <summary>When an event happened and by whom.</summary>
public readonly record struct EventStamp(DateTimeOffset At, Actor By);

/// <summary>The bytes of a document of the dossier.</summary>
public sealed record ImportedFile(Guid Id, byte[] Content)
{
    public override string ToString() => nameof(ImportedFile);
}

/// <summary>A case with one stamp for each of its events, the records of its dossier, and its files.</summary>
public sealed record ImportedCase(Case Case, IReadOnlyList<EventStamp> Stamps, IReadOnlyList<DossierRecord> Records, IReadOnlyList<ImportedFile> Files);

sealed class CaseImport(IDbContextFactory<OmbudDb> dbs, Office office, WriteGate gate, CaseKeys keys, Lookups lookups)
{
    const int Batch = 5_000;

    public async Task<bool> IsEmptyAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return !await db.Cases.AnyAsync(stop) && !await db.Events.AnyAsync(stop);
    }

    /// <summary>
    /// Cases come in the order of their registration. Events get their positions in the order in which they happened
    /// across all cases: those older than the registration at hand can have none before them any more.
    /// </summary>
    public async Task WriteAsync(IEnumerable<ImportedCase> histories, Action<int>? progress = null, CancellationToken stop = default)
    {
        var calendar = (await office.GetAsync(stop)).WithoutClosures;
        using var turn = await gate.EnterAsync(stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        var pending = new Pending();
        var numbers = new Dictionary<int, int>();
        var done = 0;
        foreach (var batch in histories.Chunk(Batch))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.WaitForTurnAsync(stop);
            foreach (var history in batch)
            {
                Insert(db, history, calendar);
                foreach (var (happened, stamp) in history.Case.Fresh.Zip(history.Stamps)) await LetterStore.FollowAsync(db, history.Case.Number, happened, stamp.At, stop);
                pending.Add(history);
                pending.WriteUntil(history.Stamps[0].At, db);
                numbers[history.Case.Number.Year] = history.Case.Number.Running;
            }
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            await transaction.CommitAsync(stop);
            progress?.Invoke(done += batch.Length);
        }
        await using var last = await db.Database.BeginTransactionAsync(stop);
        await db.WaitForTurnAsync(stop);
        pending.WriteUntil(DateTimeOffset.MaxValue, db);
        db.Counters.Add(new() { Name = CounterRow.Position, Value = pending.Position });
        db.Counters.AddRange(numbers.Select(n => new CounterRow { Name = CounterRow.CasesOf(n.Key), Value = n.Value }));
        await db.SaveChangesAsync(stop);
        await last.CommitAsync(stop);
    }

    void Insert(OmbudDb db, ImportedCase history, Domain.Deadlines.WorkingCalendar calendar)
    {
        var row = new CaseRow { Id = history.Case.Number.Key };
        CaseStore.Project(history.Case, row, calendar);
        db.Insert(row);
        foreach (var point in history.Case.Points) db.Insert(CaseStore.Project(history.Case, point));
        var (keyRow, key) = keys.Make(row.Id);
        using var ready = new SealingKey(key);
        db.Insert(keyRow);
        foreach (var record in history.Records) db.Insert(DossierSeal.Close(record, row.Id, ready));
        foreach (var one in lookups.Of(new Dossier(history.Records), row.Id)) db.Insert(one);
        foreach (var file in history.Files)
            foreach (var (number, piece) in file.Content.Chunk(DocumentSeal.PieceBytes).Index())
                db.Insert(DocumentSeal.Close(file.Id, number, number == DocumentSeal.CountOf(file.Content.Length) - 1, row.Id, key, piece));
    }

    /// <summary>Events whose turn has not come yet.</summary>
    sealed class Pending
    {
        readonly PriorityQueue<EventRow, (DateTimeOffset, long, int)> events = new();

        public long Position { get; private set; }

        public void Add(ImportedCase history)
        {
            var id = history.Case.Number.Key;
            for (var i = 0; i < history.Stamps.Count; i++)
            {
                var (at, by) = history.Stamps[i];
                var body = CaseStore.Write(history.Case.Fresh[i]);
                events.Enqueue(new() { CaseId = id, Sequence = i + 1, At = at, By = by.Id.Value, Role = by.Role, Body = body }, (at, id, i));
            }
        }

        public void WriteUntil(DateTimeOffset until, OmbudDb db)
        {
            while (events.TryPeek(out var next, out _) && next.At < until)
            {
                next.Position = ++Position;
                db.Insert(events.Dequeue());
            }
        }
    }
}
