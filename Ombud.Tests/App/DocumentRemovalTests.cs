// A document that was attached by mistake is taken away, and with an erased case go its documents.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

public sealed class DocumentRemovalTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_removed_document_is_gone_and_the_history_says_who_removed_it_and_why()
    {
        var number = await host.RegisterAsync();
        var (wrong, _) = await host.AttachAsync(number, SampleFile.Of("pdf"), "Forkert borger.pdf");
        var (right, _) = await host.AttachAsync(number, SampleFile.Of("pdf"), "Rigtig.pdf");
        Assert.IsType<Refusal.ReasonMissing>(await host.RemoveAsync(number, wrong!.Id, " "));
        Assert.IsType<Refusal.UnknownDocument>(await host.RemoveAsync(number, Guid.CreateVersion7(), "Findes ikke"));
        Assert.IsType<Refusal.NotAllowedForRole>(await host.RemoveAsync(number, wrong.Id, "Fejl", "intake"));
        Assert.Null(await host.RemoveAsync(number, wrong.Id, "Hører til en anden sag"));
        Assert.IsType<Refusal.UnknownDocument>(await host.RemoveAsync(number, wrong.Id, "En gang til"));

        var dossier = await host.AsAsync("adviser", async services => (await services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.CaseHandling))!);
        Assert.Equal([right!.Id], dossier.Documents.Select(d => d.Id));
        Assert.Equal("Hører til en anden sag", dossier.Notes.Single(n => n.Kind is NoteKind.RemovalReason).Text);
        await using var db = await host.DatabaseAsync();
        Assert.Equal([right.Id], await db.DocumentChunks.Select(c => c.DocumentId).Distinct().ToListAsync());
        var story = await host.AsAsync("adviser", services => services.GetRequiredService<CaseStory>().ReadAsync(number));
        Assert.Equal(new StaffId("k.roenbo"), story.Single(past => past.Event is CaseEvent.DocumentRemoved removed && removed.Document == wrong.Id).By);
    }

    [Fact]
    public async Task A_case_is_found_by_the_name_of_a_document_as_long_as_it_is_there()
    {
        var number = await host.RegisterAsync();
        var (attached, _) = await host.AttachAsync(number, SampleFile.Of("pdf"), "Lægeerklæring.pdf");
        Assert.Equal([number], await FindAsync("lægeerklæring"));
        Assert.Null(await host.RemoveAsync(number, attached!.Id, "Fejl"));
        Assert.Empty(await FindAsync("lægeerklæring"));
    }

    async Task<IEnumerable<CaseNumber>> FindAsync(string text)
    {
        var index = host.Services.GetRequiredService<SearchIndex>();
        await index.SettledAsync(TestContext.Current.CancellationToken);
        return (await index.FindAsync(text)).Hits.Select(hit => hit.Number);
    }

    [Fact]
    public async Task An_erased_case_leaves_no_piece_of_its_documents_and_takes_no_more()
    {
        var (number, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        await host.AttachAsync(number, SampleFile.Large(200_000));
        var (kept, _) = await host.AttachAsync(other, SampleFile.Large(200_000));
        var later = A.Today.AddDays(400);
        host.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Judge([PointVerdict.Decline(1, new("ankestyrelsen"), ExclusionGround.ProfessionalContent)], A.Today, A.Today)
            ?? it.Conclude(A.Today) ?? it.FlagForReview(later) ?? it.Review(ReviewDecision.ProposeErasure, later))));
        var version = (await host.DeskAsync(desk => desk.FindAsync(number)))!.Version;
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<Erasures>().EraseAsync(number, number.ToString(), version)));

        await using var db = await host.DatabaseAsync();
        Assert.Equal([other.Key], await db.DocumentChunks.Select(c => c.CaseId).Distinct().ToListAsync());
        Assert.IsType<Refusal.Erased>((await host.AttachAsync(number, SampleFile.Of("pdf"))).Refused);
        Assert.NotNull(await host.ReadAsync(other, kept!.Id));
    }
}
