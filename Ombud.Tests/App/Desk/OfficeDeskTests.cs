// The writer of the office's settings: who may, what is checked, and how a closing moves the dates of open cases.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Tests.Fixtures;
using static Ombud.Tests.Fixtures.Days;

namespace Ombud.Tests.App.Desk;

public sealed class OfficeDeskTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    Task<T> OfficeAsync<T>(Func<OfficeDesk, Task<T>> act, string role = "adviser") => host.AsAsync(role, s => act(s.GetRequiredService<OfficeDesk>()));

    async Task<CaseNumber> LetterAsync()
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Channel = Channel.Letter, Written = true }));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task<CaseRow> RowAsync(CaseNumber number)
    {
        await using var db = await host.DatabaseAsync();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == number.Key);
    }

    [Fact]
    public async Task An_absence_moves_the_open_cases_own_target_but_never_the_original_date()
    {
        var number = await LetterAsync();
        var preview = await OfficeAsync(office => office.PreviewClosureAsync(Day("2026-11-30"), Day("2026-12-04")));
        Assert.Equal(new MovedDue(number, Day("2026-12-07"), Day("2026-12-07"), Day("2026-12-14")), Assert.Single(preview.Moved));
        Assert.Equal(Day("2026-12-07"), (await RowAsync(number)).DueOn);

        var saved = await OfficeAsync(office => office.AddClosureAsync(Day("2026-11-30"), Day("2026-12-04"), ClosureReason.Vacation));
        Assert.Equal(preview.Moved, saved.Moved);
        var row = await RowAsync(number);
        Assert.Equal((Day("2026-12-07"), Day("2026-12-14")), (row.OriginalDueOn, row.DueOn));
        await using var db = await host.DatabaseAsync();
        var last = await db.Events.Where(e => e.CaseId == number.Key).OrderByDescending(e => e.Sequence).FirstAsync();
        Assert.Equal("k.roenbo", last.By);
        Assert.Contains("\"due-moved\"", last.Body, StringComparison.Ordinal);
        Assert.Contains("2026-12-14", last.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_an_absence_takes_no_promise_back_and_new_cases_count_the_days_again()
    {
        var before = await LetterAsync();
        await OfficeAsync(office => office.AddClosureAsync(Day("2026-11-30"), Day("2026-12-04"), ClosureReason.Illness));
        await using var db = await host.DatabaseAsync();
        var id = await db.Closures.Select(c => c.Id).SingleAsync();
        Assert.Empty((await OfficeAsync(office => office.RemoveClosureAsync(id))).Moved);
        Assert.Equal(Day("2026-12-14"), (await RowAsync(before)).DueOn);
        Assert.Equal(Day("2026-12-07"), (await RowAsync(await LetterAsync())).DueOn);
    }

    [Fact]
    public async Task A_case_that_was_answered_or_told_keeps_its_date()
    {
        var answered = await LetterAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(answered, it => it.Tell(A.Today, Channel.Letter, A.Today))));
        Assert.Empty((await OfficeAsync(office => office.AddClosureAsync(Day("2026-11-30"), Day("2026-12-04"), ClosureReason.Vacation))).Moved);
        Assert.Equal(Day("2026-12-07"), (await RowAsync(answered)).DueOn);
    }

    [Fact]
    public async Task An_absence_before_receipt_or_after_the_due_date_moves_nothing()
    {
        await LetterAsync();
        Assert.Empty((await OfficeAsync(office => office.AddClosureAsync(Day("2026-11-02"), Day("2026-11-23"), ClosureReason.Vacation))).Moved);
        Assert.Empty((await OfficeAsync(office => office.AddClosureAsync(Day("2026-12-08"), Day("2026-12-31"), ClosureReason.Vacation))).Moved);
    }

    [Fact]
    public async Task A_closing_day_that_is_switched_on_moves_open_cases_and_off_again_takes_nothing_back()
    {
        host.Clock.SetUtcNow(new DateTimeOffset(2028, 4, 24, 8, 0, 0, TimeSpan.Zero)); // 1 May 2028 is a Monday
        var number = await LetterAsync();
        var due = (await RowAsync(number)).DueOn;
        var on = await OfficeAsync(office => office.SetClosingDayAsync(OfficeClosingDay.FirstOfMay, true));
        Assert.Equal(due!.Value.AddDays(1), Assert.Single(on.Moved).NewDueOn);
        Assert.Empty((await OfficeAsync(office => office.SetClosingDayAsync(OfficeClosingDay.FirstOfMay, false))).Moved);
        Assert.Equal(due.Value.AddDays(1), (await RowAsync(number)).DueOn);
        Assert.Equal(due, (await RowAsync(number)).OriginalDueOn);
    }

    /// <summary>A call is answered in 5 working days here. Counted from its dates by the calendar of today, the new closing day would be taken for one of them.</summary>
    [Fact]
    public async Task A_closing_day_after_receipt_and_then_an_absence_leave_a_call_all_its_days()
    {
        host.Clock.SetUtcNow(new DateTimeOffset(2028, 4, 27, 8, 0, 0, TimeSpan.Zero)); // Thursday; 1 May 2028 is a Monday
        var number = (await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()))).Registered!.Number;
        var row = await RowAsync(number);
        Assert.Equal((Day("2028-05-04"), Day("2028-05-04"), 5), (row.OriginalDueOn!.Value, row.DueOn!.Value, row.PromisedDays!.Value));

        await OfficeAsync(office => office.SetClosingDayAsync(OfficeClosingDay.FirstOfMay, true));
        Assert.Equal(Day("2028-05-05"), (await RowAsync(number)).DueOn);
        var preview = await OfficeAsync(office => office.PreviewClosureAsync(Day("2028-05-03"), Day("2028-05-03")));
        var saved = await OfficeAsync(office => office.AddClosureAsync(Day("2028-05-03"), Day("2028-05-03"), ClosureReason.Illness));
        Assert.Equal(preview.Moved, saved.Moved);

        // Friday 28 April, then Tuesday, Thursday and Friday of the week of 1 and 3 May, then Monday.
        row = await RowAsync(number);
        Assert.Equal((Day("2028-05-04"), Day("2028-05-08"), 5), (row.OriginalDueOn!.Value, row.DueOn!.Value, row.PromisedDays!.Value));
        var calendar = (await host.AsAsync("adviser", s => s.GetRequiredService<Office>().GetAsync().AsTask())).Calendar;
        Assert.Equal(5, calendar.WorkingDaysBetween(row.ClockFrom, row.DueOn.Value));
    }

    [Fact]
    public async Task A_case_from_before_its_days_were_kept_is_counted_from_its_dates()
    {
        var number = (await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()))).Registered!.Number;
        await using (var db = await host.DatabaseAsync())
            await db.Cases.Where(c => c.Id == number.Key).ExecuteUpdateAsync(set => set.SetProperty(c => c.PromisedDays, (int?)null));
        await OfficeAsync(office => office.AddClosureAsync(Day("2026-11-26"), Day("2026-11-26"), ClosureReason.Illness));
        Assert.Equal((Day("2026-11-30"), Day("2026-12-01")), ((await RowAsync(number)).OriginalDueOn!.Value, (await RowAsync(number)).DueOn!.Value));
    }

    [Theory]
    [InlineData("2026-12-04", "2026-12-03", "to", Problem.EndBeforeStart)]
    [InlineData("2026-12-01", "2027-06-19", "to", Problem.TooManyDays)]
    [InlineData("2025-11-22", "2025-11-23", "from", Problem.DateOutOfRange)]
    [InlineData("2029-11-24", "2029-11-25", "from", Problem.DateOutOfRange)]
    public async Task An_absence_without_sense_is_refused_and_leaves_nothing(string from, string to, string field, Problem problem)
    {
        var saved = await OfficeAsync(office => office.AddClosureAsync(Day(from), Day(to), ClosureReason.Vacation));
        var found = Assert.Single(Assert.IsType<Refusal.InvalidInput>(saved.Refused).Problems);
        Assert.Equal((field, problem), (found.Field, found.Problem));
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.Closures.AnyAsync());
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("supervisor")]
    [InlineData("dpo")]
    public async Task Only_the_adviser_changes_the_office(string role)
    {
        var number = await LetterAsync();
        Refusal?[] answers =
        [
            await OfficeAsync(office => office.SaveAsync(new DepartmentRow { Code = "new", Name = "Ny" }, isNew: true), role),
            await OfficeAsync(office => office.SaveAsync(new StaffRow { Id = "x", Name = "X", Initials = "X", Role = "Ombud.Adviser" }, isNew: true), role),
            await OfficeAsync(office => office.SaveAsync(new BodyRow { Code = "x", Name = "X", CheckedOn = A.Today }, isNew: true), role),
            await OfficeAsync(office => office.SaveTargetsAsync(new Dictionary<Channel, int?> { [Channel.Phone] = 1 }), role),
            (await OfficeAsync(office => office.AddClosureAsync(Day("2026-11-30"), Day("2026-12-04"), ClosureReason.Vacation), role)).Refused,
            (await OfficeAsync(office => office.PreviewClosureAsync(Day("2026-11-30"), Day("2026-12-04")), role)).Refused,
            (await OfficeAsync(office => office.SetClosingDayAsync(OfficeClosingDay.ChristmasEve, false), role)).Refused,
        ];
        Assert.All(answers, answer => Assert.IsType<Refusal.NotAllowedForRole>(answer));
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.Closures.AnyAsync() || await db.Departments.AnyAsync(d => d.Code == "new"));
        var rows = await db.AccessLog.Where(a => a.Purpose == Purpose.Settings).ToListAsync();
        Assert.Equal(answers.Length, rows.Count);
        Assert.All(rows, row => Assert.Equal((AccessAct.Refused, null, 0), (row.Act, row.CaseId, row.Count)));
        Assert.Equal(Day("2026-12-07"), (await RowAsync(number)).DueOn);
    }

    [Fact]
    public async Task Each_change_is_on_record_switching_a_person_off_too_and_what_is_refused_is_no_change()
    {
        var number = await LetterAsync();
        Assert.Null(await OfficeAsync(office => office.SaveAsync(new DepartmentRow { Code = "culture", Name = "Kultur" }, isNew: true)));
        Assert.Null(await OfficeAsync(office => office.SaveAsync(new StaffRow { Id = "m.tved", Name = "M. Tved", Initials = "MT", Role = "Ombud.Adviser", IsActive = false }, isNew: false)));
        Assert.Null(await OfficeAsync(office => office.SaveTargetsAsync(new Dictionary<Channel, int?> { [Channel.Phone] = 2 })));
        Assert.Single((await OfficeAsync(office => office.AddClosureAsync(Day("2026-11-30"), Day("2026-12-04"), ClosureReason.Vacation))).Moved);
        Assert.NotNull(await OfficeAsync(office => office.SaveAsync(new DepartmentRow { Code = "culture", Name = "Igen" }, isNew: true)));
        Assert.NotNull((await OfficeAsync(office => office.AddClosureAsync(Day("2026-11-30"), Day("2026-12-04"), ClosureReason.Vacation))).Refused);
        await OfficeAsync(office => office.PreviewClosureAsync(Day("2026-12-21"), Day("2026-12-23"))); // a look, no change

        await using var db = await host.DatabaseAsync();
        var rows = await db.AccessLog.Where(a => a.By == "k.roenbo" && a.Purpose != Purpose.Registration).OrderBy(a => a.Sequence).ToListAsync();
        Assert.Equal(
            [(Purpose.Settings, null), (Purpose.Settings, null), (Purpose.Settings, null), (Purpose.Settings, null), (Purpose.CaseHandling, number.Key)],
            rows.Select(r => (r.Purpose, r.CaseId)));
        Assert.All(rows, row => Assert.Equal(AccessAct.Change, row.Act));
        Assert.False(await db.Staff.Where(s => s.Id == "m.tved").Select(s => s.IsActive).SingleAsync());
        Assert.Null((await host.Services.GetRequiredService<Ombud.App.Vault.AccessLogCheck>().RunAsync()).Fault);
    }

    [Theory]
    [InlineData("k.roenbo@kommune.example", "Ombud.Adviser", true, "k.roenbo@kommune.example")]
    [InlineData("  ", "Ombud.Adviser", true, null)]
    [InlineData("k.roenbo@kommune.example, andre@post.example", "Ombud.Adviser", false, null)]
    [InlineData("K. Rønbo <k.roenbo@kommune.example>", "Ombud.Adviser", false, null)]
    [InlineData("k.roenbo@kommune.example", "Ombud.Intake", true, null)] // nobody else gets mail, so nothing is kept
    public async Task The_address_of_an_adviser_is_one_address_and_that_of_others_is_not_kept(string typed, string role, bool isSaved, string? kept)
    {
        var refused = await OfficeAsync(office => office.SaveAsync(new StaffRow { Id = "k.roenbo", Name = "K. Rønbo", Initials = "KR", Role = role, Email = typed }, isNew: false));
        if (isSaved) Assert.Null(refused);
        else Assert.Equal(new("email", Problem.NotAnEmail), Assert.Single(Assert.IsType<Refusal.InvalidInput>(refused).Problems));
        await using var db = await host.DatabaseAsync();
        Assert.Equal(kept, await db.Staff.Where(s => s.Id == "k.roenbo").Select(s => s.Email).SingleAsync());
    }

    [Theory]
    [InlineData("", "Ny", "code", Problem.Missing)]
    [InlineData("Ny Afdeling", "Ny", "code", Problem.NotACode)]
    [InlineData("social", "Ny", "code", Problem.AlreadyUsed)]
    [InlineData("new", "  ", "name", Problem.Missing)]
    [InlineData("new", "jobcenter", "name", Problem.AlreadyUsed)]
    public async Task A_department_needs_a_code_and_a_name_of_its_own(string code, string name, string field, Problem problem)
    {
        var answer = await OfficeAsync(office => office.SaveAsync(new DepartmentRow { Code = code, Name = name }, isNew: true));
        var found = Assert.Single(Assert.IsType<Refusal.InvalidInput>(answer).Problems);
        Assert.Equal((field, problem), (found.Field, found.Problem));
    }

    [Fact]
    public async Task A_saved_department_counts_at_once_and_keeps_its_code()
    {
        Assert.Null(await OfficeAsync(office => office.SaveAsync(new DepartmentRow { Code = "culture", Name = " Kultur " }, isNew: true)));
        Assert.Null(await OfficeAsync(office => office.SaveAsync(new DepartmentRow { Code = "culture", Name = "Kultur og Fritid", IsActive = false }, isNew: false)));
        var data = await host.Services.GetRequiredService<Office>().GetAsync();
        var row = Assert.Single(data.Departments, d => d.Code == "culture");
        Assert.Equal(("Kultur og Fritid", false), (row.Name, row.IsActive));
    }

    [Fact]
    public async Task A_body_says_everything_that_is_wrong_with_it_at_once()
    {
        var answer = await OfficeAsync(office => office.SaveAsync(
            new BodyRow { Code = "x", Name = new string('x', 500), HowToComplain = new string('x', 5_000), AppealWeeks = 99, CheckedOn = A.Today.AddDays(1) }, isNew: true));
        Assert.Equal(
            ["appealWeeks", "checkedOn", "howToComplain", "name"],
            Assert.IsType<Refusal.InvalidInput>(answer).Problems.Select(p => p.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_target_applies_to_the_next_call_and_an_impossible_one_changes_none()
    {
        Assert.IsType<Refusal.InvalidInput>(await OfficeAsync(office => office.SaveTargetsAsync(new Dictionary<Channel, int?> { [Channel.Phone] = 2, [Channel.Letter] = 0 })));
        Assert.Equal(Day("2026-11-30"), (await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()))).Registered!.DueOn);
        Assert.Null(await OfficeAsync(office => office.SaveTargetsAsync(new Dictionary<Channel, int?> { [Channel.Phone] = 2 })));
        Assert.Equal(Day("2026-11-25"), (await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()))).Registered!.DueOn);
        Assert.Null(await OfficeAsync(office => office.SaveTargetsAsync(new Dictionary<Channel, int?> { [Channel.Phone] = null })));
        Assert.Null((await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()))).Registered!.DueOn);
    }
}
