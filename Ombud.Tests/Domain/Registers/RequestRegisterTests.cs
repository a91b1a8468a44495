// Requests to the office itself: the dates that the law gives, what moves them, and what an answer takes.
using Ombud.Domain;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Registers;
using Ombud.Tests.Fixtures;
using static Ombud.Tests.Fixtures.Days;

namespace Ombud.Tests.Domain.Registers;

public sealed class RequestRegisterTests
{
    static OfficeRequest Received(RequestKind kind, DateOnly? on = null) => OfficeRequest.Receive(kind, on ?? A.Today, new(2030, 1, 1)).Received!;

    static FieldProblem Problem(Refusal? refused) => Assert.Single(Assert.IsType<Refusal.InvalidInput>(refused).Problems);

    [Theory]
    [InlineData("2026-11-23", "2026-12-02")]
    [InlineData("2026-11-28", "2026-12-08")] // a Saturday is day 0 like any other
    [InlineData("2026-12-21", "2026-12-31")] // 24 December counts, 25 does not
    [InlineData("2026-12-23", "2027-01-05")] // 31 December counts, 1 January does not
    [InlineData("2027-03-22", "2027-04-05")] // Easter
    [InlineData("2026-05-29", "2026-06-09")] // Grundlovsdag counts
    public void Documents_are_due_on_the_seventh_working_day_by_public_holidays_only(string receivedOn, string dueOn) =>
        Assert.Equal(Day(dueOn), Received(RequestKind.AccessToDocuments, Day(receivedOn)).DueOn);

    [Theory]
    [InlineData("2026-11-23", "2026-12-23", "2027-02-23")]
    [InlineData("2026-01-31", "2026-02-28", "2026-04-30")]
    [InlineData("2028-01-31", "2028-02-29", "2028-04-30")] // a leap year
    [InlineData("2028-02-29", "2028-03-29", "2028-05-29")]
    [InlineData("2026-11-30", "2026-12-30", "2027-02-28")]
    [InlineData("2027-11-30", "2027-12-30", "2028-02-29")]
    [InlineData("2026-12-31", "2027-01-31", "2027-03-31")]
    public void A_data_subject_is_answered_within_a_month_or_three(string receivedOn, string dueOn, string extendedTo)
    {
        foreach (var kind in Enum.GetValues<RequestKind>().Where(k => k.IsOfDataSubject))
        {
            var it = Received(kind, Day(receivedOn));
            Assert.Equal(Day(dueOn), it.DueOn);
            Assert.Null(it.Extend(Day(dueOn), hasReason: true, Day(dueOn)));
            Assert.Equal((Day(extendedTo), Day(dueOn)), (it.DueOn, it.OriginalDueOn));
        }
    }

    [Fact]
    public void A_request_is_extended_once_with_a_reason_and_before_the_first_month_is_over()
    {
        var it = Received(RequestKind.Erasure);
        Assert.Equal(new("reason", Ombud.Domain.Problem.Missing), Problem(it.Extend(A.Today, hasReason: false, A.Today)));
        Assert.Equal(new("toldOn", Ombud.Domain.Problem.ToldTooLate), Problem(it.Extend(Day("2026-12-24"), hasReason: true, Day("2026-12-24"))));
        Assert.Equal(new("toldOn", Ombud.Domain.Problem.DateInFuture), Problem(it.Extend(Day("2026-11-24"), hasReason: true, A.Today)));
        Assert.Equal(new("toldOn", Ombud.Domain.Problem.DateBeforeReceipt), Problem(it.Extend(Day("2026-11-22"), hasReason: true, A.Today)));
        Assert.Equal((Day("2026-12-23"), null), (it.DueOn, it.ToldOn));
        Assert.False(it.MayMove(Day("2026-12-24")));
        // Told in time, and noted later.
        Assert.Null(it.Extend(Day("2026-12-23"), hasReason: true, Day("2026-12-28")));
        Assert.Equal(RequestState.Told, it.State);
        Assert.False(it.MayMove(A.Today));
        Assert.Equal(new Refusal.RequestExtended(Day("2026-12-23")), it.Extend(Day("2026-12-23"), hasReason: true, Day("2026-12-28")));
    }

    [Fact]
    public void A_notice_in_time_moves_the_answer_about_documents_and_can_be_repeated()
    {
        var it = Received(RequestKind.AccessToDocuments);
        Assert.Null(it.Tell(Day("2026-12-02"), Day("2026-12-09"), hasReason: true, Day("2026-12-02")));
        Assert.Equal((Day("2026-12-09"), Day("2026-12-02")), (it.DueOn, it.OriginalDueOn));
        Assert.Null(it.Tell(Day("2026-12-09"), Day("2026-12-11"), hasReason: true, Day("2026-12-09")));
        Assert.Equal(Day("2026-12-11"), it.DueOn);
        Assert.Null(it.Reply(RequestAnswer.Met, Day("2026-12-11"), hasReason: false, Day("2026-12-11")));
        Assert.Equal(DeadlineLevel.InTime, it.StatusOn(Day("2026-12-20")).Level);
    }

    [Fact]
    public void A_notice_that_came_too_late_is_noted_and_moves_nothing()
    {
        var it = Received(RequestKind.AccessToDocuments);
        Assert.Null(it.Tell(Day("2026-12-03"), Day("2026-12-09"), hasReason: true, Day("2026-12-03")));
        Assert.Equal((Day("2026-12-02"), Day("2026-12-09")), (it.DueOn, it.ExpectedOn));
        Assert.Equal(new DeadlineStatus(DeadlineLevel.Overdue, 1), it.StatusOn(Day("2026-12-03")));
        Assert.Null(it.Reply(RequestAnswer.Met, Day("2026-12-04"), hasReason: false, Day("2026-12-04")));
        Assert.Equal(new DeadlineStatus(DeadlineLevel.Late, 2), it.StatusOn(Day("2026-12-20")));
    }

    [Theory]
    [InlineData(null, Ombud.Domain.Problem.Missing), InlineData("2026-12-02", Ombud.Domain.Problem.DateNotLater), InlineData("2029-12-02", Ombud.Domain.Problem.DateOutOfRange)]
    public void The_day_of_a_later_answer_lies_after_the_limit(string? expectedOn, Problem problem) =>
        Assert.Equal(new("expectedOn", problem), Problem(Received(RequestKind.AccessToDocuments).Tell(A.Today, expectedOn is null ? null : Day(expectedOn), hasReason: true, A.Today)));

    [Theory]
    [InlineData(RequestAnswer.Met, false), InlineData(RequestAnswer.PartlyMet, true), InlineData(RequestAnswer.Refused, true), InlineData(RequestAnswer.Withdrawn, false)]
    public void What_is_not_met_in_full_takes_its_reason(RequestAnswer answer, bool needsReason)
    {
        var it = Received(RequestKind.RightOfAccess);
        if (needsReason) Assert.Equal(new("reason", Ombud.Domain.Problem.Missing), Problem(it.Reply(answer, A.Today, hasReason: false, A.Today)));
        Assert.Null(it.Reply(answer, A.Today, needsReason, A.Today));
        Assert.Equal((answer, RequestState.Answered), (it.Answer, it.State));
        Assert.Equal(new Refusal.RequestAnswered(A.Today), it.Reply(answer, A.Today, hasReason: true, A.Today));
        Assert.Equal(new Refusal.RequestAnswered(A.Today), it.Extend(A.Today, hasReason: true, A.Today));
    }

    [Fact]
    public void All_that_is_wrong_with_an_answer_is_said_at_once()
    {
        var refused = Received(RequestKind.Objection).Reply(null, A.Today.AddDays(1), hasReason: false, A.Today);
        Assert.Equal(["answer", "on"], Assert.IsType<Refusal.InvalidInput>(refused).Problems.Select(p => p.Field));
    }

    [Fact]
    public void A_request_that_is_still_to_come_is_not_taken() =>
        Assert.Equal(new("receivedOn", Ombud.Domain.Problem.DateInFuture), Problem(OfficeRequest.Receive(RequestKind.Erasure, A.Today.AddDays(1), A.Today).Refused));

    [Fact]
    public void A_number_is_no_number_of_a_case()
    {
        var number = new RegisterNumber(Register.Requests, 2026, 7);
        Assert.Equal(("A-2026-007", "B-2026-007"), ($"{number}", $"{number with { Register = Register.Breaches }}"));
        Assert.Equal(number, RegisterNumber.FromKey(Register.Requests, number.Key));
        Assert.False(Ombud.Domain.Cases.CaseNumber.TryParse($"{number}", out _));
    }
}
