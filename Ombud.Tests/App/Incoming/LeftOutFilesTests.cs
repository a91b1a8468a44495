// Files of a message that are not to go onto the case: each is named in the note, and none of it stays.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Incoming;

public sealed class LeftOutFilesTests : IAsyncDisposable
{
    readonly PostDrop drop = new();
    readonly OmbudHost host;

    public LeftOutFilesTests() => host = new(settings: drop.Settings);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        drop.Dispose();
    }

    async Task<IncomingRow> TakeMemoAsync(string cpr = PostDrop.Cpr, params (string Name, string Type, byte[] Content)[] files)
    {
        drop.PutMemo("1.xml", PostDrop.Memo(cpr: cpr, files: files));
        await host.TakeInAsync();
        return await host.WaitingAsync();
    }

    [Fact]
    public async Task A_file_that_is_left_out_is_named_in_the_note_and_becomes_no_document()
    {
        var number = await host.WithPartyAsync(PostDrop.Cpr);
        var row = await TakeMemoAsync(files: [("brev.txt", "text/plain", "Et brev."u8.ToArray()), ("hilsen.txt", "text/plain", "Hilsen."u8.ToArray())]);
        var files = (await host.IncomingDeskAsync(desk => desk.OpenAsync(row.Id)))!.Content!.Files;
        Assert.Null(await host.IncomingDeskAsync(desk => desk.LeaveOutAsync(row.Id, [files[0].Document])));
        Assert.Null(await host.IncomingDeskAsync(desk => desk.LeaveOutAsync(row.Id, [files[1].Document]))); // the last word counts
        Assert.NotNull(await host.IncomingDeskAsync(desk => desk.ReadAsync(row.Id, files[1].Document)));
        Assert.Null((await host.IncomingDeskAsync(desk => desk.PlaceAsync(row.Id, $"{number}"))).Refused);
        var dossier = await host.DossierAsync(number);
        Assert.Equal("brev.txt", Assert.Single(dossier.Documents).Name);
        Assert.EndsWith("ikke er lagt på sagen: hilsen.txt", dossier.Notes[^1].Text, StringComparison.Ordinal);
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.IncomingChunks.AnyAsync());
        Assert.IsType<Refusal.AlreadyPlaced>(await host.IncomingDeskAsync(desk => desk.LeaveOutAsync(row.Id, [])));
    }

    [Fact]
    public async Task A_file_that_is_left_out_after_the_words_were_written_is_named_all_the_same()
    {
        var row = await TakeMemoAsync(cpr: "0101704000", files: [("hilsen.txt", "text/plain", "Hilsen."u8.ToArray()), ("virus.exe", "application/octet-stream", "MZ"u8.ToArray())]);
        var file = (await host.IncomingDeskAsync(desk => desk.OpenAsync(row.Id)))!.Content!.Files[0];
        Assert.Null(await host.IncomingDeskAsync(desk => desk.LeaveOutAsync(row.Id, [file.Document])));
        var registration = A.PhoneCall("Klager. Vedlagt var virus.exe.") with { Channel = Channel.DigitalPost, Written = true, ReceivedOn = A.Today };
        var (registered, refused) = await host.IncomingDeskAsync(desk => desk.RegisterAsync(row.Id, registration));
        Assert.Null(refused);
        Assert.Equal("Klager. Vedlagt var virus.exe.\n\nFiler, der fulgte med og ikke er lagt på sagen: hilsen.txt", (await host.DossierAsync(registered!.Number)).Notes[^1].Text);
    }
}
