// What a case lets happen to it, and what it refuses.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class CaseTests
{
    static readonly DateOnly Today = A.Today;

    [Fact]
    public void Concluding_before_admissibility_is_refused() =>
        Assert.IsType<Refusal.PointWithoutOutcome>(A.ReceivedComplaint().Conclude(on: new(2027, 1, 4)));

    [Fact]
    public void A_complaint_gets_no_outcome_before_the_check() =>
        Assert.Equal(new Refusal.CheckFirst(HelpKind.Complaint), A.ReceivedComplaint().EndPoint(1, Outcome.Withdrawn));

    [Theory]
    [InlineData(HelpKind.Signposting), InlineData(HelpKind.Guidance), InlineData(HelpKind.ExplainDecision)]
    [InlineData(HelpKind.ComplaintWording), InlineData(HelpKind.Suggestion)]
    public void Help_that_was_given_at_once_is_concluded_from_received(HelpKind kind)
    {
        var helped = A.Received(kind);
        Assert.Null(helped.EndPoint(1, Outcome.HelpGiven));
        Assert.Null(helped.Conclude(Today));
        Assert.Equal(CaseState.Concluded, helped.State);
    }

    [Theory]
    [InlineData(HelpKind.Complaint), InlineData(HelpKind.Mediation), InlineData(HelpKind.MeetingObserver), InlineData(HelpKind.Reopening)]
    public void Other_kinds_must_be_checked_first(HelpKind kind) =>
        Assert.Equal(new Refusal.CheckFirst(kind), A.Received(kind).EndPoint(1, Outcome.HelpGiven));

    [Fact]
    public void The_check_needs_a_verdict_on_every_point()
    {
        var complaint = A.ReceivedComplaint(new(Theme.HandlingTime), new PointMatter(Theme.Reasons));
        Assert.Equal(new Refusal.PointWithoutVerdict(2), complaint.Judge([PointVerdict.Admit(1)], Today, Today));
        Assert.Equal(CaseState.Received, complaint.State);
        Assert.Equal(new Refusal.UnknownPoint(3), complaint.Judge([PointVerdict.Admit(3)], Today, Today));
    }

    [Fact]
    public void Declining_takes_a_ground_and_a_body_to_go_to()
    {
        var complaint = A.ReceivedComplaint();
        Assert.Equal(new Refusal.GroundMissing(1), complaint.Judge([new(1, false, [], new BodyCode("ankestyrelsen"))], Today, Today));
        Assert.Equal(new Refusal.BodyMissing(1), complaint.Judge([new(1, false, [ExclusionGround.ProfessionalContent], null)], Today, Today));
    }

    [Fact]
    public void Ground_6_holds_only_for_matters_closed_more_than_a_year_before_receipt()
    {
        var body = new BodyCode("afdelingen");
        PointVerdict[] verdict = [PointVerdict.Decline(1, body, ExclusionGround.OlderThanOneYear)];
        Assert.IsType<Refusal.NotOlderThanOneYear>(A.ReceivedComplaint().Judge(verdict, Today, Today));
        var exactlyOneYear = new PointMatter(Theme.Reasons, null, Today.AddYears(-1));
        Assert.IsType<Refusal.NotOlderThanOneYear>(A.ReceivedComplaint(exactlyOneYear).Judge(verdict, Today, Today));
        var oneDayMore = new PointMatter(Theme.Reasons, null, Today.AddYears(-1).AddDays(-1));
        Assert.Null(A.ReceivedComplaint(oneDayMore).Judge(verdict, Today, Today));
    }

    [Fact]
    public void A_declined_point_ends_as_referred_and_gets_no_finding()
    {
        var complaint = A.ReceivedComplaint(new(Theme.HandlingTime), new PointMatter(Theme.DecisionContent));
        var declined = PointVerdict.Decline(2, new("ankestyrelsen"), ExclusionGround.ProfessionalContent);
        Assert.Null(complaint.Judge([PointVerdict.Admit(1), declined], Today, Today));
        Assert.Equal(Outcome.Referred, complaint.Points[1].Outcome);
        Assert.Equal(new Refusal.OutcomeNotPossible(2, Outcome.Criticism), complaint.EndPoint(2, Outcome.Criticism));
        Assert.Equal(Theme.HandlingTime, complaint.TitlePoint.Matter.Theme);
    }

    [Fact]
    public void Nothing_is_mediated_where_no_point_was_admitted()
    {
        var complaint = A.ReceivedComplaint();
        complaint.Judge([PointVerdict.Decline(1, new("datatilsynet"), ExclusionGround.OtherAppealBody)], Today, Today);
        Assert.IsType<Refusal.NothingAdmitted>(complaint.HoldMeeting(new(MeetingKind.Dialogue, Today, MeetingResult.Agreed), Today));
        Assert.Null(complaint.Conclude(Today));
    }

    [Fact]
    public void Concluding_records_the_answer_if_none_was_recorded()
    {
        var complaint = A.CheckedComplaint();
        complaint.EndPoint(1, Outcome.NoGround);
        Assert.Null(complaint.Conclude(Today.AddDays(3), answeredBy: Channel.DigitalPost));
        Assert.Equal((Today.AddDays(3), Channel.DigitalPost), (complaint.AnsweredOn, complaint.AnsweredBy));
    }

    [Fact]
    public void Concluding_without_an_answer_takes_its_reason()
    {
        var complaint = A.CheckedComplaint();
        complaint.EndPoint(1, Outcome.NoGround);
        Assert.Null(complaint.Conclude(Today, unanswered: NoAnswerReason.Anonymous));
        Assert.Null(complaint.AnsweredOn);
    }

    [Fact]
    public void The_earlier_of_answer_and_notice_counts()
    {
        var complaint = A.CheckedComplaint();
        Assert.Null(complaint.Tell(Today.AddDays(2), Channel.Letter, Today.AddDays(9)));
        Assert.Null(complaint.Answer(Today.AddDays(9), Channel.Letter, Today.AddDays(9)));
        Assert.Equal(Today.AddDays(2), complaint.FirstReplyOn);
        Assert.IsType<Refusal.AlreadyAnswered>(complaint.Answer(Today.AddDays(9), Channel.Letter, Today.AddDays(9)));
    }

    [Fact]
    public void Nothing_happens_in_the_future_or_before_receipt()
    {
        var complaint = A.CheckedComplaint();
        Assert.Equal(new Refusal.DateInFuture(Today.AddDays(1)), complaint.Answer(Today.AddDays(1), Channel.Phone, Today));
        Assert.Equal(new Refusal.DateBeforeReceipt(Today.AddDays(-1), Today), complaint.Answer(Today.AddDays(-1), Channel.Phone, Today));
    }

    [Fact]
    public void Reopening_within_a_year_starts_a_new_clock_and_keeps_the_points()
    {
        var complaint = A.ConcludedComplaint();
        var on = Today.AddYears(1);
        Assert.Null(complaint.Reopen(ReopeningReason.NewInformation, on, on.AddDays(14), on.AddDays(14), promisedDays: 10));
        Assert.Equal((CaseState.Received, on, Today, 10), (complaint.State, complaint.ClockFrom, complaint.ReceivedOn, complaint.PromisedDays));
        var point = Assert.Single(complaint.Points);
        Assert.Null(point.Verdict);
        Assert.Null(complaint.AnsweredOn);
        Assert.Single(complaint.Meetings);
    }

    [Fact]
    public void Reopening_after_a_year_takes_an_override()
    {
        var complaint = A.ConcludedComplaint();
        var on = Today.AddYears(1).AddDays(1);
        Assert.Equal(new Refusal.ReopeningTooLate(Today.AddYears(1)), complaint.Reopen(ReopeningReason.OurMistake, on, null, null));
        Assert.Null(complaint.Reopen(ReopeningReason.OurMistake, on, null, null, isOverride: true));
    }

    [Fact]
    public void A_moved_date_is_later_than_the_promise_and_leaves_the_original()
    {
        var complaint = A.ReceivedComplaint();
        Assert.IsType<Refusal.NewDateNotLater>(complaint.MoveDue(Today.AddDays(14), DelayReason.Complexity));
        Assert.Null(complaint.MoveDue(Today.AddDays(21), DelayReason.Complexity));
        Assert.Equal((Today.AddDays(14), Today.AddDays(21)), (complaint.OriginalDueOn, complaint.DueOn));
    }

    [Fact]
    public void A_flag_for_review_is_set_once_and_a_review_that_keeps_the_case_names_the_next()
    {
        var complaint = A.ConcludedComplaint();
        var on = Today.AddYears(1).AddDays(1);
        Assert.Null(complaint.FlagForReview(on));
        var version = complaint.Version;
        Assert.Null(complaint.FlagForReview(on.AddDays(1)));
        Assert.Equal(version, complaint.Version);
        Assert.Null(complaint.Review(ReviewDecision.KeepOneYear, on));
        Assert.Equal((null, on.AddYears(1)), (complaint.FlaggedForReviewOn, complaint.NextReviewOn));
        Assert.IsType<Refusal.NotFlaggedForReview>(complaint.Review(ReviewDecision.KeepOneYear, on));
    }
}
