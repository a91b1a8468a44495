// What changes while a file is on its way counts when it arrives; and nobody sends too many at once, or one for ever.
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Api;

public sealed class UploadTests : IAsyncDisposable
{
    const int Megabyte = 1024 * 1024;
    const string Sender = "adviser2";
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whoever_is_shut_out_of_the_case_meanwhile_attaches_nothing()
    {
        var number = await host.RegisterAsync();
        Assert.IsType<Refusal.ShutOut>(await MeanwhileAsync(number, async () => Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number,
            it => it.DeclareConflict(Principals.ShutOut, ConflictGround.Relative, Conflicted.Handler, A.Today))))));
        Assert.Equal([(AccessAct.Refused, Purpose.Document)], await RefusalsAsync());
    }

    [Fact]
    public async Task A_case_that_is_erased_meanwhile_takes_nothing()
    {
        var number = await host.ProposeErasureAsync();
        Assert.IsType<Refusal.Erased>(await MeanwhileAsync(number, () => host.EraseAsync(number)));
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.DossierRecords.AnyAsync() || await db.CaseKeys.AnyAsync());
    }

    [Fact]
    public async Task Whoever_is_switched_off_meanwhile_attaches_nothing()
    {
        var number = await host.RegisterAsync();
        Assert.IsType<Refusal.SwitchedOff>(await MeanwhileAsync(number, SwitchOffAsync));
        Assert.Equal([(AccessAct.Refused, Purpose.Document)], await RefusalsAsync());
    }

    [Fact]
    public async Task Whoever_is_switched_off_meanwhile_is_told_so_in_words()
    {
        using var client = await host.SignedInAsync(Sender);
        var number = await host.RegisterAsync();
        using var answer = await client.AttachAsync(number.ToString(), "a.pdf", new StreamContent(new WatchedFile(10 * Megabyte, read => read < 8 * Megabyte ? Task.CompletedTask : SwitchOffAsync())));
        Assert.Equal("switched-off", (string?)(await answer.JsonAsync(HttpStatusCode.Forbidden))["code"]);
        await host.HasNoDocumentAsync();
    }

    /// <summary>A refused attempt is one row, not one for each time that it was asked about.</summary>
    [Theory]
    [InlineData("intake", typeof(Refusal.NotAllowedForRole)), InlineData(Sender, typeof(Refusal.ShutOut))]
    public async Task A_refused_attempt_is_one_row(string role, Type expected)
    {
        var number = await Conflicted.MakeAsync(host);
        await using var file = new MemoryStream(SampleFile.Of("pdf"));
        Assert.IsType(expected, (await host.AttachAsync(number, file, role: role)).Refused);
        Assert.Equal([(AccessAct.Refused, Purpose.Document)], await RefusalsAsync());
        Assert.Equal(0, file.Position);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_that_is_on_its_way_for_a_quarter_of_an_hour_is_refused_and_leaves_nothing()
    {
        using var client = await host.SignedInAsync("adviser");
        var number = await client.RegisterAsync();
        await using var db = await host.DatabaseAsync();
        var isLate = false;
        var file = new WatchedFile(10 * Megabyte, async read =>
        {
            if (read < 8 * Megabyte || isLate) return;
            isLate = true;
            while (!await db.DocumentChunks.AnyAsync(TestContext.Current.CancellationToken)) await Task.Yield();
            host.Clock.Advance(TimeSpan.FromMinutes(15));
            while (await db.DocumentChunks.AnyAsync(TestContext.Current.CancellationToken)) await Task.Yield();
        });
        using var answer = await client.AttachAsync(number, "a.pdf", new StreamContent(file));
        Assert.Equal("upload-too-slow", (string?)(await answer.JsonAsync(HttpStatusCode.BadRequest))["code"]);
        await host.HasNoDocumentAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task One_person_sends_four_files_at_once_and_no_fifth_until_one_has_arrived()
    {
        using var client = await host.SignedInAsync("adviser");
        using var other = await host.SignedInAsync(Sender);
        var number = await client.RegisterAsync();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sending = Enumerable.Range(0, 4).Select(_ => client.AttachAsync(number, "a.pdf",
            new StreamContent(new WatchedFile(10 * Megabyte, read => read < 8 * Megabyte ? Task.CompletedTask : go.Task)))).ToList();
        await using (var db = await host.DatabaseAsync())
            while (await db.DocumentChunks.Select(c => c.DocumentId).Distinct().CountAsync(TestContext.Current.CancellationToken) < 4) await Task.Yield();

        using (var fifth = await client.AttachAsync(number, "b.pdf", Small()))
            Assert.Equal("too-many-uploads", (string?)(await fifth.JsonAsync(HttpStatusCode.TooManyRequests))["code"]);
        using (var of = await other.AttachAsync(number, "c.pdf", Small())) Assert.Equal(HttpStatusCode.Created, of.StatusCode);
        go.SetResult();
        foreach (var sent in await Task.WhenAll(sending))
            using (sent) Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        using var again = await client.AttachAsync(number, "b.pdf", Small());
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    static ByteArrayContent Small() => new(SampleFile.Of("pdf"));

    /// <summary>Sends a file, and does something when some of it is kept already. Nothing of the file is there afterwards.</summary>
    async Task<Refusal?> MeanwhileAsync(CaseNumber number, Func<Task> act)
    {
        var isDone = false;
        await using var file = new WatchedFile(5 * Megabyte, async read =>
        {
            if (read < 3 * Megabyte || isDone) return;
            await using (var db = await host.DatabaseAsync()) Assert.True(await db.DocumentChunks.AnyAsync());
            await act();
            isDone = true;
        });
        var (attached, refused) = await host.AttachAsync(number, file, role: Sender);
        Assert.True(isDone);
        Assert.Null(attached);
        await host.HasNoDocumentAsync();
        return refused;
    }

    async Task SwitchOffAsync() => Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>()
        .SaveAsync(new StaffRow { Id = "m.tved", Name = "M. Tved", Initials = "MT", Role = "Ombud.Adviser", IsActive = false }, isNew: false)));

    async Task<List<(AccessAct, Purpose)>> RefusalsAsync()
    {
        await using var db = await host.DatabaseAsync();
        return [.. (await db.AccessLog.Where(a => a.Act == AccessAct.Refused).ToListAsync()).Select(a => (a.Act, a.Purpose))];
    }
}
