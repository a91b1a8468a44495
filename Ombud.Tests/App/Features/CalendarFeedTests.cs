// What an adviser's own calendar is handed at the secret address: their deadlines as facts, and nothing of anybody else.
using Ical.Net.DataTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Features;

public sealed class CalendarFeedTests : IAsyncLifetime
{
    static readonly StaffId Other = new("m.tved");

    readonly OmbudHost host = new(settings: new() { ["Limits:CalendarFeedAMinute"] = "0" });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_calendar_gets_what_is_due_who_was_promised_a_call_and_which_meeting_is_planned()
    {
        var number = await host.HandledAsync(A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true, CallBackOn = new(2026, 11, 25) });
        // 10.00 in Denmark in winter.
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.PlanMeeting(new(MeetingKind.Mediation, new(2026, 12, 2, 9, 0, 0, TimeSpan.Zero))))));
        var feed = await host.MakeFeedAsync();

        using var answer = await host.AskFeedAsync(feed);
        var file = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("text/calendar", "utf-8"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var calendar = Ical.Net.Calendar.Load(file)!;
        Assert.Null(calendar.Method);
        Assert.Contains("\r\nX-WR-CALNAME:Frister hos borgerrådgiveren\r\n", file, StringComparison.Ordinal);
        Assert.Contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", file, StringComparison.Ordinal);

        var events = calendar.Events.OrderBy(e => e.Uid, StringComparer.Ordinal).ToList();
        Assert.Equal([$"{number}-answer-20261207@ombud", $"{number}-call-20261125@ombud", $"{number}-meeting-20261202T0900Z@ombud"], events.Select(e => e.Uid));
        Assert.Equal([$"Svar senest: sag {number}", $"Ring op: sag {number}", $"Mægling: sag {number}"], events.Select(e => e.Summary));
        Assert.All(events, e => Assert.Equal("Sagstype: Klage\nTema: Sagsbehandlingstid\nAfdeling: Jobcenter", e.Description));
        Assert.All(events, e => Assert.Equal($"{host.Address}cases/{number}", e.Url!.ToString()));
        Assert.Equal([new CalDateTime(2026, 12, 7), new CalDateTime(2026, 11, 25)], events.Take(2).Select(e => e.DtStart!));
        Assert.All(events.Take(2), e => Assert.True(e.IsAllDay));
        Assert.Equal((new DateTime(2026, 12, 2, 9, 0, 0), new DateTime(2026, 12, 2, 10, 0, 0)), (events[2].DtStart!.AsUtc, events[2].DtEnd!.AsUtc));
    }

    [Fact]
    public async Task It_gets_the_open_cases_of_its_owner_alone()
    {
        var mine = await host.HandledAsync();
        await host.HandledAsync(by: Other);
        Assert.Null((await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true }))).Refused);
        var done = await host.HandledAsync(A.PhoneCall() with { Kind = HelpKind.Guidance, CallBackOn = A.Today });
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(done, it => it.EndPoint(1, Outcome.HelpGiven) ?? it.Conclude(A.Today))));
        Assert.StartsWith($"{mine}-answer", Assert.Single(await host.FeedEventsAsync(await host.MakeFeedAsync())).Uid, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_answered_is_no_deadline_any_more()
    {
        var number = await host.HandledAsync();
        var feed = await host.MakeFeedAsync();
        Assert.Single(await host.FeedEventsAsync(feed));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Answer(A.Today, Channel.Phone, A.Today))));
        Assert.Empty(await host.FeedEventsAsync(feed));
    }

    [Fact]
    public async Task A_date_that_was_moved_tells_by_when_the_citizen_must_hear_of_it()
    {
        var number = await host.HandledAsync();
        var saved = await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().AddClosureAsync(new(2026, 12, 1), new(2026, 12, 2), ClosureReason.Illness));
        Assert.Single(saved.Moved);
        var events = await host.FeedEventsAsync(await host.MakeFeedAsync());
        Assert.Equal([($"{number}-answer-20261209@ombud", $"Svar senest: sag {number}"), ($"{number}-notice-20261207@ombud", $"Besked om ny frist senest: sag {number}")], events.Select(e => (e.Uid!, e.Summary!)));
    }

    [Fact]
    public async Task The_same_facts_make_the_same_file_and_a_change_raises_the_revision()
    {
        var number = await host.HandledAsync();
        var feed = await host.MakeFeedAsync();
        var (file, before) = (await host.FetchFeedAsync(feed), Assert.Single(await host.FeedEventsAsync(feed)));
        host.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(file, await host.FetchFeedAsync(feed));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.SetDepartment(new("schools")))));
        var after = Assert.Single(await host.FeedEventsAsync(feed));
        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(host.Clock.GetUtcNow().UtcDateTime, after.LastModified!.AsUtc);
    }

    [Fact]
    public async Task A_case_that_its_owner_is_shut_out_of_is_left_out()
    {
        var number = await host.HandledAsync();
        var feed = await host.MakeFeedAsync();
        // The desk hands such a case over; even if it did not, the feed would not tell of it.
        await using (var db = await host.DatabaseAsync())
        {
            db.Conflicts.Add(new() { CaseId = number.Key, Who = HostFeeds.Owner.Value });
            (await db.Cases.SingleAsync(c => c.Id == number.Key)).HasConflict = true;
            await db.SaveChangesAsync();
        }
        Assert.Empty(await host.FeedEventsAsync(feed));
    }

    [Fact]
    public async Task Each_fetching_is_a_row_of_the_access_log_and_the_day_is_kept()
    {
        await host.HandledAsync();
        await host.HandledAsync();
        var feed = await host.MakeFeedAsync();
        await host.FetchFeedAsync(feed);
        await host.FetchFeedAsync(feed);
        await using var db = await host.DatabaseAsync();
        var rows = await db.AccessLog.Where(a => a.Purpose == Purpose.CalendarFeed).OrderBy(a => a.Sequence).Select(a => new { a.By, a.Role, a.Act, a.CaseId, a.Count }).ToListAsync();
        Assert.All(rows, r => Assert.Equal((HostFeeds.Owner.Value, Roles.Adviser, null), (r.By, r.Role, r.CaseId)));
        Assert.Equal([(AccessAct.Change, 0), (AccessAct.Read, 2), (AccessAct.Read, 2)], rows.Select(r => (r.Act, r.Count)));
        Assert.Equal(A.Today, (await db.CalendarFeeds.SingleAsync()).AskedOn);
        Assert.Equal(new FeedState(host.Clock.GetUtcNow(), A.Today), await host.AsAsync("adviser", services => services.GetRequiredService<FeedAddresses>().FindAsync()));
    }

    [Fact]
    public async Task Nothing_of_a_dossier_is_in_the_file()
    {
        const string phone = "00 98 76 54";
        var people = PlantedPerson.Make(24);
        foreach (var (i, person) in people.Index())
        {
            var number = await host.HandledAsync(new(Channel.DigitalPost, HelpKind.Complaint, $"{person.Name}: {person.Phrase}", Written: true, Caller: new(person.Name, phone, $"borger{i}@planted.example", person.Cpr),
                Points: [new PointMatter((Theme)(i % Enum.GetValues<Theme>().Length), ComplaintTopic.CaseHandling)], Department: new("job-centre"), CallBackOn: A.Today));
            Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
                dossier.SetParty(dossier.Party with { Address = $"{person.Name}s Vej 1" }) ?? it.ChangeParties() ?? it.PlanMeeting(new(MeetingKind.Observer, host.Clock.GetUtcNow().AddDays(i))))));
        }
        var feed = await host.MakeFeedAsync();
        // Long lines are folded: what was cut in two is put together again.
        var file = System.Text.Encoding.UTF8.GetBytes((await host.FetchFeedAsync(feed)).Replace("\r\n ", "", StringComparison.Ordinal));
        Assert.Equal(3 * people.Count, System.Text.Encoding.UTF8.GetString(file).Split("BEGIN:VEVENT").Length - 1);
        string[] secrets = [.. people.SelectMany(p => p.Texts), .. people.SelectMany(p => p.Name.Split(' ')), phone, phone.Replace(" ", "", StringComparison.Ordinal), "planted.example", HostFeeds.Owner.Value, "Rønbo", feed.ToString()[14..57]];
        Assert.Empty(secrets.Where(secret => Planted.Forms(secret).Any(form => file.AsSpan().IndexOf(form.Bytes) >= 0)));
        Assert.Contains(Planted.Forms("Sagsbehandlingstid"), form => file.AsSpan().IndexOf(form.Bytes) >= 0); // the search is worth something
    }
}
