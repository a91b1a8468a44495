// Files are sealed piece by piece while they come, belong to a case wholly or not at all, and come out as they went in or not.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Vault;

public sealed class DocumentsTests : IAsyncDisposable
{
    const int Piece = 64 * 1024, Megabyte = 1024 * 1024;
    readonly string folder = Directory.CreateTempSubdirectory("ombud-documents-").FullName;
    OmbudHost host;

    public DocumentsTests() => host = new(folder: folder);

    [Theory]
    [InlineData(1), InlineData(Piece - 1), InlineData(Piece), InlineData(Piece + 1), InlineData(40 * Piece), InlineData((40 * Piece) + 7)]
    public async Task A_file_comes_out_as_it_went_in(int size)
    {
        var number = await host.RegisterAsync();
        var file = size == 1 ? "a"u8.ToArray() : SampleFile.Large(size);
        var (attached, _) = await host.AttachAsync(number, file);
        Assert.Equal(file, await host.ReadAsync(number, attached!.Id));
        Assert.Equal(size, attached.Size);
        await using var db = await host.DatabaseAsync();
        Assert.Equal((size + Piece - 1) / Piece, await db.DocumentChunks.CountAsync());
    }

    [Fact]
    public async Task Pieces_that_were_swapped_altered_cut_or_brought_from_elsewhere_do_not_open()
    {
        var (number, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        var (one, _) = await host.AttachAsync(number, SampleFile.Large(3 * Piece));
        var (two, _) = await host.AttachAsync(number, SampleFile.Large(3 * Piece));
        var (foreign, _) = await host.AttachAsync(other, SampleFile.Large(3 * Piece));
        await using var db = await host.DatabaseAsync();
        var was = await db.DocumentChunks.AsNoTracking().ToDictionaryAsync(c => (c.DocumentId, c.Number), c => c.Content);

        await BreakAsync("reordered", (0, was[(one!.Id, 1)]), (1, was[(one.Id, 0)]));
        await BreakAsync("last and another exchanged", (1, was[(one.Id, 2)]), (2, was[(one.Id, 1)]));
        await BreakAsync("from another document of the case", (1, was[(two!.Id, 1)]));
        await BreakAsync("from another case", (1, was[(foreign!.Id, 1)]));
        await BreakAsync("altered", (1, [.. was[(one.Id, 1)][..^1], (byte)(was[(one.Id, 1)][^1] ^ 1)]));
        await BreakAsync("missing in the middle", (1, null));
        await BreakAsync("last one cut off", (2, null));
        Assert.Equal(3 * Piece, (await host.ReadAsync(number, two.Id))!.Length);

        async Task BreakAsync(string how, params (int Number, byte[]? Content)[] changes)
        {
            foreach (var (at, content) in changes)
            {
                var piece = db.DocumentChunks.Where(c => c.DocumentId == one.Id && c.Number == at);
                if (content is null) await piece.ExecuteDeleteAsync();
                else await piece.ExecuteUpdateAsync(set => set.SetProperty(c => c.Content, content));
            }
            Assert.True(await host.ReadAsync(number, one.Id) is null, how);
            foreach (var (at, _) in changes) await db.DocumentChunks.Where(c => c.DocumentId == one.Id && c.Number == at).ExecuteDeleteAsync();
            db.DocumentChunks.AddRange(changes.Select(c => new DocumentChunkRow { DocumentId = one.Id, Number = c.Number, CaseId = number.Key, Content = was[(one.Id, c.Number)] }));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            Assert.NotNull(await host.ReadAsync(number, one.Id));
        }
    }

    /// <summary>A piece that was the last stays the last: a file cannot be made longer or shorter by what its record says.</summary>
    [Fact]
    public async Task A_record_that_tells_of_a_shorter_file_does_not_make_its_beginning_a_whole()
    {
        var number = await host.RegisterAsync();
        var (attached, _) = await host.AttachAsync(number, SampleFile.Large(3 * Piece));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.Document, (it, dossier) =>
        {
            dossier.AddDocument(attached! with { Size = 2 * Piece });
            return it.SetFlags(CaseFlags.Sensitive);
        })));
        Assert.Null(await host.ReadAsync(number, attached!.Id));
    }

    [Fact]
    public async Task Of_twenty_five_megabytes_never_more_than_two_are_waiting_to_be_sealed()
    {
        var number = await host.RegisterAsync();
        var furthest = 0L;
        await using var db = await host.DatabaseAsync();
        await using var file = new WatchedFile(Document.MaxBytes, async read =>
            furthest = Math.Max(furthest, read - (await db.DocumentChunks.CountAsync() * (long)Piece)));
        var (attached, refused) = await host.AttachAsync(number, file);
        Assert.Null(refused);
        Assert.Equal(Document.MaxBytes, attached!.Size);
        Assert.InRange(furthest, 1, 2 * Megabyte);
    }

    [Fact]
    public async Task Somebody_else_writes_while_a_slow_file_is_on_its_way()
    {
        var number = await host.RegisterAsync();
        var registered = 0;
        await using var file = new WatchedFile(3 * Megabyte, async _ =>
        {
            await host.RegisterAsync();
            registered++;
        });
        Assert.NotNull((await host.AttachAsync(number, file)).Attached);
        Assert.True(registered >= 3);
    }

    [Fact]
    public async Task What_is_too_large_empty_or_of_a_wrong_type_is_refused_and_leaves_nothing()
    {
        var number = await host.RegisterAsync();
        await using (var file = new WatchedFile(Document.MaxBytes + 1, _ => Task.CompletedTask))
            Assert.Equal(25, Assert.IsType<Refusal.DocumentTooLarge>((await host.AttachAsync(number, file)).Refused).Megabytes);
        Assert.IsType<Refusal.DocumentEmpty>((await host.AttachAsync(number, [])).Refused);
        Assert.IsType<Refusal.DocumentTypeRefused>((await host.AttachAsync(number, SampleFile.Of("exe"))).Refused);
        Assert.IsType<Refusal.DocumentTypeRefused>((await host.AttachAsync(number, SampleFile.Of("docm"))).Refused);
        Assert.IsType<Refusal.DocumentTypeRefused>((await host.AttachAsync(number, SampleFile.Of("txt"), "kør.bat")).Refused);
        Assert.IsType<Refusal.DateInFuture>((await host.AttachAsync(number, SampleFile.Of("pdf"), on: A.Today.AddDays(1))).Refused);
        Assert.IsType<Refusal.UnknownCase>((await host.AttachAsync(new CaseNumber(2026, 99), SampleFile.Of("pdf"))).Refused);
        await host.HasNoDocumentAsync();
    }

    [Fact]
    public async Task A_file_that_was_stopped_or_broke_off_leaves_nothing()
    {
        var number = await host.RegisterAsync();
        using var stop = new CancellationTokenSource();
        await using (var stopped = new WatchedFile(20 * Megabyte, async read => { if (read > 5 * Megabyte) await SomeIsKeptAsync(stop.CancelAsync); }))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.AttachAsync(number, stopped, stop: stop.Token));
        await host.HasNoDocumentAsync();
        await using (var broken = new WatchedFile(20 * Megabyte, async read => { if (read > 5 * Megabyte) await SomeIsKeptAsync(() => throw new IOException("gone")); }))
            await Assert.ThrowsAsync<IOException>(() => host.AttachAsync(number, broken));
        await host.HasNoDocumentAsync();
    }

    async Task SomeIsKeptAsync(Func<Task> then)
    {
        await using (var db = await host.DatabaseAsync()) Assert.True(await db.DocumentChunks.AnyAsync());
        await then();
    }

    [Fact]
    public async Task What_a_crash_left_of_a_file_is_gone_after_the_start_and_attached_files_are_not()
    {
        var number = await host.RegisterAsync();
        var (attached, _) = await host.AttachAsync(number, SampleFile.Large(2 * Piece));
        await using (var db = await host.DatabaseAsync())
        {
            var half = Guid.CreateVersion7();
            db.DocumentChunks.AddRange(Enumerable.Range(0, 3).Select(i => new DocumentChunkRow { DocumentId = half, Number = i, CaseId = number.Key, Content = [1] }));
            await db.SaveChangesAsync();
        }
        await using (var db = await host.DatabaseAsync()) Assert.Equal(5, await db.DocumentChunks.CountAsync());
        await host.DisposeAsync();
        host = new(folder: folder);
        await using (var db = await host.DatabaseAsync()) Assert.Equal(2, await db.DocumentChunks.CountAsync());
        Assert.NotNull(await host.ReadAsync(number, attached!.Id));
    }

    [Fact]
    public async Task A_file_whose_pieces_went_meanwhile_is_not_attached()
    {
        var number = await host.RegisterAsync();
        await using var file = new WatchedFile(3 * Megabyte, async read =>
        {
            if (read < 2 * Megabyte) return;
            await using var db = await host.DatabaseAsync();
            await db.DocumentChunks.ExecuteDeleteAsync();
        });
        Assert.IsType<Refusal.ContentUnreadable>((await host.AttachAsync(number, file)).Refused);
        await host.HasNoDocumentAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        foreach (var made in Directory.GetDirectories(Path.GetDirectoryName(folder)!, Path.GetFileName(folder) + "*")) Directory.Delete(made, recursive: true);
    }
}
