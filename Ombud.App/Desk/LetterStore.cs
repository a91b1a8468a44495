// Keeps the tables of letters in step with what happened to a case: the outbox is written in the very transaction of the decision.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

static class LetterStore
{
    /// <summary>To be called in the turn that saves the case.</summary>
    public static async Task FollowAsync(OmbudDb db, Case changed, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var happened in changed.Fresh) await FollowAsync(db, changed.Number, happened, now, stop);
    }

    /// <summary>One event, at whatever time it happened.</summary>
    public static async Task FollowAsync(OmbudDb db, CaseNumber number, CaseEvent happened, DateTimeOffset at, CancellationToken stop)
    {
        switch (happened)
        {
            case CaseEvent.LetterWritten e:
                db.Letters.Add(new() { Id = e.Letter, CaseId = number.Key, Kind = e.Kind, WrittenAt = at });
                break;
            case CaseEvent.LetterDiscarded e: db.Letters.Remove(await LetterAsync(db, e.Letter, stop)); break;
            case CaseEvent.LetterApproved e: Queue(db, number, await LetterAsync(db, e.Letter, stop), e, at); break;
            case CaseEvent.DepartmentReplied e: (await LetterAsync(db, e.Letter, stop)).ReplyBy = null; break;
            case CaseEvent.LetterSent e: Enter(await CopyAsync(db, e.Copy, stop), CopyState.Sent, at); break;
            case CaseEvent.LetterStopped e: Enter(await CopyAsync(db, e.Copy, stop), CopyState.Stopped, at); break;
            case CaseEvent.LetterReceived e: Enter(await CopyAsync(db, e.Copy, stop), CopyState.Received, at); break;
            case CaseEvent.LetterFailed e: Enter(await CopyAsync(db, e.Copy, stop), CopyState.Failed, at, e.Problem); break;
            case CaseEvent.LetterQueuedAgain e:
                var again = await CopyAsync(db, e.Copy, stop);
                (again.Channel, again.QueuedAt, again.Attempts, again.MessageId, again.PrintedAt) = (e.Channel, at, 0, Guid.NewGuid(), null);
                Enter(again, CopyState.Queued, at);
                break;
            case CaseEvent.Erased: await ForgetAsync(db, number, stop); break;
        }
    }

    /// <summary>All copies that wait, on paper or not.</summary>
    public static async Task<IReadOnlyList<(CaseNumber Number, Guid Copy)>> QueuedAsync(IDbContextFactory<OmbudDb> dbs, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await db.Outbox.AsNoTracking().Where(o => o.State == CopyState.Queued).OrderBy(o => o.QueuedAt).Select(o => new { o.CaseId, o.Id }).ToListAsync(stop);
        return [.. rows.Select(row => (CaseNumber.FromKey(row.CaseId), row.Id))];
    }

    static void Queue(OmbudDb db, CaseNumber number, LetterRow letter, CaseEvent.LetterApproved approved, DateTimeOffset now)
    {
        (letter.ApprovedAt, letter.ReplyBy) = (now, letter.Kind is LetterKind.Hearing ? approved.ReplyBy : null);
        foreach (var copy in approved.Copies)
        {
            var row = new OutboxRow
            {
                Id = copy.Id, MessageId = copy.Id, CaseId = number.Key, LetterId = letter.Id, Kind = letter.Kind, Role = copy.Role, Channel = copy.Channel,
                Department = copy.To?.Value, QueuedAt = now,
            };
            Enter(row, CopyState.Queued, now);
            db.Outbox.Add(row);
        }
    }

    /// <summary>What goes on paper waits for somebody to print it, and never for a job.</summary>
    static void Enter(OutboxRow copy, CopyState state, DateTimeOffset now, SendProblem? problem = null) =>
        (copy.State, copy.At, copy.Problem, copy.ReceiptBy, copy.NextAt) = (state, now, problem, null, state is CopyState.Queued && copy.Channel is not Channel.Letter ? now : null);

    /// <summary>Nothing of an erased case is sent any more, and none of its drafts waits.</summary>
    static async Task ForgetAsync(OmbudDb db, CaseNumber number, CancellationToken stop)
    {
        await db.Outbox.Where(o => o.CaseId == number.Key).ExecuteDeleteAsync(stop);
        await db.Letters.Where(l => l.CaseId == number.Key).ExecuteDeleteAsync(stop);
    }

    static async Task<LetterRow> LetterAsync(OmbudDb db, Guid id, CancellationToken stop) =>
        await db.Letters.FindAsync([id], stop) ?? throw new InvalidOperationException("A letter of the history is not in its table.");

    static async Task<OutboxRow> CopyAsync(OmbudDb db, Guid id, CancellationToken stop) =>
        await db.Outbox.FindAsync([id], stop) ?? throw new InvalidOperationException("A copy of the history is not in the outbox.");
}
