// What goes on paper: a batch of approved letters as one document with a list, and the note that they are in the post.
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

namespace Ombud.App.Desk;

/// <param name="Extension">How the name of its file ends: docx, or zip where something goes along.</param>
public sealed record PrintBatch(string MediaType, string Extension, byte[] Content)
{
    public override string ToString() => nameof(PrintBatch);
}

public sealed class LetterPrint(IDbContextFactory<OmbudDb> dbs, WriteGate gate, PrintFeed feed, LetterPost post, CaseDesk desk, Rights rights, LetterPapers papers, IStringLocalizer<Texts> t, TimeProvider clock)
{
    /// <summary>So many letters are in one batch at most: more of them are hard to hold, and each is in memory.</summary>
    public const int Most = 100;

    /// <summary>A batch ends with the letter whose enclosures fill this; the rest waits for the next.</summary>
    const long MostAlong = 100L * 1024 * 1024;

    /// <summary>
    /// The letters among these that wait for print and may still go, in the order given. One that may not is marked as needing care. Empty: there
    /// are none. Each case is in the access log before it is opened.
    /// </summary>
    /// <exception cref="NotAllowedException">Whoever asks is no adviser.</exception>
    public async Task<PrintBatch?> BatchAsync(IReadOnlyList<Guid> copies, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(copies);
        await rights.NeedAsync(Purpose.Sending, Roles.Adviser);
        var (letters, printed, now) = (new List<Envelope>(), new List<Guid>(), clock.GetUtcNow());
        foreach (var row in await WaitingAsync(copies, stop))
        {
            if (letters.Sum(letter => letter.Along.Sum(file => (long)file.Content.Length)) >= MostAlong) break;
            if (await rights.OfCaseAsync(CaseNumber.FromKey(row.CaseId), Purpose.Sending, stop) is null) continue;
            var (envelope, problem) = await post.OpenAsync(row.Id, AccessAct.Print, stop);
            if (envelope is not null)
            {
                letters.Add(envelope);
                printed.Add(row.Id);
            }
            else await desk.ChangeAsync(CaseNumber.FromKey(row.CaseId), it => it.FailLetter(row.Id, problem!.Value, clock.DanishToday), null, stop);
        }
        await gate.WriteAsync(db => db.Outbox.Where(o => EF.Parameter(printed).Contains(o.Id)).ExecuteUpdateAsync(set => set.SetProperty(o => o.PrintedAt, now), CancellationToken.None));
        feed.Announce();
        if (letters.Count == 0) return null;
        var document = WordBatch.Join(ListOf(letters), letters.Select(letter => letter.File.Content));
        return letters.Any(letter => letter.Along.Count > 0)
            ? new("application/zip", "zip", PrintFolder.Zip([($"{t["Outbox.Print.Document"]}.docx", document), .. Enclosed(letters)]))
            : new(LetterPapers.WordType, "docx", document);
    }

    /// <summary>Beside the document: a folder for each letter that has some, under its number in the list.</summary>
    IEnumerable<(string, byte[])> Enclosed(IEnumerable<Envelope> letters) =>
        letters.Index().SelectMany(letter => letter.Item.Along.Select(file => ($"{t["Outbox.Print.Folder", letter.Index + 1]}/{file.Name}", file.Content)));

    async Task<IReadOnlyList<OutboxRow>> WaitingAsync(IReadOnlyList<Guid> copies, CancellationToken stop)
    {
        var wanted = copies.Take(Most).ToList();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await db.Outbox.AsNoTracking().Where(o => EF.Parameter(wanted).Contains(o.Id) && o.State == CopyState.Queued && o.Channel == Channel.Letter).ToListAsync(stop);
        return [.. rows.OrderBy(row => wanted.IndexOf(row.Id))];
    }

    /// <summary>The first page: what follows, so that every envelope is accounted for.</summary>
    byte[] ListOf(List<Envelope> letters) => Languages.InDanish(() => WordFile.Write(
        new(t["Outbox.List.Title"], papers.Head[0],
        [
            new PaperPart.Paragraph(t["Outbox.List.Text", letters.Count, clock.DanishToday.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture)]),
            new PaperPart.Table(t["Outbox.List.Title"], [t["Outbox.List.No"], t["Outbox.Column.Case"], t["Outbox.Column.Letter"], t["Outbox.Column.To"]], [10, 22, 38, 30],
                [.. letters.Select((letter, i) => (IReadOnlyList<string>)[$"{i + 1}", letter.Number.ToString(), KindOf(letter), letter.To.Name ?? t[$"Word.RecipientRole.{letter.To.Role}"]])]),
        ]),
        t["CaseFile.Access.Page"], clock.GetUtcNow()));

    string KindOf(Envelope letter) => letter.Along.Count == 0 ? t[$"Word.LetterKind.{letter.Kind}"] : t["Outbox.List.Along", t[$"Word.LetterKind.{letter.Kind}"], letter.Along.Count];

    /// <summary>They are in the post, as far as somebody has fetched them for print. Gives those that were refused; one that is out already is none of them.</summary>
    public async Task<IReadOnlyList<Refusal>> PostedAsync(IReadOnlyList<Guid> copies, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(copies);
        await rights.NeedAsync(Purpose.Sending, Roles.Adviser);
        var refused = new List<Refusal>();
        foreach (var row in (await WaitingAsync(copies, stop)).Where(row => row.PrintedAt is not null))
            if (await desk.ChangeAsync(CaseNumber.FromKey(row.CaseId), it => it.SendLetter(row.Id, clock.DanishToday), null, stop) is { } no and not Refusal.LetterNotQueued) refused.Add(no);
        return refused;
    }
}
