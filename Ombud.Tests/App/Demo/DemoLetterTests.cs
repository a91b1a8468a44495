// The letters of the invented cases: of several kinds, in every state, each with the file that goes, and sound enough for the jobs to go on with them.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Outbox;
using Ombud.App.Jobs;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Demo;

public sealed class DemoLetterTests : IAsyncDisposable
{
    readonly OmbudHost host = new(300, 40);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    async Task<(List<LetterRow> Letters, List<OutboxRow> Copies)> RowsAsync()
    {
        await using var db = await host.DatabaseAsync();
        return (await db.Letters.AsNoTracking().ToListAsync(), await db.Outbox.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task There_are_drafts_letters_on_their_way_letters_to_print_and_some_that_need_care()
    {
        var (letters, copies) = await RowsAsync();
        Assert.InRange(letters.Select(l => l.Kind).Distinct().Count(), 7, 15);
        Assert.InRange(letters.Count(l => l.ApprovedAt is null), 3, 12);
        Assert.Contains(copies, o => o is { State: CopyState.Queued, Channel: Channel.Letter });
        Assert.Contains(copies, o => o is { State: CopyState.Queued, Channel: Channel.DigitalPost, NextAt: not null });
        Assert.Contains(copies, o => o.State is CopyState.Sent);
        Assert.Contains(copies, o => o.State is CopyState.Received);
        Assert.Empty(new[] { SendProblem.NoMailbox, SendProblem.ReceiptNegative, SendProblem.NoReceipt }.Except(copies.Where(o => o.State is CopyState.Failed).Select(o => o.Problem!.Value)));
        Assert.Contains(copies, o => o.Kind is LetterKind.Answer && o.State is CopyState.Received);
        Assert.Contains(letters, l => l is { Kind: LetterKind.Hearing, ReplyBy: not null });
        Assert.All(copies, o => Assert.True(o.At < host.Clock.GetUtcNow()));
        // Something in every list of the page of letters.
        var page = await host.AsAsync("adviser", services => services.GetRequiredService<OutboxQuery>().RunAsync());
        Assert.All([page.Drafts.Count, page.Failed.Count, page.ToPrint.Count, page.OnTheWay.Count, page.Out.Count], count => Assert.NotEqual(0, count));
    }

    [Fact]
    public async Task Every_row_says_what_the_events_of_its_case_add_up_to_and_every_approved_copy_has_its_file()
    {
        var (letters, copies) = await RowsAsync();
        foreach (var letter in letters)
        {
            var number = CaseNumber.FromKey(letter.CaseId);
            var view = (await host.AsAsync("adviser", services => services.GetRequiredService<LetterViews>().OpenAsync(number, letter.Id)))!;
            Assert.Equal((letter.Kind, letter.ApprovedAt is null), (view.Facts.Kind, view.Facts.IsDraft));
            Assert.Equal(
                copies.Where(o => o.LetterId == letter.Id).OrderBy(o => o.Id).Select(o => (o.Id, o.State, o.Channel, o.Problem)),
                view.Facts.Copies.OrderBy(c => c.Id).Select(c => (c.Id, c.State, c.Channel, c.Problem)));
            Assert.All(view.Copies, copy => Assert.NotNull(copy.Sheet));
            if (!view.Facts.IsDraft) Assert.All(view.Copies, copy => Assert.DoesNotContain(copy.Sheet!.Blocks, block => block.Text.Contains("{{", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task What_an_adviser_wrote_leaves_no_gap_in_an_approved_letter()
    {
        var (letters, _) = await RowsAsync();
        foreach (var row in letters.Where(l => l.ApprovedAt is not null))
        {
            var letter = (await host.DossierAsync(CaseNumber.FromKey(row.CaseId))).Letters.Single(l => l.Id == row.Id);
            Assert.True(LetterDesk.GapsIn(letter) == 0, $"{row.Kind}: {letter.Text}");
        }
    }

    [Fact]
    public async Task The_jobs_send_what_waits_and_nothing_of_it_is_stopped()
    {
        var (_, before) = await RowsAsync();
        await host.DispatchAsync();
        await host.RunJobAsync<Dunning>(job => job.RunAsync(default));
        var (_, after) = await RowsAsync();
        Assert.DoesNotContain(after, o => o.NextAt is not null);
        Assert.Equal(before.Count(o => o.State is CopyState.Failed), after.Count(o => o.State is CopyState.Failed));
        var waiting = before.Where(o => o.NextAt is not null).Select(o => o.Id).ToList();
        Assert.All(after.Where(o => waiting.Contains(o.Id)), o => Assert.Equal(CopyState.Sent, o.State));
        var paper = before.Where(o => o is { State: CopyState.Queued, Channel: Channel.Letter }).Select(o => o.Id).ToList();
        Assert.NotNull(await host.AsAsync("adviser", services => services.GetRequiredService<LetterPrint>().BatchAsync(paper)));
        Assert.All((await RowsAsync()).Copies.Where(o => paper.Contains(o.Id)), o => Assert.NotNull(o.PrintedAt));
    }
}
