// Approved letters on their way: looked at once more, stopped, printed, noted by hand, sent another way.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class LetterSendingTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    [Fact]
    public async Task What_was_forbidden_after_the_approval_does_not_leave()
    {
        var number = await OnPaperAsync();
        await host.ApprovedAsync(number, LetterKind.Hearing);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.RecordObjection(A.Today, Channel.Phone, A.Today))));
        // The batch leaves it out and shows it.
        Assert.Null(await PrintAsync(number));
        var row = Assert.Single(await host.OutboxAsync(number));
        Assert.Equal((CopyState.Failed, SendProblem.Objected), (row.State, row.Problem));
        Assert.Empty((await host.CaseAsync(number)).Disclosures);
    }

    [Fact]
    public async Task A_letter_whose_recipient_is_another_now_does_not_leave()
    {
        var number = await host.WithPartyAsync();
        await host.ApprovedAsync(number, LetterKind.InformationRequest);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetRepresentation(new(Guid.CreateVersion7(), "Bo Vang", Address: "Torvet 1", Power: new("Sagen", A.Today)), new(new("k.roenbo"), A.Today)) ?? it.ChangeParties())));
        await host.DispatchAsync();
        var row = Assert.Single(await host.OutboxAsync(number));
        Assert.Equal((CopyState.Failed, SendProblem.RecipientsChanged), (row.State, row.Problem));
    }

    [Fact]
    public async Task What_goes_on_paper_waits_for_print_and_is_noted_by_hand()
    {
        var number = await OnPaperAsync();
        await host.ApprovedAsync(number, LetterKind.Hearing);
        await host.DispatchAsync();
        Assert.Equal(CopyState.Queued, (await host.OutboxAsync(number))[0].State);
        var batch = await PrintAsync(number);
        Assert.NotNull(batch);
        Assert.Empty(WordFileCheck.Errors(batch.Content));
        var ids = (await host.OutboxAsync(number)).Select(o => o.Id).ToList();
        Assert.Empty(await host.AsAsync("adviser", services => services.GetRequiredService<LetterPrint>().PostedAsync(ids)));
        Assert.Empty(await host.AsAsync("adviser", services => services.GetRequiredService<LetterPrint>().PostedAsync(ids)));
        Assert.Equal(CopyState.Sent, (await host.OutboxAsync(number))[0].State);
        Assert.Equal(DisclosurePurpose.Hearing, Assert.Single((await host.CaseAsync(number)).Disclosures).Why);
    }

    /// <summary>A case whose department has no mailbox of Digital Post.</summary>
    async Task<CaseNumber> OnPaperAsync()
    {
        var number = await host.WithPartyAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.SetDepartment(new("environment")))));
        return number;
    }

    async Task<PrintBatch?> PrintAsync(CaseNumber number)
    {
        var ids = (await host.OutboxAsync(number)).Select(o => o.Id).ToList();
        return await host.AsAsync("adviser", services => services.GetRequiredService<LetterPrint>().BatchAsync(ids));
    }

    [Fact]
    public async Task A_sent_answer_answers_the_case_and_a_failed_copy_can_go_another_way()
    {
        var number = await host.WithPartyAsync(address: "Strandvej 3");
        await host.ApprovedAsync(number, LetterKind.Answer);
        var copy = (await host.OutboxAsync(number))[0].Id;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.FailLetter(copy, SendProblem.NoMailbox, A.Today))));
        var version = await host.VersionAsync(number);
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().QueueAgainAsync(number, copy, Channel.Letter, version)));
        Assert.Equal((CopyState.Queued, Channel.Letter, (DateTimeOffset?)null), ((await host.OutboxAsync(number))[0].State, (await host.OutboxAsync(number))[0].Channel, (await host.OutboxAsync(number))[0].NextAt));
        Assert.NotNull(await PrintAsync(number));
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().SentByHandAsync(number, copy, A.Today)));
        var it = await host.CaseAsync(number);
        Assert.Equal((A.Today, Channel.Letter), (it.AnsweredOn, it.AnsweredBy));
    }

    [Fact]
    public async Task A_corrected_number_stops_a_letter_to_the_old_mailbox()
    {
        var number = await host.WithPartyAsync();
        await host.ApprovedAsync(number, LetterKind.Answer);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetParty(dossier.Party with { Cpr = "0101700000" }) ?? it.ChangeParties())));
        await host.DispatchAsync();
        Assert.Equal((CopyState.Failed, SendProblem.RecipientsChanged), ((await host.OutboxAsync(number))[0].State, (await host.OutboxAsync(number))[0].Problem));
    }

    [Fact]
    public async Task What_was_never_fetched_for_print_is_not_noted_as_posted()
    {
        var number = await OnPaperAsync();
        await host.ApprovedAsync(number, LetterKind.Hearing);
        var ids = (await host.OutboxAsync(number)).Select(o => o.Id).ToList();
        Assert.Empty(await host.AsAsync("adviser", services => services.GetRequiredService<LetterPrint>().PostedAsync(ids)));
        Assert.Equal(CopyState.Queued, (await host.OutboxAsync(number))[0].State);
    }

    [Fact]
    public async Task A_copy_that_waits_may_be_stopped_with_a_reason_and_does_not_leave()
    {
        var number = await host.WithPartyAsync();
        await host.ApprovedAsync(number, LetterKind.Answer);
        var (copy, version) = ((await host.OutboxAsync(number))[0].Id, await host.VersionAsync(number));
        Assert.IsType<Refusal.ReasonMissing>(await StopAsync(" "));
        Assert.Null(await StopAsync("Skrevet til den forkerte sag."));
        await host.DispatchAsync();
        Assert.Equal(CopyState.Stopped, (await host.OutboxAsync(number))[0].State);
        Assert.Null((await host.CaseAsync(number)).AnsweredOn);

        Task<Refusal?> StopAsync(string because) => host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().StopAsync(number, copy, because, version));
    }
}
