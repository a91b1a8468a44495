// The office's registers of requests and breaches on a real database: facts in clear, texts sealed, every look on record.
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Jobs;
using Ombud.App.Protection;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Registers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class OfficeRegisterTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_request_is_kept_from_receipt_to_answer()
    {
        var about = await host.RegisterAsync();
        var number = await host.AddAsync(HostRegisters.Request(RequestKind.AccessToDocuments, $"{about}"));
        Assert.Equal("A-2026-001", $"{number}");
        Assert.Null(await host.RegistersAsync(desk => desk.TellAsync(number, A.Today, new(2026, 12, 9), "Dokumenterne ligger i to arkiver.")));
        Assert.Null(await host.RegistersAsync(desk => desk.AnswerAsync(number, RequestAnswer.PartlyMet, A.Today, "Et internt notat er taget ud.")));
        await using var db = await host.DatabaseAsync();
        var row = await db.OfficeRequests.SingleAsync();
        Assert.Equal((RequestKind.AccessToDocuments, A.Today, new(2026, 12, 9), A.Today, RequestAnswer.PartlyMet), (row.Kind, row.ReceivedOn, row.DueOn, row.AnsweredOn!.Value, row.Answer!.Value));
        Assert.Equal((about.Key, "k.roenbo"), (row.CaseId!.Value, row.Handler));
        var texts = await host.RegistersAsync(desk => desk.OpenAsync(number));
        Assert.Equal([RegisterTextKind.Who, RegisterTextKind.Description, RegisterTextKind.DelayReason, RegisterTextKind.AnswerReason], texts!.Select(t => t.Kind));
        Assert.Equal(["Asta Lyngdal", "Beder om alt, hvad der står om hende.", "Dokumenterne ligger i to arkiver.", "Et internt notat er taget ud."], texts!.Select(t => t.Text));
    }

    [Fact]
    public async Task Closures_and_closing_days_of_the_office_move_no_limit()
    {
        await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().AddClosureAsync(new(2026, 11, 24), new(2026, 12, 30), ClosureReason.Vacation));
        foreach (var kind in Enum.GetValues<RequestKind>()) await host.AddAsync(HostRegisters.Request(kind));
        await host.AddAsync(HostRegisters.Breach());
        await using var db = await host.DatabaseAsync();
        Assert.All(await db.OfficeRequests.ToListAsync(), r => Assert.Equal(r.Kind.IsOfDataSubject ? new(2026, 12, 23) : new DateOnly(2026, 12, 2), r.DueOn));
        Assert.Equal(new(2026, 11, 26, 7, 41, 0, TimeSpan.Zero), (await db.Breaches.SingleAsync()).Facts().DueAt);
    }

    [Fact]
    public async Task A_breach_is_notified_and_its_persons_decided_on()
    {
        var number = await host.AddAsync(HostRegisters.Breach());
        Assert.Equal("B-2026-001", $"{number}");
        Assert.Null(await host.RegistersAsync(desk => desk.NotifyAsync(number, BreachNotification.Notified, host.Clock.GetUtcNow(), null)));
        Assert.Null(await host.RegistersAsync(desk => desk.DecideOnPersonsAsync(number, PersonsDecision.NotTold, A.Today, "Modtageren er en kollega.")));
        Assert.Null(await host.RegistersAsync(desk => desk.WriteAsync(number, RegisterTextKind.Measures, "Adressen er rettet.")));
        await using var db = await host.DatabaseAsync();
        Assert.Equal(BreachState.Settled, (await db.Breaches.SingleAsync()).Facts().State);
        var texts = await host.RegistersAsync(desk => desk.OpenAsync(number));
        Assert.Equal(["Brevet er hentet tilbage.", "Adressen er rettet."], texts!.Where(t => t.Kind is RegisterTextKind.Measures).Select(t => t.Text));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_takes_no_number()
    {
        var (_, refused) = await host.RegistersAsync(desk => desk.AddAsync(new NewRequest(null, A.Today.AddDays(1), " ", new('x', 5_000), "2026-99999", "nobody")));
        Assert.Equal(
            [("case", Problem.UnknownCase), ("description", Problem.TooLong), ("handler", Problem.UnknownCode), ("kind", Problem.Missing), ("who", Problem.Missing)],
            Assert.IsType<Refusal.InvalidInput>(refused).Problems.Select(p => (p.Field, p.Problem)).Order());
        (_, refused) = await host.RegistersAsync(desk => desk.AddAsync(HostRegisters.Request() with { ReceivedOn = A.Today.AddDays(1) }));
        Assert.Equal([new("receivedOn", Problem.DateInFuture)], Assert.IsType<Refusal.InvalidInput>(refused).Problems);
        (_, refused) = await host.RegistersAsync(desk => desk.AddAsync(new NewBreach(null, null)));
        Assert.Equal(["description", "discoveredOn"], Assert.IsType<Refusal.InvalidInput>(refused).Problems.Select(p => p.Field));

        var number = await host.AddAsync(HostRegisters.Request());
        Assert.Equal(1, number.Running);
        refused = await host.RegistersAsync(desk => desk.AnswerAsync(number, RequestAnswer.Refused, A.Today, new('x', 5_000)));
        Assert.Equal([new("reason", Problem.TooLong, RegisterCheck.TextLimit)], Assert.IsType<Refusal.InvalidInput>(refused).Problems);
        await using var db = await host.DatabaseAsync();
        Assert.Null((await db.OfficeRequests.SingleAsync()).AnsweredOn);
        Assert.IsType<Refusal.UnknownEntry>(await host.RegistersAsync(desk => desk.AnswerAsync(number with { Running = 9 }, RequestAnswer.Met, A.Today, null)));
    }

    [Fact]
    public async Task No_text_stands_in_the_database_in_clear()
    {
        var person = PlantedPerson.Make(1)[0];
        var number = await host.AddAsync(new NewRequest(RequestKind.Erasure, A.Today, person.Name, person.Phrase));
        Assert.Null(await host.RegistersAsync(desk => desk.TellAsync(number, A.Today, null, $"{person.Phrase} igen")));
        Assert.Null(await host.RegistersAsync(desk => desk.AnswerAsync(number, RequestAnswer.Refused, A.Today, $"{person.Phrase} og {person.Cpr}")));
        var breach = await host.AddAsync(new NewBreach(host.Clock.GetUtcNow(), person.Phrase, person.Name, person.Cpr));
        Assert.Null(await host.RegistersAsync(desk => desk.NotifyAsync(breach, BreachNotification.NotNeeded, host.Clock.GetUtcNow(), person.Phrase)));
        Assert.Null(await host.RegistersAsync(desk => desk.DecideOnPersonsAsync(breach, PersonsDecision.NotTold, A.Today, person.Phrase)));
        await using var db = await host.DatabaseAsync();
        var rows = await db.RegisterTexts.AsNoTracking().ToListAsync();
        Assert.Equal(9, rows.Count);
        var bytes = rows.Select(r => Encoding.Latin1.GetString(r.Content)).Append(JsonSerializer.Serialize(await db.OfficeRequests.AsNoTracking().ToListAsync()))
            .Append(JsonSerializer.Serialize(await db.Breaches.AsNoTracking().ToListAsync())).Append(JsonSerializer.Serialize(await db.AccessLog.AsNoTracking().ToListAsync())).ToList();
        foreach (var (_, form) in person.Texts.SelectMany(Planted.Forms))
            Assert.All(bytes, row => Assert.DoesNotContain(Encoding.Latin1.GetString(form), row, StringComparison.Ordinal));
        Assert.Empty(Planted.FindIn([host.Folder, host.KeyFolder], [person]));
    }

    [Fact]
    public async Task A_sealed_text_opens_in_its_own_place_alone()
    {
        var (one, other) = (await host.AddAsync(HostRegisters.Request()), await host.AddAsync(HostRegisters.Request()));
        await using (var db = await host.DatabaseAsync())
        {
            var moved = await db.RegisterTexts.AsNoTracking().SingleAsync(t => t.EntryId == other.Key && t.Number == 1);
            await db.RegisterTexts.Where(t => t.EntryId == one.Key && t.Number == 1).ExecuteUpdateAsync(set => set.SetProperty(t => t.Content, moved.Content));
        }
        Assert.Null((await host.RegistersAsync(desk => desk.OpenAsync(one)))![0].Text);
        Assert.Equal("Asta Lyngdal", (await host.RegistersAsync(desk => desk.OpenAsync(other)))![0].Text);
    }

    [Fact]
    public async Task Texts_outlive_the_key_of_their_month()
    {
        var (request, breach) = (await host.AddAsync(HostRegisters.Request()), await host.AddAsync(HostRegisters.Breach()));
        var epochs = host.Services.GetRequiredService<EpochKeys>();
        Assert.NotNull(epochs.Find(202611));
        for (var month = 0; month < 4; month++)
        {
            host.Clock.Advance(TimeSpan.FromDays(40));
            await host.RunJobAsync<KeyUpkeep>(job => job.RunAsync(default));
        }
        Assert.Null(epochs.Find(202611));
        await using var db = await host.DatabaseAsync();
        Assert.All(await db.RegisterTexts.ToListAsync(), t => Assert.True(t.Epoch > 202611));
        foreach (var number in (RegisterNumber[])[request, breach])
            Assert.All((await host.RegistersAsync(desk => desk.OpenAsync(number)))!, t => Assert.NotNull(t.Text));
    }
}
