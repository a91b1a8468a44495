// An invented office with something in every table of its database, for tests of what must not forget one.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Jobs;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.Tests.Fixtures;

static class EveryTable
{
    /// <summary>What only installations on a server keep in the database.</summary>
    public const string ServerOnly = "CookieKeys";

    /// <summary>On top of a host's invented cases.</summary>
    public static async Task FillAsync(OmbudHost host)
    {
        var number = await Conflicted.MakeAsync(host);
        var (_, refused) = await host.AttachAsync(number, SampleFile.Large(200_000));
        Assert.Null(refused);
        await host.ApprovedAsync(await host.WithPartyAsync(), LetterKind.Acknowledgement);
        Assert.NotNull((await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(), "asked-once"))).Registered);
        await host.AsAsync("adviser", services => services.GetRequiredService<Drafts>().SaveAsync("intake", new Dictionary<string, string> { ["summary"] = "Ringede om børnepenge" }));
        await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().AddClosureAsync(new(2026, 12, 28), new(2026, 12, 30), ClosureReason.Vacation));
        await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().SaveTemplateAsync(TemplateKind.Answer, "da", "Svar, sag {{sagsnummer}}", "Kære {{modtager}}\n\n{{tekst}}", seen: 0));
        await host.AsAsync("adviser", services => services.GetRequiredService<FeedAddresses>().MakeAsync());
        await host.AddAsync(HostRegisters.Request());
        await host.AddAsync(HostRegisters.Breach());
        await host.Services.GetRequiredService<SearchIndex>().Ready;
        await host.RunJobAsync<DeadlineReminders>(job => job.RunAsync(default));
        await host.RunJobAsync<AccessLogUpkeep>(job => job.RunAsync(default));
        await using var db = await host.DatabaseAsync();
        await host.Services.GetRequiredService<WriteGate>().WriteAsync(async writing =>
        {
            writing.Claims.Add(new() { Name = "letters", Fence = 7, Until = host.Clock.GetUtcNow() });
            writing.Digests.Add(new() { MessageId = Guid.NewGuid(), Day = new(2026, 11, 23), Staff = "k.roenbo", Overdue = 2, CallBacks = 1, QueuedAt = host.Clock.GetUtcNow(), At = host.Clock.GetUtcNow(), State = DigestState.Sent, Attempts = 1 });
            var incoming = Guid.CreateVersion7();
            writing.Incoming.Add(new() { Id = incoming, Seen = [1, 2, 3], Channel = Channel.Email, At = host.Clock.GetUtcNow(), TakenAt = host.Clock.GetUtcNow(), Epoch = 202611, Wrapped = [4], Content = [5] });
            writing.IncomingChunks.Add(new() { DocumentId = Guid.CreateVersion7(), IncomingId = incoming, Content = [6] });
            if (!await writing.Heartbeats.AnyAsync()) writing.Heartbeats.Add(new() { Job = "deadline-reminders", At = host.Clock.GetUtcNow() });
            return await writing.SaveChangesAsync();
        });
        Assert.DoesNotContain(await EmptyAsync(db), table => table != ServerOnly);
    }

    /// <summary>The tables that every installation has rows in.</summary>
    public static IEnumerable<IEntityType> Copied(OmbudDb db) => db.Tables.Where(table => table.GetTableName() != ServerOnly);

    public static async Task<List<string?>> EmptyAsync(OmbudDb db)
    {
        var empty = new List<string?>();
        foreach (var table in db.Tables)
            if (!await db.RowsOf(table).AnyAsync()) empty.Add(table.GetTableName());
        return empty;
    }
}
