// The list of what is not yet journalised: what comes onto it through the desk, who sees it, and that the acts take it off and keep what was written.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.CaseFile.Journal;
using Ombud.App.Features.Today;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Features;

public sealed class JournalTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    Task<JournalList> ListAsync() => host.AsAsync("adviser", services => services.GetRequiredService<JournalQuery>().RunAsync());

    async Task<int> FigureAsync() => (await host.AsAsync("adviser", services => services.GetRequiredService<TodayQuery>().AdviserAsync())).ToJournalise;

    async Task<CaseNumber> CallAsync(string role, CaseNumber? joins = null)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Joins = joins }), role);
        Assert.Null(refused);
        return registered!.Number;
    }

    [Fact]
    public async Task Calls_that_the_intake_took_down_stand_there_the_oldest_first_until_they_are_looked_through()
    {
        var first = await CallAsync("intake");
        await CallAsync("adviser");
        host.Clock.Advance(TimeSpan.FromDays(1));
        var second = await CallAsync("intake");
        await CallAsync("intake", joins: first);
        var list = await ListAsync();
        Assert.Equal([first, second], list.Cases.Select(it => it.Number));
        Assert.Equal((3, 3), (list.Gaps, await FigureAsync()));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(first, it => it.SeeContacts())));
        Assert.Equal([second], (await ListAsync()).Cases.Select(it => it.Number));
        Assert.Equal(1, await FigureAsync());
    }

    [Fact]
    public async Task A_document_from_the_citizen_stands_there_until_its_subject_is_written_into_the_dossier()
    {
        var number = await CallAsync("adviser");
        var (attached, refused) = await host.AttachAsync(number, "Klage over befordring."u8.ToArray(), "scan0042.txt");
        Assert.Null(refused);
        var gap = Assert.Single(Assert.Single((await ListAsync()).Cases).JournalGaps);
        Assert.Equal((JournalGapKind.Document, attached!.Id), (gap.What, gap.Document!.Value));

        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) => dossier.NameDocument(attached.Id, "Klage over befordring") ?? it.JournaliseDocument(attached.Id))));
        Assert.Empty((await ListAsync()).Cases);
        Assert.Equal(0, await FigureAsync());
        var kept = Assert.Single((await host.DossierAsync(number)).Documents);
        Assert.Equal(("Klage over befordring", "scan0042.txt"), (kept.Subject, kept.Name));
        Assert.NotNull(await host.ReadAsync(number, attached.Id)); // its bytes are where they were
    }

    [Fact]
    public async Task An_answer_on_the_phone_without_a_word_stands_there_also_once_the_case_is_concluded()
    {
        var number = await CallAsync("adviser");
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Judge([PointVerdict.Admit(1)], A.Today, A.Today)
            ?? it.EndPoint(1, Outcome.Resolved) ?? it.Conclude(A.Today, A.Today, Channel.Phone))));
        Assert.Equal(JournalGapKind.Answer, Assert.Single(Assert.Single((await ListAsync()).Cases).JournalGaps).What);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.AddNote(Guid.CreateVersion7(), NoteKind.JournalNote))));
        Assert.Empty((await ListAsync()).Cases);
    }

    [Fact]
    public async Task Whoever_has_a_conflict_of_interest_sees_nothing_of_the_case()
    {
        var number = await CallAsync("intake");
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.DeclareConflict(new("k.roenbo"), ConflictGround.Relative, new("m.tved"), A.Today))));
        Assert.Empty((await ListAsync()).Cases);
        Assert.Equal((0, 0), ((await ListAsync()).Gaps, await FigureAsync()));
    }
}
