// Cases with documents, for tests of what happens to them.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.Tests.Fixtures;

static class HostDocuments
{
    public static async Task<CaseNumber> RegisterAsync(this OmbudHost host)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        Assert.Null(refused);
        return registered!.Number;
    }

    public static async Task<(Document? Attached, Refusal? Refused)> AttachAsync(this OmbudHost host, CaseNumber number, byte[] file, string name = "Brev.pdf", DateOnly? on = null)
    {
        await using var stream = new MemoryStream(file);
        return await host.AttachAsync(number, stream, name, on);
    }

    public static Task<(Document? Attached, Refusal? Refused)> AttachAsync(
        this OmbudHost host, CaseNumber number, Stream file, string name = "Brev.pdf", DateOnly? on = null, string role = "adviser", CancellationToken stop = default) =>
        host.AsAsync(role, services => services.GetRequiredService<DocumentDesk>().AttachAsync(number, new(name, DocumentSource.Citizen, on ?? A.Today), file, stop));

    /// <summary>The whole file; null if it does not open whole.</summary>
    public static Task<byte[]?> ReadAsync(this OmbudHost host, CaseNumber number, Guid document) => host.AsAsync("adviser", async services =>
    {
        var opened = (await services.GetRequiredService<Documents>().OpenAsync(number, document))!;
        var pieces = new List<byte>();
        await foreach (var piece in opened.ReadAsync(TestContext.Current.CancellationToken)) pieces.AddRange(piece);
        var isWhole = await opened.IsWholeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(isWhole, pieces.Count == opened.About.Size);
        return isWhole ? pieces.ToArray() : null;
    });

    public static async Task<Refusal?> RemoveAsync(this OmbudHost host, CaseNumber number, Guid document, string reason, string role = "adviser")
    {
        await using var db = await host.DatabaseAsync();
        var version = await db.Cases.Where(c => c.Id == number.Key).Select(c => c.Version).SingleAsync();
        return await host.AsAsync(role, services => services.GetRequiredService<DocumentDesk>().RemoveAsync(number, document, reason, version));
    }

    /// <summary>No piece, no record and no event of a document.</summary>
    public static async Task HasNoDocumentAsync(this OmbudHost host)
    {
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.DocumentChunks.AnyAsync() || await db.DossierRecords.AnyAsync(d => d.Kind == RecordKind.Document) || await db.Events.AnyAsync(e => e.Body.Contains("document")));
    }
}
