// Makes the files of what was placed documents of its case, one by one; then nothing of the message is kept beside the case.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Incoming;

namespace Ombud.App.Desk;

/// <summary>The contact stands on the case before; who ends in between leaves the rest to the job. Each file has had its id as a document from the beginning.</summary>
public sealed partial class IncomingFiling(
    IDbContextFactory<OmbudDb> dbs, IncomingItems items, Documents documents, DocumentDesk desk, Claims claims, WriteGate gate, IncomingFeed feed, ILogger<IncomingFiling> log)
{
    const string Turn = "incoming-files";

    /// <summary>Right after the placing, which stands whatever comes of this: what does not work now the job does later.</summary>
    internal async Task TryAsync(Guid placed)
    {
        try { await RunAsync(placed, CancellationToken.None); }
#pragma warning disable CA1031 // The person is told where the message is, and not that its files come a minute later.
        catch (Exception e) { Later(log, placed, e.GetType().Name); }
#pragma warning restore CA1031
    }

    /// <param name="only">One message; null: all that were left.</param>
    internal async Task RunAsync(Guid? only, CancellationToken stop)
    {
        var left = await LeftAsync(only, stop);
        if (left.Count == 0 || await claims.TryTakeAsync(Turn) is not { } claim) return; // whoever is at it goes on, and the job after them
        try
        {
            foreach (var row in left) await FileAsync(claim, row, stop);
        }
        finally { await claims.ReleaseAsync(claim); }
        feed.Announce();
    }

    async Task<List<IncomingRow>> LeftAsync(Guid? only, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Incoming.AsNoTracking().Where(i => i.State == IncomingState.Placed && i.Wrapped != null && (only == null || i.Id == only)).OrderBy(i => i.DecidedAt).ToListAsync(stop);
    }

    /// <summary>What is refused stays, sealed as it is, for the next run; what is erased meanwhile goes.</summary>
    async Task FileAsync(Claim claim, IncomingRow row, CancellationToken stop)
    {
        if (items.Open(row) is not { } content)
        {
            Measures.Unreadable("incoming");
            return;
        }
        foreach (var file in content.Files.Where(file => file.IsFiled))
        {
            // A large file takes its time: each begins with the whole lease, or not at all.
            if (!await claims.WriteAsync(claim, _ => Task.CompletedTask)) return;
            if (await AttachAsync(row, content, file, stop) is not { } refused) continue;
            if (refused is Refusal.Erased) break;
            return;
        }
        await gate.WriteAsync(async db =>
        {
            await IncomingItems.ForgetAsync(db, db.Incoming.Where(i => i.Id == row.Id), CancellationToken.None);
            await db.TellAsync(NodeNews.Incoming, CancellationToken.None);
            return true;
        });
    }

    async Task<Refusal?> AttachAsync(IncomingRow row, IncomingContent content, IncomingFile file, CancellationToken stop)
    {
        if (await documents.IsAttachedAsync(file.Document, stop)) return null;
        await documents.DropAsync(file.Document); // pieces of an attempt that was killed
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await items.ReadAsync(db, row, file, stop) is not { } bytes) return new Refusal.ContentUnreadable();
        var source = content.Cpr is not null || row.Match.IsByCitizen ? DocumentSource.Citizen : DocumentSource.Other;
        var (_, refused) = await desk.AttachAsync(CaseNumber.FromKey(row.CaseId!.Value), new(file.Name, source, row.At.DanishDate) { Id = file.Document }, new MemoryStream(bytes), stop);
        return refused;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The files of message {Message} are left to the job: {Mistake}.")]
    static partial void Later(ILogger log, Guid message, string mistake);
}
