// What is shown before a closing is saved is exactly what then moves: random cases, random absences and closing days, one upon the other.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Tests.Domain.Deadlines;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class ClosingPreviewTests : IAsyncDisposable
{
    const int Cases = 60, Seed = 7_406;

    static readonly int Rounds = ReliabilityReport.IsLong ? 400 : 40;

    readonly OmbudHost host = new();
    readonly Random random = new(Seed);
    readonly List<(DateOnly From, DateOnly To)> closures = [];
    readonly HashSet<OfficeClosingDay> closingDays = [OfficeClosingDay.ConstitutionDay, OfficeClosingDay.ChristmasEve, OfficeClosingDay.NewYearsEve];

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_is_shown_beforehand_is_what_then_moves()
    {
        // A week before 1 May, so that every closing day lies before somebody's date sooner or later.
        host.Clock.SetUtcNow(new DateTimeOffset(2028, 4, 20, 8, 0, 0, TimeSpan.Zero));
        await OfficeAsync(office => office.SaveTargetsAsync(new Dictionary<Channel, int?> { [Channel.Phone] = 3, [Channel.Letter] = 12 }));
        for (var i = 0; i < Cases; i++) await RegisterAsync();
        var moved = 0;
        for (var round = 0; round < Rounds; round++)
        {
            host.Clock.Advance(TimeSpan.FromDays(random.Next(4)));
            if (random.Next(3) == 0) await RegisterAsync();
            if (random.Next(4) == 0) await ReplyAsync();
            moved += random.Next(5) == 0 ? await SwitchAsync(round) : await CloseAsync(round);
        }
        Assert.True(moved > Rounds, $"Hardly anything moved: {moved} dates in {Rounds} rounds.");
        ReliabilityReport.Append("Closings shown before they are saved", Seed, ("Random absences and closing days", $"{Rounds}"), ("Dates moved by them", $"{moved}"), ("Rounds in which the preview was not what moved", "0"));
    }

    Task<int> CloseAsync(int round)
    {
        var from = Today.AddDays(random.Next(-10, 45));
        var to = from.AddDays(random.Next(16));
        if (closures.Contains((from, to))) return Task.FromResult(0);
        return CompareAsync(round, office => office.PreviewClosureAsync(from, to), office =>
        {
            closures.Add((from, to));
            return office.AddClosureAsync(from, to, ClosureReason.Vacation);
        });
    }

    Task<int> SwitchAsync(int round)
    {
        var day = Enum.GetValues<OfficeClosingDay>()[random.Next(4)];
        var isClosed = !closingDays.Contains(day);
        return CompareAsync(round, office => office.PreviewClosingDayAsync(day, isClosed), office =>
        {
            if (isClosed) closingDays.Add(day);
            else closingDays.Remove(day);
            return office.SetClosingDayAsync(day, isClosed);
        });
    }

    async Task<int> CompareAsync(int round, Func<OfficeDesk, Task<ClosingSaved>> look, Func<OfficeDesk, Task<ClosingSaved>> save)
    {
        var before = await RowsAsync();
        var preview = await OfficeAsync(look);
        Assert.Null(preview.Refused);
        Assert.Equivalent(before, await RowsAsync(), strict: true);
        var saved = await OfficeAsync(save);
        Assert.Null(saved.Refused);
        var after = await RowsAsync();
        Assert.Equal(preview.Moved, saved.Moved);
        var changed = after.Where(row => row.Value.DueOn != before[row.Key].DueOn).Select(row => (row.Key, row.Value.DueOn)).Order().ToList();
        Assert.Equal(changed, preview.Moved.Select(move => (move.Number!.Value.Key, (DateOnly?)move.NewDueOn)).Order());
        Assert.All(after, row => Assert.Equal(before[row.Key].OriginalDueOn, row.Value.OriginalDueOn));
        // Counted anew by the other calendar: the written complaints without a reply, each ten working days after its receipt, and never earlier than before.
        var calendar = new OtherCalendar(closingDays);
        Assert.All(after.Values.Where(row => row is { IsOpen: true, FirstReplyOn: null, Kind: HelpKind.Complaint, Written: true }), row =>
        {
            var counted = calendar.Due(row.ClockFrom, 10, closures);
            Assert.True(row.DueOn == (counted > before[row.Id].DueOn ? counted : before[row.Id].DueOn), $"Round {round} of seed {Seed}: {row.Id} received {row.ClockFrom:O} is due {row.DueOn:O}, not {counted:O}.");
        });
        return changed.Count;
    }

    async Task RegisterAsync()
    {
        var contact = A.PhoneCall() with
        {
            Kind = random.Next(3) == 0 ? HelpKind.Guidance : HelpKind.Complaint,
            Channel = random.Next(2) == 0 ? Channel.Phone : Channel.Letter,
            ReceivedOn = Today.AddDays(-random.Next(20)),
        };
        var (_, refused) = await host.DeskAsync(desk => desk.RegisterAsync(contact with { Written = contact.Channel is Channel.Letter }));
        Assert.Null(refused);
    }

    async Task ReplyAsync()
    {
        var open = (await RowsAsync()).Values.Where(row => row.FirstReplyOn is null).ToList();
        var number = CaseNumber.FromKey(open[random.Next(open.Count)].Id);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Tell(Today, Channel.Letter, Today))));
    }

    DateOnly Today => DateOnly.FromDateTime(host.Clock.GetUtcNow().DateTime);

    Task<T> OfficeAsync<T>(Func<OfficeDesk, Task<T>> act) => host.AsAsync("adviser", services => act(services.GetRequiredService<OfficeDesk>()));

    async Task<Dictionary<long, CaseRow>> RowsAsync()
    {
        await using var db = await host.DatabaseAsync();
        return await db.Cases.AsNoTracking().ToDictionaryAsync(c => c.Id);
    }
}
