// Takes in one file of the folders: looks for the case that it may belong to, seals all that it says, and keeps that in one transaction.
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Incoming;

namespace Ombud.App.Desk;

/// <summary>For the job alone, which acts for the system.</summary>
public sealed class IncomingTaking(
    IDbContextFactory<OmbudDb> dbs, IncomingItems items, Lookups lookups, Claims claims, WriteGate gate, IncomingFeed feed, IncomingOptions options, TimeProvider clock)
{
    /// <summary>A longer text comes along as a file, whole, and is cut where it is read.</summary>
    const int MostText = 20_000;
    const string WholeText = "besked.txt";

    /// <summary>False: another node has taken over, and nothing was kept. A message that is known already is kept once.</summary>
    internal async Task<bool> TakeAsync(Claim claim, DroppedFile file, CancellationToken stop)
    {
        var seen = items.Seen(PartsOf(file));
        await using (var db = await dbs.CreateDbContextAsync(stop))
            if (await db.Incoming.AnyAsync(i => i.Seen == seen, stop)) return true;
        var (row, chunks) = file.Message is { } message ? await SealAsync(message, seen, stop) : SealUnreadable(file, seen);
        var isHeld = await claims.WriteAsync(claim, async db =>
        {
            if (await db.Incoming.AnyAsync(i => i.Seen == seen, CancellationToken.None)) return;
            db.Insert(row);
            foreach (var chunk in chunks) db.Insert(chunk);
            await db.TellAsync(NodeNews.Incoming, CancellationToken.None);
        });
        if (isHeld) feed.Announce();
        return isHeld;
    }

    /// <summary>Deletes what was set aside when its days are over: its key first of all.</summary>
    internal async Task ForgetOldAsync(CancellationToken stop)
    {
        var before = clock.GetUtcNow().AddDays(-options.KeptDays);
        await using (var db = await dbs.CreateDbContextAsync(stop))
            if (!await Old(db).AnyAsync(stop)) return;
        await gate.WriteAsync(async db =>
        {
            await IncomingItems.ForgetAsync(db, Old(db), CancellationToken.None);
            return await Old(db).ExecuteDeleteAsync(CancellationToken.None);
        });
        feed.Announce();

        IQueryable<IncomingRow> Old(OmbudDb db) => db.Incoming.Where(i => i.State == IncomingState.SetAside && i.DecidedAt < before);
    }

    async Task<(IncomingRow, IReadOnlyList<IncomingChunkRow>)> SealAsync(IncomingMessage message, byte[] seen, CancellationToken stop)
    {
        var (match, suggested) = await IncomingMatching.OfAsync(message, dbs, lookups, stop);
        var text = PlainText.Clean(message.Text, multiline: true) ?? "";
        IEnumerable<LetterFile> files = text.Length <= IncomingNote.MostText ? message.Files
            : [new(WholeText, "text/plain", Encoding.UTF8.GetBytes($"{Line(message.Subject)}\n\n{text}")), .. message.Files];
        var (kept, bytes) = (new List<IncomingFile>(), new Dictionary<Guid, byte[]>());
        foreach (var file in files)
        {
            var (id, type) = (Guid.CreateVersion7(), TypeOf(file));
            kept.Add(new(id, type?.NameFor(file.Name, otherwise: $"{message.At.DanishDate:yyyy-MM-dd}") ?? Line(file.Name) ?? file.MediaType, type?.MediaType, file.Content.Length));
            if (type is not null) bytes[id] = file.Content;
        }
        var row = new IncomingRow
        {
            Id = Guid.CreateVersion7(), Seen = seen, Channel = message.Channel, At = message.At, TakenAt = clock.GetUtcNow(), State = IncomingState.Waiting,
            Match = match, SuggestedId = suggested?.Key, Sender = lookups.SenderOf(message.Cpr),
        };
        return (row, items.Close(row, new(Line(message.Name), message.Cpr, Line(message.Email), Line(message.Subject), text[..Math.Min(text.Length, MostText)], kept), bytes));
    }

    (IncomingRow, IReadOnlyList<IncomingChunkRow>) SealUnreadable(DroppedFile file, byte[] seen)
    {
        var now = clock.GetUtcNow();
        var row = new IncomingRow { Id = Guid.CreateVersion7(), Seen = seen, Channel = file.Channel, At = now, TakenAt = now, State = IncomingState.Unreadable, Unreadable = file.Unreadable };
        return (row, items.Close(row, IncomingContent.OfUnreadable(file.File), new Dictionary<Guid, byte[]>()));
    }

    /// <summary>A message is the same by its id and what it says, however it was delivered; another file by its bytes, or by its name where nobody could read them.</summary>
    static IEnumerable<ReadOnlyMemory<byte>> PartsOf(DroppedFile file)
    {
        yield return Bytes(file.Channel.ToString());
        if (file.Message is not { } message)
        {
            yield return Bytes(file.Unreadable.ToString());
            yield return file.Bytes ?? Encoding.UTF8.GetBytes(file.File);
            yield break;
        }
        // Who gives no id says the same twice only at the same moment.
        foreach (var text in (string?[])[message.Id ?? message.At.ToString("O", CultureInfo.InvariantCulture), message.Cpr, message.Email, message.Subject, message.Text]) yield return Bytes(text);
        foreach (var one in message.Files)
        {
            yield return Bytes(one.Name);
            yield return one.Content;
        }

        static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");
    }

    /// <summary>Null: a case does not take it, for its content or its name.</summary>
    static DocumentType? TypeOf(LetterFile file)
    {
        if (file.Content.Length == 0 || DocumentType.IsRefusedByName(file.Name)) return null;
        var sniffer = new DocumentSniffer();
        for (var at = 0; at < file.Content.Length; at += DocumentSeal.PieceBytes)
            if (!sniffer.Take(file.Content.AsSpan(at, Math.Min(DocumentSeal.PieceBytes, file.Content.Length - at)))) return null;
        return sniffer.End();
    }

    static string? Line(string? text) => PlainText.Clean(text) is { } clean ? clean[..Math.Min(clean.Length, PlainText.LineLimit)] : null;
}
