// The post of the invented office: something to place of every sort, found and not found as real post would be.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.App.Features.Outbox;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Demo;

public sealed class DemoPostTests : IAsyncDisposable
{
    readonly OmbudHost host = new(300, 40);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task There_is_something_to_place_of_every_sort_and_one_file_that_nobody_can_read()
    {
        var list = await host.AsAsync("adviser", services => services.GetRequiredService<IncomingQuery>().RunAsync());
        Assert.Equal([Channel.DigitalPost, Channel.Email, Channel.DigitalPost, Channel.Email, Channel.Email], list.Waiting.Select(line => line.Channel));
        Assert.Contains(list.Waiting[0].Match, new[] { IncomingMatch.Sender, IncomingMatch.OneOfSeveral });
        Assert.Contains(list.Waiting[1].Match, new[] { IncomingMatch.SenderAddress, IncomingMatch.OneOfSeveral });
        Assert.Equal([IncomingMatch.None, IncomingMatch.NumberAlone, IncomingMatch.None], list.Waiting.Skip(2).Select(line => line.Match));
        Assert.Equal(UnreadableReason.NotXml, Assert.Single(list.Unreadable).Unreadable);
        Assert.All(list.Waiting, line => Assert.True(line.At.DanishDate < host.Clock.DanishToday));
        foreach (var line in list.Waiting.Where(line => line.Case is not null)) Assert.True((await host.CaseAsync(line.Case!.Value)).State.IsOpen);
    }

    [Fact]
    public async Task What_comes_from_somebody_known_can_be_placed_and_brings_its_file()
    {
        var line = (await host.AsAsync("adviser", services => services.GetRequiredService<IncomingQuery>().RunAsync())).Waiting[0];
        var before = (await host.DossierAsync(line.Case!.Value)).Documents.Count;
        Assert.Null((await host.IncomingDeskAsync(desk => desk.PlaceAsync(line.Id, $"{line.Case}"))).Refused);
        var dossier = await host.DossierAsync(line.Case.Value);
        Assert.Equal(before + 1, dossier.Documents.Count);
        Assert.Equal("Afskrift af afgørelsen.txt", dossier.Documents[^1].Name);
    }
}
