// The invented data: the shares of a real office, all that can be shown, and nothing that the rules would not allow.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Demo;

public sealed class DemoDataTests(DemoDataTests.Host shared) : IClassFixture<DemoDataTests.Host>
{
    const int Count = 900;
    const int Open = 40;
    // What is asked here is what was invented, not what the jobs made of it since.

    public sealed class Host : IAsyncLifetime
    {
        public OmbudHost Ombud { get; } = new(Count, Open);
        public List<CaseRow> Cases { get; private set; } = [];
        public List<PointRow> Points { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            await using var db = await Ombud.DatabaseAsync();
            Cases = await db.Cases.AsNoTracking().OrderBy(c => c.Id).ToListAsync();
            Points = await db.Points.AsNoTracking().ToListAsync();
        }

        public ValueTask DisposeAsync() => Ombud.DisposeAsync();
    }

    static readonly DateOnly Today = new(2026, 11, 23);
    readonly OmbudHost host = shared.Ombud;
    readonly List<CaseRow> cases = shared.Cases;

    double Share(Func<CaseRow, bool> which) => 100.0 * cases.Count(which) / cases.Count;

    [Fact]
    public void There_are_as_many_cases_as_asked_for_over_three_years()
    {
        Assert.Equal(Count, cases.Count);
        Assert.Equal(Open, cases.Count(c => c.IsOpen));
        Assert.InRange(cases.Min(c => c.ReceivedOn), Today.AddYears(-3), Today.AddYears(-3).AddDays(30));
        Assert.All(cases, c => Assert.True(c.ReceivedOn < Today));
    }

    [Fact]
    public void Kinds_channels_departments_and_themes_have_their_shares()
    {
        Assert.InRange(Share(c => c.Kind is HelpKind.Complaint), 22, 28);
        Assert.InRange(Share(c => c.Kind is HelpKind.Guidance), 37, 43);
        Assert.InRange(Share(c => c.Kind is HelpKind.Signposting), 27, 33);
        Assert.InRange(Share(c => c.Channel is Channel.Phone), 66, 73);
        Assert.InRange(Share(c => c.Channel is Channel.DigitalPost), 16, 21);
        Assert.InRange(Share(c => c.Channel is Channel.Email or Channel.Letter), 6, 11);
        Assert.InRange(Share(c => c.Channel is Channel.InPerson), 2.5, 5.5);
        Assert.InRange(Share(c => c.Department == "job-centre"), 43, 47);
        Assert.InRange(Share(c => c.Department == "citizen-service"), 18, 22);
        Assert.InRange(Share(c => c.Department == "social"), 18, 22);
        Assert.InRange(Share(c => c.Theme is Theme.HandlingTime), 34.5, 39.5);
        Assert.InRange(Share(c => c.Flags.HasFlag(CaseFlags.Represented)), 9, 15);
        Assert.InRange(Share(c => c.Flags.HasFlag(CaseFlags.Objection)), 2, 6);
    }

    [Fact]
    public void Every_state_kind_channel_theme_topic_flag_and_outcome_occurs()
    {
        Assert.Empty(CaseStates.All.Except(cases.Select(c => c.State)));
        Assert.Empty(Enum.GetValues<HelpKind>().Except(cases.Select(c => c.Kind)));
        Assert.Empty(Enum.GetValues<Channel>().Except(cases.Select(c => c.Channel)));
        Assert.Empty(Enum.GetValues<Theme>().Except(shared.Points.Select(p => p.Theme)));
        Assert.Empty(Enum.GetValues<ComplaintTopic>().Except(shared.Points.Where(p => p.Topic is not null).Select(p => p.Topic!.Value)));
        Assert.Empty(Enum.GetValues<Outcome>().Except(shared.Points.Where(p => p.Outcome is not null).Select(p => p.Outcome!.Value)));
        Assert.Empty(Enum.GetValues<ReviewDecision>().Except(cases.Where(c => c.LastReview is not null).Select(c => c.LastReview!.Value)));
        Assert.Empty(Enum.GetValues<CaseFlags>().Where(f => f is not CaseFlags.None).Where(f => !cases.Exists(c => c.Flags.HasFlag(f))));
        Assert.Empty(new[] { "k.roenbo", "m.tved" }.Except(cases.Select(c => c.Handler)));
    }

    [Fact]
    public void Ninety_two_of_a_hundred_promises_are_kept()
    {
        var replied = cases.Where(c => c.OriginalDueOn is not null && c.FirstReplyOn is not null).ToList();
        Assert.InRange(100.0 * replied.Count(c => c.FirstReplyOn <= c.OriginalDueOn) / replied.Count, 90, 94);
    }

    [Fact]
    public void The_open_cases_show_every_level_of_a_deadline_and_all_that_waits()
    {
        var open = cases.Where(c => c.IsOpen).ToList();
        var levels = open.Select(c => ResponseDeadline.StatusOn(Today, c.DueOn, c.FirstReplyOn, WorkingCalendar.Office).Level).ToHashSet();
        Assert.Empty(new[] { DeadlineLevel.None, DeadlineLevel.InTime, DeadlineLevel.Ample, DeadlineLevel.Soon, DeadlineLevel.Today, DeadlineLevel.Overdue }.Except(levels));
        Assert.Contains(open, c => c.CallBackOn == Today);
        Assert.Contains(open, c => c.Handler is null);
        Assert.Contains(open, c => c.NextMeetingAt > host.Clock.GetUtcNow());
        Assert.Contains(open, c => c.Flags.HasFlag(CaseFlags.PowerOfAttorneyMissing));
        Assert.Contains(cases, c => c.ConcludedOn < Today.AddYears(-1));
        Assert.Contains(cases, c => c.FlaggedForReviewOn is not null);
        Assert.Contains(shared.Points, p => p.Admitted == false);
        Assert.All(CaseStates.All.Where(s => s.IsOpen), s => Assert.InRange(open.Count(c => c.State == s), 8, 20));
    }

    [Fact]
    public void Numbers_have_no_gap_within_a_year_and_follow_the_calendar()
    {
        foreach (var year in cases.GroupBy(c => c.Number.Year))
        {
            Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(c => c.Number.Running));
            Assert.All(year.Zip(year.Skip(1)), pair => Assert.True(pair.First.ReceivedOn <= pair.Second.ReceivedOn.AddDays(4)));
        }
    }

    [Fact]
    public async Task The_next_registration_takes_the_next_number()
    {
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()), "intake");
        Assert.Equal(cases[^1].Number.Running + 1, registered!.Number.Running);
    }

    [Fact]
    public async Task Concluding_happens_on_working_days_only()
    {
        Assert.All(cases.Where(c => c.ConcludedOn is not null), c => Assert.True(WorkingCalendar.Office.IsWorkingDay(c.ConcludedOn!.Value)));
        await using var db = await host.DatabaseAsync();
        var now = host.Clock.GetUtcNow();
        var events = await db.Events.AsNoTracking().Where(e => e.At < now).OrderBy(e => e.Position).Select(e => new { e.Position, e.At }).ToListAsync();
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Position));
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
    }

    [Fact]
    public async Task Every_row_says_what_the_events_of_its_case_add_up_to()
    {
        await host.DeskAsync(async desk =>
        {
            foreach (var row in cases)
            {
                var replayed = (await desk.FindAsync(row.Number))!;
                Assert.Equal(
                    (row.Version, row.Kind, row.State, row.Handler, row.Flags, row.ReceivedOn, row.ClockFrom, row.StateSince),
                    (replayed.Version, replayed.Kind, replayed.State, replayed.Handler?.Value, replayed.Flags, replayed.ReceivedOn, replayed.ClockFrom, replayed.StateSince));
                Assert.Equal(
                    (row.OriginalDueOn, row.DueOn, row.AnsweredOn, row.ToldOn, row.FirstReplyOn, row.ConcludedOn, row.CallBackOn, row.FlaggedForReviewOn),
                    (replayed.OriginalDueOn, replayed.DueOn, replayed.AnsweredOn, replayed.ToldOn, replayed.FirstReplyOn, replayed.ConcludedOn, replayed.CallBackOn, replayed.FlaggedForReviewOn));
                Assert.Equal(
                    shared.Points.Where(p => p.CaseId == row.Id).OrderBy(p => p.Number).Select(p => (p.Theme, p.Admitted, p.Outcome)),
                    replayed.Points.Select(p => (p.Matter.Theme, p.Verdict?.Admitted, p.Outcome)));
            }
            return true;
        });
    }

    [Fact]
    public async Task Something_was_disclosed_in_many_cases_and_nothing_against_a_no()
    {
        var open = await host.DeskAsync(async desk =>
        {
            List<Case> found = [];
            foreach (var row in cases.Where(c => c.IsOpen)) found.Add((await desk.FindAsync(row.Number))!);
            return found;
        });
        Assert.Contains(open, c => c.Disclosures.Count > 0);
        Assert.Contains(open, c => c.Objection is { ToldOn: not null });
        Assert.Contains(open, c => c.Objection is { ToldOn: null });
        Assert.Contains(open, c => c.SensitiveCategories is not SensitiveCategory.None);
        Assert.All(open.Where(c => c.Objection is not null), c => Assert.Empty(c.Disclosures));
    }

    [Fact]
    public async Task Nobody_can_be_who_is_written_here()
    {
        await host.AsAsync("adviser", async services =>
        {
            var dossiers = services.GetRequiredService<Dossiers>();
            var numbers = 0;
            foreach (var row in cases.Take(300))
            {
                var dossier = (await dossiers.OpenAsync(row.Number, Purpose.CaseHandling))!;
                Assert.True(dossier.Party.Anonymous || dossier.Party.Name is not null);
                Assert.True(dossier.Party.Phone?.StartsWith("00 ", StringComparison.Ordinal) ?? true);
                Assert.True(dossier.Party.Email?.EndsWith(".example", StringComparison.Ordinal) ?? true);
                Assert.InRange(dossier.Notes[0].Text.Length, 80, 1_200);
                Assert.DoesNotContain(dossier.Notes, n => n.Text.Contains('{', StringComparison.Ordinal));
                if (dossier.Party.Cpr is not { } text) continue;
                numbers++;
                Assert.True(CprNumber.TryParse(text, out var cpr));
                Assert.False(cpr.PassesModulus11);
                Assert.True(cpr.BirthDate < new DateOnly(2007, 10, 1));
            }
            Assert.NotEqual(0, numbers);
            return true;
        });
    }
}
