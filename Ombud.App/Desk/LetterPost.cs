// Sends one copy of a letter and puts on record what came of it: looked at once more before it leaves, because days may lie between approval and post.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

public sealed partial class LetterPost(
    IDbContextFactory<OmbudDb> dbs, Vault.Dossiers dossiers, Documents documents, Office office, CaseDesk desk, IEnumerable<IPostChannel> channels, LetterRecipients recipients,
    DigitalPostOptions digital, IStringLocalizer<Texts> t, TimeProvider clock, ILogger<LetterPost> log)
{
    /// <summary>What has not gone out by itself for so long needs somebody to look at it. Longer than a long weekend without a mail server.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    /// <summary>The copies that are due, those that have waited longest first.</summary>
    internal async Task<IReadOnlyList<Guid>> DueAsync(int most, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Outbox.AsNoTracking().Where(o => o.NextAt <= now).OrderBy(o => o.NextAt).ThenBy(o => o.Id).Take(most).Select(o => o.Id).ToListAsync(stop);
    }

    /// <summary>
    /// Within a writer's turn: nobody else tries the copy until an attempt that begins in time is over. Gives by when it has to begin; null: the copy
    /// waits no more. The caller saves.
    /// </summary>
    internal async Task<DateTimeOffset?> TakeAsync(OmbudDb db, Guid copy, CancellationToken stop)
    {
        if (await db.Outbox.SingleOrDefaultAsync(o => o.Id == copy, stop) is not { State: CopyState.Queued, NextAt: not null } row) return null;
        (var begin, row.NextAt) = Waits.Sending(clock.GetUtcNow(), channels.FirstOrDefault(c => c.Channel == row.Channel)?.Longest ?? TimeSpan.Zero);
        return begin;
    }

    /// <param name="begin">Null is given after it: who was held up for so long leaves the copy to others.</param>
    internal async Task<SendResult?> SendAsync(Guid copy, DateTimeOffset begin, CancellationToken stop)
    {
        try
        {
            var (envelope, problem) = await OpenAsync(copy, AccessAct.Read, stop);
            if (clock.GetUtcNow() > begin) return null;
            if (envelope is null) return new SendResult.GiveUp(problem!.Value);
            return channels.FirstOrDefault(c => c.Channel == envelope.To.Channel) is { } channel
                ? await channel.SendAsync(envelope, stop)
                : new SendResult.TryLater(SendProblem.NotSetUp);
        }
#pragma warning disable CA1031 // One letter that runs into a mistake of the program must not hold up all others; it is tried again and in the end shown.
        catch (Exception e) when (e is not OperationCanceledException && !DatabaseState.IsLoss(e))
#pragma warning restore CA1031
        {
            Failed(log, copy, e.GetType().Name);
            return new SendResult.TryLater(SendProblem.Unexpected);
        }
    }

    /// <summary>The copy as it was approved, or why it must not go any more.</summary>
    /// <param name="act">What the access log says of the look.</param>
    internal async Task<(Envelope? Envelope, SendProblem? Problem)> OpenAsync(Guid copy, AccessAct act, CancellationToken stop)
    {
        OutboxRow row;
        Case it;
        await using (var db = await dbs.CreateDbContextAsync(stop))
        {
            row = await db.Outbox.AsNoTracking().SingleAsync(o => o.Id == copy, stop);
            it = await CaseStore.LoadAsync(db, CaseNumber.FromKey(row.CaseId), stop) ?? throw new InvalidOperationException("A letter of no case.");
        }
        if (it.CheckSending(copy, clock.DanishToday) is { } no) return (null, ProblemOf(no));
        if (await dossiers.OpenAsync(it.Number, act, Purpose.Sending, stop) is not { } dossier) return (null, SendProblem.ContentUnreadable);
        var letter = dossier.Letters.FirstOrDefault(l => l.Copies?.Any(c => c.Id == copy) is true);
        if (letter?.Copies!.Single(c => c.Id == copy) is not { } addressed || dossier.Documents.FirstOrDefault(d => d.Id == addressed.Document) is not { } about) return (null, SendProblem.ContentUnreadable);
        var data = await office.GetAsync(stop);
        var (to, refused) = recipients.Of(letter.Kind, dossier, it, data, letter.Point, letter.Otherwise);
        if (refused is not null || !to.Contains(addressed.To)) return (null, refused is null ? SendProblem.RecipientsChanged : ProblemOf(refused));
        // The name may be the same and the mailbox another's: a number that was mistyped, and corrected after the approval.
        if (addressed.Mailbox != LetterDesk.MailboxOf(addressed.To, dossier.Party, data)) return (null, SendProblem.RecipientsChanged);
        if (await documents.ReadAsync(it.Number, about, stop) is not { } content) return (null, SendProblem.ContentUnreadable);
        if (Enclosing.Check(letter.Enclosures, letter.Kind, dossier, clock.DanishToday, [addressed.To], letter.Discloses) is { } closed) return (null, ProblemOf(closed));
        if (await AlongAsync(it.Number, letter, dossier, stop) is not { } along) return (null, SendProblem.ContentUnreadable);
        var label = Languages.In(Languages.Of(letter.Language), () => t["Letters.Label", t[$"Word.LetterKind.{letter.Kind}"], it.Number].Value);
        return (new(row.MessageId, it.Number, letter.Kind, addressed.To, MailboxOf(addressed), label, new(about.Name, about.MediaType, content), letter.Language, row.QueuedAt, along), null);
    }

    /// <summary>What goes along, under names that say nothing. Null: one of them does not open.</summary>
    async Task<IReadOnlyList<LetterFile>?> AlongAsync(CaseNumber number, Letter letter, Dossier dossier, CancellationToken stop)
    {
        List<LetterFile> along = [];
        foreach (var one in letter.Enclosures ?? [])
        {
            if (dossier.Documents.FirstOrDefault(d => d.Id == one.Document) is not { } about || await documents.ReadAsync(number, about, stop) is not { } content) return null;
            var name = Languages.In(Languages.Of(letter.Language), () => t["Letters.Enclosure.File", along.Count + 1, DocumentType.All.Single(type => type.MediaType == about.MediaType).Extensions[0]].Value);
            along.Add(new(name, about.MediaType, content));
        }
        return along;
    }

    static Mailbox? MailboxOf(AddressedCopy copy) => copy.Mailbox is { } value ? new(copy.To.Role is RecipientRole.Department ? MailboxKind.Cvr : MailboxKind.Cpr, value) : null;

    static SendProblem ProblemOf(Refusal no) => no switch
    {
        Refusal.ObjectedToDisclosure => SendProblem.Objected,
        Refusal.PlainEmailRuledOut => SendProblem.EmailRuledOut,
        Refusal.ContentUnreadable => SendProblem.ContentUnreadable,
        Refusal.EnclosureNotPossible => SendProblem.EnclosureNotPossible,
        _ => SendProblem.RecipientsChanged,
    };

    /// <summary>Within a writer's turn: what came of an attempt. The caller announces the change once it is committed; null where nothing changed for the case.</summary>
    internal async Task<CaseChanged?> RecordAsync(OmbudDb db, Guid copy, SendResult result, CancellationToken stop)
    {
        if (await db.Outbox.SingleOrDefaultAsync(o => o.Id == copy, stop) is not { State: CopyState.Queued } row) return null; // somebody has sent it by hand meanwhile
        var now = clock.GetUtcNow();
        row.Attempts++;
        if (result is SendResult.TryLater later && now - row.QueuedAt < Patience)
        {
            (row.Problem, row.NextAt) = (later.Problem, now + Waits.After(row.Attempts));
            await db.SaveChangesAsync(stop);
            return null;
        }
        var data = await office.GetAsync(stop);
        var changed = await ActAsync(db, row.CaseId, it => result switch
        {
            SendResult.Sent => it.SendLetter(copy, clock.DanishToday),
            SendResult.TryLater { Problem: var problem } => it.FailLetter(copy, problem, clock.DanishToday),
            SendResult.GiveUp { Problem: var problem } => it.FailLetter(copy, problem, clock.DanishToday),
            _ => throw new InvalidOperationException($"No way to record {result.GetType().Name}."),
        }, stop);
        if (row is { State: CopyState.Sent, Channel: Channel.DigitalPost } && digital.ReceiptFolder is not null) row.ReceiptBy = data.Calendar.AddWorkingDays(clock.DanishToday, digital.ReceiptDays);
        return changed;
    }

    /// <summary>Those whose receipt should have come by now, the oldest first.</summary>
    internal async Task<IReadOnlyList<Guid>> WithoutReceiptAsync(int most, CancellationToken stop)
    {
        var today = clock.DanishToday;
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Outbox.AsNoTracking().Where(o => o.ReceiptBy < today).OrderBy(o => o.ReceiptBy).ThenBy(o => o.Id).Take(most).Select(o => o.Id).ToListAsync(stop);
    }

    /// <summary>Within a writer's turn: nobody has said whether it arrived. Null where somebody has, meanwhile.</summary>
    internal async Task<CaseChanged?> RecordNoReceiptAsync(OmbudDb db, Guid copy, CancellationToken stop) =>
        await db.Outbox.SingleOrDefaultAsync(o => o.Id == copy && o.ReceiptBy != null, stop) is { } row
            ? await ActAsync(db, row.CaseId, it => it.FailLetter(copy, SendProblem.NoReceipt, clock.DanishToday), stop)
            : null;

    /// <summary>Within a writer's turn: the other side has it, or sent it back. Unknown: it is none of ours. Null: it says nothing new.</summary>
    internal async Task<(bool IsKnown, CaseChanged? Changed)> RecordReceiptAsync(OmbudDb db, Guid message, bool isReceived, CancellationToken stop)
    {
        if (await db.Outbox.SingleOrDefaultAsync(o => o.MessageId == message, stop) is not { } row) return (false, null);
        var copy = row.Id;
        // It is out if its receipt is there, though the commit that would have said so was lost.
        return (true, await ActAsync(db, row.CaseId, it => isReceived
            ? (row.State is CopyState.Queued ? it.SendLetter(copy, clock.DanishToday) : null) ?? it.ReceiveLetter(copy, clock.DanishToday)
            : it.FailLetter(copy, SendProblem.ReceiptNegative, clock.DanishToday), stop));
    }

    async Task<CaseChanged?> ActAsync(OmbudDb db, long caseId, Func<Case, Refusal?> act, CancellationToken stop)
    {
        var it = await CaseStore.LoadAsync(db, CaseNumber.FromKey(caseId), stop) ?? throw new InvalidOperationException("A letter of no case.");
        return act(it) is null ? await desk.SaveAsync(db, it, hasContent: false, Purpose.Sending, Actor.System, await office.GetAsync(stop), stop) : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Letter {Copy} ran into a {Mistake}.")]
    static partial void Failed(ILogger log, Guid copy, string mistake);
}
