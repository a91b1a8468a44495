// The board's snapshot: which cases are on it, in which order, what a change reads anew, and what a new day does.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.App.Features.Board;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Features;

public sealed class BoardTests : IAsyncDisposable
{
    static readonly Registration Letter = A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true };
    readonly OmbudHost host = new();

    BoardSnapshot Snapshot
    {
        get
        {
            _ = host.Address;
            return host.Services.GetRequiredService<BoardSnapshot>();
        }
    }

    [Fact]
    public async Task The_most_urgent_stand_first_and_those_without_a_promise_last()
    {
        var none = await RegisterAsync(A.PhoneCall() with { Channel = Channel.Email, Kind = HelpKind.Guidance });
        var ample = await RegisterAsync(Letter);
        var soon = await RegisterAsync(Letter with { ReceivedOn = new(2026, 11, 11) });
        var today = await RegisterAsync(Letter with { ReceivedOn = new(2026, 11, 9) });
        var over = await RegisterAsync(Letter with { ReceivedOn = new(2026, 11, 6) });
        var longOver = await RegisterAsync(Letter with { ReceivedOn = new(2026, 11, 2) });
        var answered = await RegisterAsync(Letter with { ReceivedOn = new(2026, 11, 2) });
        await ChangeAsync(answered, it => it.Answer(new(2026, 11, 10), Channel.Letter, A.Today));

        var board = await Snapshot.GetAsync();

        Assert.Equal([longOver, over, today, soon, ample, answered, none], board.In(CaseState.Received).Select(item => item.Number));
        Assert.Equal((7, 2, 1), (board.Open, board.Overdue, board.DueToday));
    }

    [Fact]
    public async Task A_change_reads_only_the_changed_card()
    {
        var (changed, other) = (await RegisterAsync(Letter), await RegisterAsync(Letter));
        var before = await Snapshot.GetAsync();

        var told = await NextAsync(() => ChangeAsync(changed, it => it.Judge([PointVerdict.Admit(1)], A.Today, A.Today)));

        Assert.Equal([changed], told.Numbers!);
        Assert.Equal(CaseState.AdmissibilityChecked, told.State.Find(changed)!.Facts.State);
        Assert.True(told.State.Find(changed)!.Facts.AnyAdmitted);
        Assert.Same(before.Find(other), told.State.Find(other));
    }

    [Fact]
    public async Task A_new_case_comes_to_the_board_by_itself()
    {
        await Snapshot.GetAsync();
        var told = await NextAsync(() => RegisterAsync(Letter));
        Assert.Single(told.State.In(CaseState.Received));
    }

    [Fact]
    public async Task A_concluded_case_leaves_the_board_after_fourteen_days()
    {
        var number = await RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance });
        await ChangeAsync(number, it => it.EndPoint(1, Outcome.HelpGiven) ?? it.Conclude(A.Today));
        Assert.NotNull((await Snapshot.GetAsync()).Find(number));

        host.Clock.Advance(TimeSpan.FromDays(14));
        Assert.NotNull((await Snapshot.GetAsync()).Find(number));
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null((await Snapshot.GetAsync()).Find(number));
    }

    [Fact]
    public async Task Midnight_levels_all_cards_anew_and_tells_open_boards()
    {
        var number = await RegisterAsync(Letter with { ReceivedOn = new(2026, 11, 9) });
        Assert.Equal(DeadlineLevel.Today, (await Snapshot.GetAsync()).Find(number)!.Level);

        var told = await NextAsync(() =>
        {
            host.Clock.Advance(TimeSpan.FromHours(15));
            return Task.CompletedTask;
        });

        Assert.Null(told.Numbers);
        Assert.Equal(DeadlineLevel.Overdue, told.State.Find(number)!.Level);
    }

    [Fact]
    public async Task A_notice_with_a_later_date_keeps_the_case_waiting_for_its_answer()
    {
        var number = await RegisterAsync(Letter with { ReceivedOn = new(2026, 11, 2) });
        await ChangeAsync(number, it => it.MoveDue(new(2026, 11, 20), DelayReason.Complexity) ?? it.Tell(new(2026, 11, 13), Channel.Letter, A.Today));
        Assert.Equal(new(DeadlineLevel.Overdue, 1), (await Snapshot.GetAsync()).Find(number)!.Status);
    }

    [Fact]
    public async Task The_filters_of_the_address_choose_the_cards()
    {
        var mine = await RegisterAsync(Letter with { ReceivedOn = new(2026, 11, 6) });
        await ChangeAsync(mine, it => it.Assign(new StaffId("k.roenbo")));
        var social = await RegisterAsync(Letter with { Department = new DepartmentCode("social"), ObjectsToDisclosure = true });
        var guidance = await RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance });
        await ChangeAsync(guidance, it => it.WaitForCitizen(AskedOfCitizen.Information, A.Today, A.Today));
        var all = (await Snapshot.GetAsync()).In(CaseState.Received);

        CaseNumber[] Shown(string? show = null, string? department = null, string? deadline = null, string? kind = null, string? flag = null, string? wait = null) =>
            [.. BoardFilter.Read(show, department, deadline, kind, flag, wait).Of(all, new StaffId("k.roenbo")).Select(item => item.Number).Order()];

        Assert.Equal([mine, social, guidance], Shown());
        Assert.Equal([mine], Shown(show: "mine"));
        Assert.Equal([social, guidance], Shown(show: "unassigned"));
        Assert.Equal([social], Shown(department: "social"));
        Assert.Equal([mine], Shown(deadline: "overdue"));
        Assert.Equal([guidance], Shown(kind: "guidance"));
        Assert.Equal([social], Shown(flag: "objection"));
        Assert.Equal([guidance], Shown(wait: "for-citizen"));
        Assert.Equal([mine, social], Shown(wait: "for-nobody"));
        Assert.Empty(Shown(show: "mine", department: "social"));
        Assert.Equal([mine, social, guidance], Shown(show: "everything", deadline: "some-day", kind: "5", flag: "none", wait: "long"));
    }

    [Fact]
    public void A_filter_is_read_back_from_its_own_address()
    {
        var filter = new BoardFilter(BoardHandler.Mine, "social", DeadlineLevel.Today, HelpKind.Complaint, CaseFlags.Sensitive, BoardWait.ForNobody);
        var query = filter.Query;
        Assert.Equal(filter, BoardFilter.Read((string?)query["show"], (string?)query["department"], (string?)query["deadline"], (string?)query["kind"], (string?)query["flag"], (string?)query["wait"]));
    }

    async Task<BoardChanged> NextAsync(Func<Task> act)
    {
        var next = new TaskCompletionSource<BoardChanged>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = Snapshot.Listen(changed => next.TrySetResult(changed));
        await act();
        return await next.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    async Task<CaseNumber> RegisterAsync(Registration registration)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(registration));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task ChangeAsync(CaseNumber number, Func<Case, Ombud.Domain.Refusal?> change) =>
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, change)));

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
