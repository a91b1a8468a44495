// Until when a citizen who asks to see what is held must have the answer, and what the case remembers of it.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Tests.Fixtures;
using static Ombud.Tests.Fixtures.Days;

namespace Ombud.Tests.Domain.Deadlines;

public sealed class AccessDeadlineTests
{
    [Theory]
    [InlineData("2026-11-23", false, "2026-12-23")]
    [InlineData("2026-11-24", false, "2026-12-24")] // a closing day moves nothing
    [InlineData("2026-01-31", false, "2026-02-28")]
    [InlineData("2028-01-31", false, "2028-02-29")]
    [InlineData("2026-11-23", true, "2027-02-23")]
    [InlineData("2026-11-30", true, "2027-02-28")]
    public void One_month_and_two_more_when_extended(string requestedOn, bool extended, string dueOn) =>
        Assert.Equal(Day(dueOn), AccessDeadline.DueOn(Day(requestedOn), extended));

    [Fact]
    public void The_case_remembers_when_it_was_asked_for_and_given()
    {
        var it = A.ConcludedComplaint();
        Assert.Null(it.AnswerAccess(A.Today.AddDays(-3), A.Today, extended: true, leftOut: 2));
        Assert.Equal(new CaseEvent.AccessAnswered(A.Today.AddDays(-3), A.Today, true, 2), it.Fresh[^1]);
    }

    [Fact]
    public void A_request_is_not_answered_before_it_came()
    {
        var it = A.ReceivedComplaint();
        Assert.IsType<Refusal.DateInFuture>(it.AnswerAccess(A.Today.AddDays(1), A.Today));
    }
}
