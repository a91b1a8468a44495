// Breaches: 72 hours that run through weekends, holidays and changes of the clock, and the two decisions.
using System.Globalization;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Registers;
using Ombud.Tests.Fixtures;
using static Ombud.Tests.Fixtures.Days;

namespace Ombud.Tests.Domain.Registers;

public sealed class BreachRegisterTests
{
    static readonly DateTimeOffset Discovered = At("2026-11-20", "17:10"); // a Friday

    static DateTimeOffset At(string day, string time) => DanishTime.FirstFromDanish(Day(day), TimeOnly.Parse(time, CultureInfo.InvariantCulture));

    static Breach Found() => Breach.Discover(Discovered, Discovered.AddHours(1)).Found!;

    static IEnumerable<FieldProblem> Problems(Refusal? refused) => Assert.IsType<Refusal.InvalidInput>(refused).Problems;

    [Theory]
    [InlineData("2026-11-20", "17:10", "2026-11-23 17:10")] // over a weekend
    [InlineData("2026-12-24", "09:00", "2026-12-27 09:00")] // over Christmas
    [InlineData("2026-03-28", "23:30", "2026-04-01 00:30")] // summer time begins: the clock says an hour more
    [InlineData("2026-10-24", "12:00", "2026-10-27 11:00")] // and an hour less when it ends
    [InlineData("2026-10-25", "02:30", "2026-10-28 01:30")] // this time comes twice, the first one counts
    [InlineData("2028-02-28", "08:15", "2028-03-02 08:15")] // a leap year
    [InlineData("2026-12-30", "23:59", "2027-01-02 23:59")]
    public void The_authority_is_notified_within_seventy_two_hours(string day, string time, string due)
    {
        var discovered = At(day, time);
        var dueAt = BreachDeadline.DueAt(discovered);
        Assert.Equal(TimeSpan.FromHours(72), dueAt - discovered);
        Assert.Equal(due, dueAt.InDenmark.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_hours_run_down_and_the_very_moment_is_in_time()
    {
        var due = Discovered.AddHours(72);
        Assert.Equal(new BreachStatus(DeadlineLevel.Soon, 72), BreachDeadline.StatusAt(Discovered, Discovered, null));
        Assert.Equal(new BreachStatus(DeadlineLevel.Soon, 24), BreachDeadline.StatusAt(due.AddHours(-24), Discovered, null));
        Assert.Equal(new BreachStatus(DeadlineLevel.Today, 22), BreachDeadline.StatusAt(due.AddHours(-22.5), Discovered, null));
        Assert.Equal(new BreachStatus(DeadlineLevel.Today, 0), BreachDeadline.StatusAt(due, Discovered, null));
        Assert.Equal(new BreachStatus(DeadlineLevel.Overdue, 0), BreachDeadline.StatusAt(due.AddSeconds(1), Discovered, null));
        Assert.Equal(new BreachStatus(DeadlineLevel.InTime, 0), BreachDeadline.StatusAt(due.AddDays(9), Discovered, due));
        Assert.Equal(new BreachStatus(DeadlineLevel.Late, 5), BreachDeadline.StatusAt(due.AddDays(9), Discovered, due.AddHours(5.9)));
    }

    [Fact]
    public void A_breach_is_settled_by_two_decisions()
    {
        var it = Found();
        Assert.Equal(BreachState.AwaitsNotification, it.State);
        Assert.Null(it.Notify(BreachNotification.Notified, Discovered.AddHours(72), hasReason: false, Discovered.AddHours(80)));
        Assert.Equal((BreachState.AwaitsPersons, DeadlineLevel.InTime), (it.State, it.StatusAt(Discovered.AddDays(30)).Level));
        Assert.Equal(new Refusal.BreachNotified(Discovered.AddHours(72)), it.Notify(BreachNotification.NotNeeded, Discovered.AddHours(73), hasReason: true, Discovered.AddHours(80)));
        Assert.Null(it.DecideOnPersons(PersonsDecision.Told, A.Today, hasReason: true, Day("2026-11-20"), A.Today));
        Assert.Equal(BreachState.Settled, it.State);
        Assert.Equal(new Refusal.PersonsTold(A.Today), it.DecideOnPersons(PersonsDecision.NotTold, A.Today, hasReason: true, Day("2026-11-20"), A.Today));
    }

    [Theory]
    [InlineData(BreachNotification.NotNeeded, 1.0), InlineData(BreachNotification.Notified, 72.1)]
    public void Not_notifying_and_notifying_too_late_take_a_reason(BreachNotification decision, double hours)
    {
        var it = Found();
        Assert.Equal([new("reason", Problem.Missing)], Problems(it.Notify(decision, Discovered.AddHours(hours), hasReason: false, Discovered.AddDays(5))));
        Assert.Null(it.Notify(decision, Discovered.AddHours(hours), hasReason: true, Discovered.AddDays(5)));
    }

    [Fact]
    public void What_was_not_needed_at_first_can_still_be_notified_and_told()
    {
        var it = Found();
        Assert.Null(it.Notify(BreachNotification.NotNeeded, Discovered.AddHours(2), hasReason: true, Discovered.AddHours(2)));
        Assert.Equal(DeadlineLevel.None, it.StatusAt(Discovered.AddDays(5)).Level);
        Assert.Null(it.DecideOnPersons(PersonsDecision.NotTold, A.Today, hasReason: true, Day("2026-11-20"), A.Today));
        Assert.Null(it.Notify(BreachNotification.Notified, Discovered.AddHours(20), hasReason: false, Discovered.AddHours(20)));
        Assert.Null(it.DecideOnPersons(PersonsDecision.Told, A.Today, hasReason: true, Day("2026-11-20"), A.Today));
    }

    [Fact]
    public void Nothing_is_done_before_the_discovery_or_after_now()
    {
        var it = Found();
        Assert.Equal([new("discoveredOn", Problem.DateInFuture)], Problems(Breach.Discover(Discovered.AddMinutes(1), Discovered).Refused));
        Assert.Equal([new("on", Problem.DateBeforeReceipt)], Problems(it.Notify(BreachNotification.Notified, Discovered.AddMinutes(-1), hasReason: true, Discovered.AddHours(1))));
        Assert.Equal([new("on", Problem.DateInFuture)], Problems(it.Notify(BreachNotification.Notified, Discovered.AddHours(2), hasReason: true, Discovered.AddHours(1))));
        Assert.Equal(["decision", "on", "reason"], Problems(it.DecideOnPersons(null, A.Today.AddDays(1), hasReason: false, Day("2026-11-20"), A.Today)).Select(p => p.Field));
        Assert.Equal(BreachState.AwaitsNotification, it.State);
    }
}
