// Two nodes on one PostgreSQL read the same folders: each file is taken once, and whoever is not at it leaves it to the other.
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.Domain.Incoming;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.Postgres)]
public sealed class SeveralNodesIncomingTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ombud-nodes-").FullName;
    readonly PostDrop drop = new();

    [Fact]
    public async Task Each_file_is_taken_once_and_each_message_placed_once()
    {
        const int Mails = 40;
        using var server = await PostgresServer.StartAsync();
        var database = await server.EmptyAsync("incoming");
        await using var first = Host(database, "first");
        await using var second = Host(database, "second");
        var number = await first.RegisterAsync();
        for (var i = 0; i < Mails; i++)
            drop.PutMail($"{i}.eml", PostDrop.Mail(subject: $"Sag {number}", id: string.Create(CultureInfo.InvariantCulture, $"{i}@post.example"), files: [("brev.txt", "text/plain", "Et brev."u8.ToArray())]));
        await Task.WhenAll(first.TakeInAsync(), second.TakeInAsync(), first.TakeInAsync(), second.TakeInAsync());
        await first.TakeInAsync();
        var taken = await second.IncomingAsync();
        Assert.Equal(Mails, taken.Count);
        Assert.Equal(Mails, PostDrop.Names(drop.Mails, "read").Count);

        // Both place all of them, and the jobs go on filing meanwhile.
        var placing = taken.SelectMany(row => new[] { first, second }.Select(host => host.IncomingDeskAsync(desk => desk.PlaceAsync(row.Id, $"{number}")))).ToList();
        await Task.WhenAll(first.TakeInAsync(), second.TakeInAsync());
        Assert.Equal(Mails, (await Task.WhenAll(placing)).Count(answer => answer.Registered is not null));
        await first.TakeInAsync();
        Assert.Equal(Mails + 1, (await first.CaseAsync(number)).Contacts.Count);
        Assert.Equal(Mails, (await first.DossierAsync(number)).Documents.Count);
        Assert.All(await first.IncomingAsync(), row => Assert.Equal((IncomingState.Placed, null), (row.State, row.Content)));
        await using var db = await first.DatabaseAsync();
        Assert.Equal(Mails, await db.DocumentChunks.CountAsync());
        Assert.False(await db.IncomingChunks.AnyAsync());
    }

    OmbudHost Host(string database, string node) => new(
        settings: new(drop.Settings) { ["Storage:Provider"] = StorageOptions.PostgreSql, ["Storage:ConnectionString"] = database, ["Storage:Node"] = node, ["Protection:KeyFolder"] = Path.Combine(folder, "keys") },
        folder: Directory.CreateDirectory(Path.Combine(folder, node)).FullName);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        drop.Dispose();
    }
}
