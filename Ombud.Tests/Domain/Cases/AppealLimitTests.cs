// The last day to appeal: from the day the decision was received and the body's own limit, never on a day off, and known to be over once it is.
using CsCheck;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class AppealLimitTests
{
    static readonly BodyCode Board = new("ankestyrelsen"), Short = new("byggeklageenheden"), Ombudsman = new("folketingets-ombudsmand");
    static readonly DateOnly Received = new(2026, 11, 2);

    static int? WeeksOf(BodyCode body) => body == Board ? 4 : body == Short ? 2 : null;

    static Point Of(DateOnly? received, BodyCode? said = null, BodyCode? referredTo = null) => new(1, new(Theme.DecisionContent, DecisionReceivedOn: received, AppealBody: said),
        referredTo is { } body ? PointVerdict.Decline(1, body, ExclusionGround.ProfessionalContent) : null);

    [Fact]
    public void It_is_counted_by_the_limit_of_the_body_that_is_named()
    {
        Assert.Null(AppealLimit.Of(Of(null, Board), WeeksOf));
        Assert.Equal(new AppealLimit(1, Received, null, AppealDeadline.UsualWeeks), AppealLimit.Of(Of(Received), WeeksOf));
        Assert.Equal(new DateOnly(2026, 11, 30), AppealLimit.Of(Of(Received, Board), WeeksOf)!.LastDay);
        Assert.Equal(new DateOnly(2026, 11, 16), AppealLimit.Of(Of(Received, Short), WeeksOf)!.LastDay);
        // Where it was referred to decides, unless that has no limit in weeks.
        Assert.Equal(Short, AppealLimit.Of(Of(Received, Board, Short), WeeksOf)!.Body);
        Assert.Equal(Board, AppealLimit.Of(Of(Received, Board, Ombudsman), WeeksOf)!.Body);
        Assert.Null(AppealLimit.Of(Of(Received, null, Ombudsman), WeeksOf));
    }

    [Fact]
    public void The_last_day_is_in_time_and_the_next_is_over()
    {
        var limit = AppealLimit.Of(Of(Received, Board), WeeksOf)!;
        Assert.False(limit.IsOverOn(new(2026, 11, 30)));
        Assert.True(limit.IsOverOn(new(2026, 12, 1)));
    }

    /// <summary>The weeks are whole, and only a weekend or a holiday at the end adds to them: five days at most, over Easter.</summary>
    [Fact]
    public void The_last_day_is_a_weekday_without_a_holiday_as_near_as_can_be() =>
        Gen.Select(Gen.Int[0, 40_000], Gen.Int[1, 12]).Sample((day, weeks) =>
        {
            var received = new DateOnly(1990, 1, 1).AddDays(day);
            var last = new AppealLimit(1, received, null, weeks).LastDay;
            var counted = received.AddDays(7 * weeks);
            Assert.True(last >= counted && last <= counted.AddDays(5), $"{received:O} and {weeks} weeks give {last:O}.");
            Assert.False(last.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || DanishHolidays.IsPublicHoliday(last));
            for (var between = counted; between < last; between = between.AddDays(1))
                Assert.True(between.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || DanishHolidays.IsPublicHoliday(between));
        }, iter: 20_000);

    [Fact]
    public void A_decision_is_noted_on_its_point_and_once()
    {
        var it = A.ReceivedComplaint(new(Theme.HandlingTime), new(Theme.DecisionContent));
        Assert.IsType<Refusal.UnknownPoint>(it.NoteDecision(3, Received, Board, A.Today));
        Assert.Equal(new Refusal.DateInFuture(A.Today.AddDays(1)), it.NoteDecision(2, A.Today.AddDays(1), Board, A.Today));
        var version = it.Version;
        Assert.Null(it.NoteDecision(2, Received, Board, A.Today));
        Assert.Null(it.NoteDecision(2, Received, null, A.Today));
        Assert.Equal(version + 1, it.Version);
        Assert.Equal((null, Received, Board), (it.Points[0].Matter.DecisionReceivedOn, it.Points[1].Matter.DecisionReceivedOn!.Value, it.Points[1].Matter.AppealBody!.Value));
        Assert.Null(it.NoteDecision(2, Received.AddDays(1), null, A.Today));
        Assert.Equal((Received.AddDays(1), Board), (it.Points[1].Matter.DecisionReceivedOn!.Value, it.Points[1].Matter.AppealBody!.Value));
        Assert.Equal(it.Points, Case.Replay(it.Fresh).Points);
        Assert.IsType<Refusal.AlreadyConcluded>(A.ConcludedComplaint().NoteDecision(1, Received, null, A.Today));
    }
}
