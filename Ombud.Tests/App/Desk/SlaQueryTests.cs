// The report on answer times against a recount of the cases one by one, from their dates alone.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Reporting;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class SlaQueryTests(SlaQueryTests.Filled filled) : IClassFixture<SlaQueryTests.Filled>
{
    public sealed class Filled : IAsyncDisposable
    {
        public OmbudHost Ombud { get; } = new(demoCases: 300, demoOpen: 30);
        public ValueTask DisposeAsync() => Ombud.DisposeAsync();
    }

    static readonly DateOnly From = new(2025, 12, 1), To = new(2026, 11, 23);
    readonly OmbudHost host = filled.Ombud;

    /// <summary>The cases whose clock started in the months asked for and that somebody was or is to be answered in.</summary>
    async Task<List<CaseRow>> CasesAsync()
    {
        await using var db = await host.DatabaseAsync();
        var all = await db.Cases.AsNoTracking().ToListAsync();
        return [.. all.Where(c => c.ClockFrom >= From && c.ClockFrom <= To && (c.FirstReplyOn is not null || c.IsOpen))];
    }

    Task<SlaReport> RunAsync(bool suppress) => QueryAsync(query => query.RunAsync(From, To, suppress));

    Task<T> QueryAsync<T>(Func<SlaQuery, Task<T>> ask, string role = "adviser") => host.AsAsync(role, s => ask(s.GetRequiredService<SlaQuery>()));

    [Fact]
    public async Task The_sums_are_those_of_a_recount_case_by_case()
    {
        var cases = await CasesAsync();
        var report = await RunAsync(suppress: false);
        var calendar = (await host.AsAsync("adviser", s => s.GetRequiredService<Office>().GetAsync().AsTask())).WithoutClosures;
        var today = host.Clock.DanishToday;

        Assert.True(cases.Count > 100);
        Assert.Contains(cases, IsLateButTold);
        Check([.. cases], report.Total);
        Assert.Equal(cases.Select(c => c.Department ?? "").Distinct().Order(StringComparer.Ordinal), report.ByDepartment.Select(g => g.Key));
        Assert.All(report.ByDepartment, g => Check([.. cases.Where(c => (c.Department ?? "") == g.Key)], g.Line));
        Assert.Equal(cases.Select(c => (c.ClockFrom.Year, c.ClockFrom.Month)).Distinct().Order(), report.ByMonth.Select(g => (g.Key.Year, g.Key.Month)));
        Assert.All(report.ByMonth, g => Check([.. cases.Where(c => (c.ClockFrom.Year, c.ClockFrom.Month) == (g.Key.Year, g.Key.Month))], g.Line));

        bool IsLateButTold(CaseRow c) =>
            c.ToldOn <= c.OriginalDueOn && (c.AnsweredOn is { } answered ? answered > c.OriginalDueOn : c.IsOpen && today > c.OriginalDueOn);

        void Check(IReadOnlyList<CaseRow> some, SlaLine line)
        {
            var replied = some.Where(c => c.FirstReplyOn is not null).ToList();
            var waiting = some.Where(c => c.FirstReplyOn is null).ToList();
            Assert.Equal(Cell.Shown(replied.Count), line.Answered);
            Assert.Equal(Cell.Shown(waiting.Count), line.Open);
            Assert.Equal(Cell.Shown(waiting.Count(c => c.DueOn < today)), line.Overdue);
            Assert.Equal(Cell.Shown(some.Count(c => c.DueOn > c.OriginalDueOn)), line.Extended);
            Assert.Equal(Cell.Shown(some.Count(IsLateButTold)), line.LateTold);
            Assert.Equal(Cell.Shown(some.Count(c => c.FirstReplyOn is { } reply ? reply > c.OriginalDueOn : c.OriginalDueOn < today)), line.LateSilent);
            Assert.Equal(Share(c => c.OriginalDueOn), line.InTime);
            Assert.Equal(Share(c => c.DueOn), line.InTimeMoved);
            int[] days = [.. replied.Select(c => calendar.WorkingDaysBetween(c.ClockFrom, c.FirstReplyOn!.Value)).Order()];
            Assert.Equal(Rank(.5), line.Median);
            Assert.Equal(Rank(.9), line.P90);
            Assert.Equal(Rank(.95), line.P95);

            Cell Rank(double part) => days.Length == 0 ? Cell.None : Cell.Shown(days[(int)Math.Ceiling(days.Length * (decimal)part) - 1]);

            Cell Share(Func<CaseRow, DateOnly?> due)
            {
                var promised = some.Where(c => due(c) is not null).ToList();
                var yes = promised.Count(c => c.FirstReplyOn <= due(c));
                var no = promised.Count(c => c.FirstReplyOn > due(c) || (c.FirstReplyOn is null && due(c) < today));
                return yes + no == 0 ? Cell.None : Cell.Shown(new ShareParts(yes, no).Percent);
            }
        }
    }

    [Fact]
    public async Task Any_day_of_a_month_asks_for_the_whole_month()
    {
        var whole = await QueryAsync(query => query.RunAsync(new(2026, 3, 1), new(2026, 5, 31), suppress: false));
        var within = await QueryAsync(query => query.RunAsync(new(2026, 3, 17), new(2026, 5, 2), suppress: false));
        Assert.Equal(whole.ByMonth, within.ByMonth);
        Assert.Equal(whole.Total, within.Total);
    }

    [Fact]
    public async Task Others_than_the_adviser_get_no_small_count_and_no_open_cases_of_a_department()
    {
        var report = await RunAsync(suppress: true);
        var lines = report.ByDepartment.Select(g => g.Line).Concat(report.ByMonth.Select(g => g.Line)).ToList();
        Assert.All(lines, line => Assert.Equal((CellKind.Hidden, CellKind.Hidden), (line.Open.Kind, line.Overdue.Kind)));
        Assert.All(lines.SelectMany(line => new[] { line.Answered, line.Extended }), cell => Assert.False(cell.Value is > 0 and < 5));
        Assert.Contains(lines, line => line.Extended.Kind is CellKind.Small or CellKind.Hidden);
    }

    [Fact]
    public async Task A_supervisor_who_asks_for_everything_gets_what_a_supervisor_may_see()
    {
        var asked = await QueryAsync(query => query.RunAsync(From, To, suppress: false), "supervisor");
        Assert.Equivalent(await RunAsync(suppress: true), asked);
    }

    [Fact]
    public async Task Who_was_told_in_time_is_not_among_the_silent_though_the_answer_is_late()
    {
        await using var office = new OmbudHost();
        DateOnly received = new(2026, 11, 9), due = new(2026, 11, 23), today = due;
        await BeginAsync(it => it.Answer(due, Channel.Letter, today));
        await BeginAsync(it => it.Tell(due, Channel.Letter, today));
        await BeginAsync(_ => null);
        // On the last day itself nobody who still waits is late.
        Assert.Equal((Cell.Shown(0), Cell.Shown(0), Cell.Shown(100)), await LateAsync());

        office.Clock.Advance(TimeSpan.FromDays(3));
        today = due.AddDays(3);
        // The one that was told and waits is late but told, the one that nobody wrote to is silent.
        Assert.Equal((Cell.Shown(1), Cell.Shown(1), Cell.Shown(67)), await LateAsync());
        await BeginAsync(it => it.Tell(due, Channel.Letter, today) ?? it.Answer(today, Channel.Letter, today)); // late but told
        await BeginAsync(it => it.Tell(due.AddDays(1), Channel.Letter, today)); // told, but too late
        await BeginAsync(it => it.Answer(today, Channel.Letter, today)); // late and silent
        await BeginAsync(it => it.Answer(today, Channel.Letter, today), HelpKind.Guidance); // no promise
        Assert.Equal((Cell.Shown(2), Cell.Shown(3), Cell.Shown(50)), await LateAsync());

        async Task<(Cell, Cell, Cell)> LateAsync()
        {
            var line = (await office.AsAsync("adviser", s => s.GetRequiredService<SlaQuery>().RunAsync(received, today, suppress: false))).Total;
            return (line.LateTold, line.LateSilent, line.InTime);
        }

        async Task BeginAsync(Func<Case, Refusal?> act, HelpKind kind = HelpKind.Complaint)
        {
            var (opened, no) = await office.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Kind = kind, Channel = Channel.Letter, Written = true, ReceivedOn = received }));
            Assert.Null(no);
            Assert.Null(await office.DeskAsync(desk => desk.ChangeAsync(opened!.Number, act)));
        }
    }

    [Fact]
    public async Task Time_waited_for_the_citizen_is_told_apart_and_changes_no_other_figure()
    {
        await using var office = new OmbudHost();
        var number = (await office.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()))).Registered!.Number;
        await office.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        var before = await TotalAsync();
        Assert.Equal((Cell.Shown(0), Cell.None), (before.Waited, before.WaitedDays));

        Assert.Null(await ChangeAsync(it => it.WaitForCitizen(AskedOfCitizen.Information, A.Today, A.Today)));
        Assert.Equal(Cell.Shown(0), (await TotalAsync()).Waited); // not a working day yet
        office.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((Cell.Shown(1), Cell.Shown(2)), await WaitedAsync());
        Assert.Null(await ChangeAsync(it => it.CitizenReplied(AskedOfCitizen.Information, A.Today.AddDays(2), A.Today.AddDays(2))));
        office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((Cell.Shown(1), Cell.Shown(2)), await WaitedAsync());
        // A second time: the days of both come together, and those after the answer are nobody's.
        Assert.Null(await ChangeAsync(it => it.WaitForCitizen(AskedOfCitizen.Comments, A.Today.AddDays(2), A.Today.AddDays(3))));
        Assert.Equal((Cell.Shown(1), Cell.Shown(3)), await WaitedAsync());
        Assert.Null(await ChangeAsync(it => it.Answer(A.Today.AddDays(3), Channel.Phone, A.Today.AddDays(3))));
        office.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal((Cell.Shown(1), Cell.Shown(3)), await WaitedAsync());
        var after = await TotalAsync();
        Assert.Equal((Cell.Shown(1), Cell.Shown(1), Cell.Shown(3)), (after.Answered, after.Open, after.Median));

        async Task<(Cell, Cell)> WaitedAsync() => await TotalAsync() is var total ? (total.Waited, total.WaitedDays) : default;

        async Task<SlaLine> TotalAsync() =>
            (await office.AsAsync("adviser", s => s.GetRequiredService<SlaQuery>().RunAsync(A.Today, office.Clock.DanishToday, suppress: false))).Total;

        Task<Refusal?> ChangeAsync(Func<Case, Refusal?> act) => office.DeskAsync(desk => desk.ChangeAsync(number, act));
    }

    [Fact]
    public async Task The_open_cases_are_all_that_are_not_concluded()
    {
        await using var db = await host.DatabaseAsync();
        var open = await QueryAsync(query => query.OpenAsync());
        Assert.Equal(await db.Cases.CountAsync(c => c.State != CaseState.Concluded), open.Count);
        Assert.All(open, c => Assert.True(c.Age >= 0));
    }
}
