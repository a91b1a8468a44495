// Attaches files to cases and takes back what was attached by mistake.
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <param name="Name">As the sender's computer calls it.</param>
/// <param name="On">When the office got or made it.</param>
public sealed record NewDocument(string? Name, DocumentSource Source, DateOnly On)
{
    /// <summary>What it is to be known by, if that was settled before.</summary>
    internal Guid Id { get; init; } = Guid.CreateVersion7();

    public override string ToString() => nameof(NewDocument);
}

public sealed class DocumentDesk(CaseDesk desk, Documents documents, CurrentUser user, BlockedPeopleQuery blocked, AccessLog log, TimeProvider clock)
{
    public const string Reason = "remove-reason";

    /// <summary>Takes the file in as it comes, then attaches it in one turn. Until then it belongs to nothing, and without that nothing of it stays.</summary>
    public async Task<(Document? Attached, Refusal? Refused)> AttachAsync(CaseNumber number, NewDocument sent, Stream content, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        // Asked before a byte is read, and again when the case changes: a file may be minutes on its way.
        var (seen, refused) = await desk.AskAsync(number, Purpose.Document, stop);
        if (seen is null) return (null, refused);
        var (id, today) = (sent.Id, clock.DanishToday);
        if (seen.AddDocument(id, sent.On, today, sent.Source) is { } no) return (null, no);
        if (DocumentType.IsRefusedByName(sent.Name)) return (null, new Refusal.DocumentTypeRefused());
        (var file, refused) = await documents.TakeAsync(number, id, content, stop);
        if (file is null) return (null, refused);

        var attached = new Document(id, file.Type.NameFor(sent.Name, otherwise: $"{sent.On:yyyy-MM-dd}"), file.Type.MediaType, file.Size, sent.Source, sent.On,
            clock.GetUtcNow(), user.Required.Id);
        var isAttached = false;
        try
        {
            stop.ThrowIfCancellationRequested();
            refused = await SwitchedOffAsync(number) ?? await desk.ChangeAsync(number, Purpose.Document, (it, dossier) =>
            {
                if (it.AddDocument(id, sent.On, today, sent.Source) is { } late) return late;
                dossier.AddDocument(attached);
                return null;
            }, stop: CancellationToken.None);
            isAttached = refused is null;
        }
        finally
        {
            if (!isAttached) await documents.DropAsync(id);
        }
        return isAttached ? (attached, null) : (null, refused);
    }

    /// <summary>The desk knows of roles and conflicts of interest; who was switched off meanwhile still has the role of the request.</summary>
    async Task<Refusal?> SwitchedOffAsync(CaseNumber number)
    {
        if (!await blocked.ContainsNowAsync(user.Required.Id)) return null;
        await log.WriteAsync(user.Required, new Look(AccessAct.Refused, Purpose.Document, number));
        return new Refusal.SwitchedOff();
    }

    /// <summary>Takes a document away for good; that it was there, who took it away and why stays.</summary>
    public async Task<Refusal?> RemoveAsync(CaseNumber number, Guid document, string? reason, int seenVersion, CancellationToken stop = default)
    {
        var (written, refused) = Written.Check(new Written(Reason, NoteKind.RemovalReason, reason));
        if (refused is not null) return refused;
        if (written.Count == 0) return new Refusal.ReasonMissing();
        return await desk.ChangeAsync(number, Purpose.Document, (it, dossier) =>
            dossier.RemoveDocument(document) ?? it.RemoveDocument(document) ?? Written.AddTo(it, dossier, written, user.Required.Id, clock.GetUtcNow()), seenVersion, stop);
    }
}
