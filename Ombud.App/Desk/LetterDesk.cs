// Writes letters: drafts, their approval, and what becomes of a copy that could not be sent. The adviser decides, jobs send.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.App.Desk;

/// <summary>What is typed and chosen for a letter.</summary>
/// <param name="Because">Why it is to go otherwise than computed.</param>
/// <param name="Discloses">What a letter to a department gives it.</param>
/// <param name="ReplyBy">The last day for the reply that it asks for; null: as usual for its kind.</param>
/// <param name="Enclosures">Documents of the case that are to go along.</param>
public sealed record LetterWords(
    string? Subject, string? Text, string Language, Deviation? Otherwise = null, string? Because = null, IReadOnlyList<DisclosedContent>? Discloses = null,
    DateOnly? ReplyBy = null, IReadOnlyList<Guid>? Enclosures = null)
{
    public const string SubjectField = "letter-subject", TextField = "letter-text", ReplyByField = "letter-reply-by";
    public bool Deviates => Otherwise is { } other && (other.Channels.Count > 0 || other.AlsoParty);

    public override string ToString() => nameof(LetterWords);
}

/// <summary>What the adviser had before them when they approved: exactly that goes, or nothing.</summary>
/// <param name="At">When the words were last changed.</param>
public sealed record ShownLetter(DateTimeOffset At, IReadOnlyList<Recipient> To, bool WithRights)
{
    public override string ToString() => nameof(ShownLetter);
}

public sealed class LetterDesk(
    IDbContextFactory<OmbudDb> dbs, CaseDesk desk, Vault.Dossiers dossiers, Documents documents, Office office, LetterPapers papers, LetterDrafts drafts, LetterRecipients recipients, CurrentUser user, TimeProvider clock)
{
    /// <summary>Begins a letter as a draft, or changes the words of one.</summary>
    /// <param name="seenAt">When the words that were changed here had last been changed; null: a new letter.</param>
    /// <param name="also">What is done to the case in the same act, such as moving the date that the letter tells of.</param>
    public async Task<Refusal?> SaveAsync(
        CaseNumber number, Guid letter, LetterKind kind, int? point, LetterWords words, int seenVersion, DateTimeOffset? seenAt = null, Func<Case, Dossier, Refusal?>? also = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (subject, text, refused) = Clean(words);
        if (refused is not null) return refused;
        var because = PlainText.Clean(words.Because, multiline: true);
        if (words.Deviates && because is null) return new Refusal.ReasonMissing();
        if (because?.Length > PlainText.LongLimit) return new Refusal.InvalidInput([new("letter-because", Problem.TooLong, PlainText.LongLimit)]);
        var data = await office.GetAsync(stop);
        var today = clock.DanishToday;
        if (words.ReplyBy is { } asked && (asked < today || asked > today.AddYears(1))) return new Refusal.InvalidInput([new(LetterWords.ReplyByField, Problem.DateOutOfRange)]);
        return await desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
        {
            var known = dossier.Letters.FirstOrDefault(l => l.Id == letter);
            if (known?.At != seenAt) return new Refusal.ContentChanged();
            if (also?.Invoke(it, dossier) is { } no) return no;
            if ((known is null ? it.WriteLetter(letter, kind, point) : it.ChangeLetter(letter)) is { } unwritten) return unwritten;
            // A way that is not there is refused while the letter is written, not when it is approved.
            if (words.Deviates && recipients.Of(kind, dossier, it, data, point, words.Otherwise).Refused is { } unreachable) return unreachable;
            var along = words.Enclosures?.Distinct().Select(id => new Enclosure(id, dossier.Documents.FirstOrDefault(d => d.Id == id)?.Name ?? "")).ToList();
            if (Enclosing.Check(along, kind, dossier, today, recipients.Of(kind, dossier, it, data, point, words.Otherwise).To, words.Discloses) is { } closed) return closed;
            dossier.SetLetter(new(letter, known?.Kind ?? kind, words.Language, subject!, text!, clock.GetUtcNow(), user.Required.Id, known is null ? point : known.Point,
                words.Deviates ? words.Otherwise : null, words.Deviates ? because : null, words.Discloses,
                ReplyBy: kind.DaysToReply is null ? null : words.ReplyBy ?? known?.ReplyBy ?? kind.ReplyBy(today, data.Calendar),
                Enclosures: along is { Count: > 0 } ? along : null));
            return null;
        }, seenVersion, stop);
    }

    public Task<Refusal?> DiscardAsync(CaseNumber number, Guid letter, int seenVersion, CancellationToken stop = default) =>
        desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
        {
            if (it.DiscardLetter(letter) is { } no) return no;
            dossier.RemoveLetter(letter);
            return null;
        }, seenVersion, stop);

    /// <summary>
    /// Approves a draft as it stands: computes who gets it, makes the file of each copy, seals it, and puts the copies into the outbox in the
    /// transaction of the approval. Nothing stays of one that is refused.
    /// </summary>
    public async Task<Refusal?> ApproveAsync(CaseNumber number, Guid letter, ShownLetter shown, int seenVersion, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var (seen, refused) = await desk.AskAsync(number, Purpose.CaseHandling, stop);
        if (seen is null) return refused;
        if (seen.Version != seenVersion) return await desk.ChangeAsync(number, _ => null, seenVersion, stop);
        if (await dossiers.OpenAsync(number, Purpose.CaseHandling, stop) is not { } dossier) return new Refusal.NotAllowedForRole();
        if (dossier.Letters.FirstOrDefault(l => l.Id == letter) is not { } draft) return new Refusal.UnknownLetter();
        if (GapsIn(draft) is > 0 and var gaps) return new Refusal.LetterHasGaps(gaps);
        var data = await office.GetAsync(stop);
        var today = clock.DanishToday;
        var (to, no) = recipients.Of(draft.Kind, dossier, seen, data, draft.Point, draft.Otherwise);
        if (no is not null) return no;
        if (Enclosing.Check(draft.Enclosures, draft.Kind, dossier, today, to, draft.Discloses) is { } closed) return closed;
        var withRights = seen.BringsRights(draft.Kind);
        if (draft.At != shown.At || !to.SequenceEqual(shown.To) || shown.WithRights != withRights) return new Refusal.ContentChanged();
        var rights = withRights ? await drafts.RightsAsync(draft.Language, stop) : null;
        var replyBy = draft.ReplyBy ?? draft.Kind.ReplyBy(today, data.Calendar);
        // Asked before files are made; the turn that saves asks again.
        var copies = to.Select(one => new AddressedCopy(Guid.NewGuid(), one, MailboxOf(one, dossier.Party, data), Guid.CreateVersion7())).ToList();
        LetterCopy[] facts = [.. copies.Select(copy => new LetterCopy(copy.Id, copy.To.Role, copy.To.Channel, copy.To.Department))];
        if (seen.ApproveLetter(letter, facts, draft.Discloses ?? [], draft.Otherwise is not null, today, replyBy) is { } unapproved) return unapproved;

        return await WithFilesAsync(number, draft, copies, papers.MeetingOf(draft, seen), today, data, rights, files => desk.ChangeAsync(number, Purpose.CaseHandling, (it, content) =>
        {
            if (it.ApproveLetter(letter, facts, draft.Discloses ?? [], draft.Otherwise is not null, today, replyBy) is { } late) return late;
            content.SetLetter(draft with { Copies = copies });
            foreach (var file in files) content.AddDocument(file);
            return null;
        }, seenVersion, CancellationToken.None), stop);
    }

    /// <summary>A copy that could not be sent is queued again, perhaps another way; it is made anew, and what was made before is kept.</summary>
    public async Task<Refusal?> QueueAgainAsync(CaseNumber number, Guid copy, Channel channel, int seenVersion, CancellationToken stop = default)
    {
        var (seen, refused) = await desk.AskAsync(number, Purpose.CaseHandling, stop);
        if (seen is null) return refused;
        if (await dossiers.OpenAsync(number, Purpose.CaseHandling, stop) is not { } dossier) return new Refusal.NotAllowedForRole();
        if (dossier.Letters.FirstOrDefault(l => l.Copies?.Any(c => c.Id == copy) is true) is not { } letter) return new Refusal.UnknownLetter();
        var data = await office.GetAsync(stop);
        var today = clock.DanishToday;
        var before = letter.Copies!.Single(c => c.Id == copy);
        var otherwise = channel == before.To.Channel ? letter.Otherwise : new Deviation(new Dictionary<RecipientRole, Channel>(letter.Otherwise?.Channels ?? Deviation.None.Channels) { [before.To.Role] = channel }, letter.Otherwise?.AlsoParty is true);
        var (to, no) = recipients.Of(letter.Kind, dossier, seen, data, letter.Point, otherwise);
        if (no is not null) return no;
        // Another way to the same; whoever is somebody else by now gets a letter of their own.
        if (to.FirstOrDefault(one => one.Role == before.To.Role && one.Name == before.To.Name && one.Department == before.To.Department) is not { } now) return new Refusal.RecipientsChanged();
        if (Enclosing.Check(letter.Enclosures, letter.Kind, dossier, today, [now], letter.Discloses) is { } closed) return closed;
        var again = before with { To = now, Mailbox = MailboxOf(now, dossier.Party, data), Document = Guid.CreateVersion7() };
        var isFirst = seen.BringsRights(letter.Kind);
        var changed = letter with { Copies = [.. letter.Copies!.Select(c => c.Id == copy ? again : c)], Otherwise = otherwise };
        return await WithFilesAsync(number, letter, [again], null, today, data, isFirst ? await drafts.RightsAsync(letter.Language, stop) : null, files => desk.ChangeAsync(number, Purpose.CaseHandling, (it, content) =>
        {
            if (it.QueueLetterAgain(copy, channel, today) is { } late) return late;
            content.SetLetter(changed);
            foreach (var file in files) content.AddDocument(file);
            return null;
        }, seenVersion, CancellationToken.None), stop);
    }

    /// <summary>Somebody has put it into the post, or handed it over: what no job can know.</summary>
    public Task<Refusal?> SentByHandAsync(CaseNumber number, Guid copy, DateOnly on, CancellationToken stop = default)
    {
        var today = clock.DanishToday;
        return desk.ChangeAsync(number, it => on > today ? new Refusal.DateInFuture(on) : it.SendLetter(copy, on), null, stop);
    }

    /// <summary>An approved copy does not go after all; why is written down.</summary>
    public async Task<Refusal?> StopAsync(CaseNumber number, Guid copy, string? because, int seenVersion, CancellationToken stop = default)
    {
        var (texts, refused) = Written.Check(new Written("stop-because", NoteKind.JournalNote, because));
        if (refused is not null) return refused;
        if (texts.Count == 0) return new Refusal.ReasonMissing();
        var (today, now) = (clock.DanishToday, clock.GetUtcNow());
        return await desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) => it.StopLetter(copy, today) ?? Written.AddTo(it, dossier, texts, user.Required.Id, now), seenVersion, stop);
    }

    /// <summary>A backup was put back: nothing that waited in it goes before somebody has looked. Gives how many copies that were.</summary>
    internal async Task<int> HoldAsync(CancellationToken stop)
    {
        var held = 0;
        foreach (var (number, copy) in await LetterStore.QueuedAsync(dbs, stop))
            if (await desk.ChangeAsync(number, it => it.FailLetter(copy, SendProblem.Restored, clock.DanishToday), null, stop) is null) held++;
        return held;
    }

    /// <summary>Makes and seals the files, lets the caller save, and takes the files away again if nothing was saved.</summary>
    /// <param name="beside">Kept on the case beside the copies.</param>
    async Task<Refusal?> WithFilesAsync(
        CaseNumber number, Letter letter, IReadOnlyList<AddressedCopy> copies, LetterFile? beside, DateOnly today, OfficeData data, MergedLetter? rights,
        Func<IReadOnlyList<Document>, Task<Refusal?>> save, CancellationToken stop)
    {
        var files = new List<Document>();
        var isSaved = false;
        try
        {
            foreach (var copy in copies)
            {
                var bytes = papers.Write(letter, number, today, copy.To, copy.To.Department is { } department ? data.NameOf(department) : null, copy.To.Role is RecipientRole.Department ? null : rights);
                if (await KeepAsync(copy.Document, new(papers.NameOf(letter.Kind, number), LetterPapers.WordType, bytes)) is { } refused) return refused;
            }
            if (beside is not null && await KeepAsync(Guid.CreateVersion7(), beside) is { } unkept) return unkept;
            var no = await save(files);
            isSaved = no is null;
            return no;
        }
        finally
        {
            if (!isSaved) foreach (var file in files) await documents.DropAsync(file.Id);
        }

        async Task<Refusal?> KeepAsync(Guid id, LetterFile file)
        {
            var (taken, refused) = await documents.TakeAsync(number, id, new MemoryStream(file.Content), stop);
            if (taken is not null) files.Add(new(id, file.Name, file.MediaType, taken.Size, DocumentSource.Office, today, clock.GetUtcNow(), user.Required.Id));
            return refused;
        }
    }

    /// <summary>How many places of a draft are still to be filled in.</summary>
    public static int GapsIn(Letter draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Subject.Split(Template.Gap).Length + draft.Text.Split(Template.Gap).Length - 2;
    }

    internal static string? MailboxOf(Recipient to, Party party, OfficeData data) => to switch
    {
        { Channel: not Channel.DigitalPost } => null,
        { Department: { } department } => data.Departments.FirstOrDefault(d => d.Code == department.Value)?.Cvr,
        _ => CprNumber.TryParse(party.Cpr, out var number) ? number.Reveal() : null,
    };

    static (string? Subject, string? Text, Refusal? Refused) Clean(LetterWords words)
    {
        var problems = new List<FieldProblem>();
        string? Read(string field, string? text, int limit, bool multiline)
        {
            // Measured before it is cleaned: a paste of a megabyte is answered, not worked on.
            if (text?.Length > limit) problems.Add(new(field, Problem.TooLong, limit));
            else if (PlainText.Clean(text, multiline) is { } clean) return clean;
            else problems.Add(new(field, Problem.Missing));
            return null;
        }
        var (subject, text) = (Read(LetterWords.SubjectField, words.Subject, PlainText.LineLimit, false), Read(LetterWords.TextField, words.Text, Template.BodyLimit, true));
        return (subject, text, problems.Count > 0 ? new Refusal.InvalidInput(problems) : null);
    }
}
