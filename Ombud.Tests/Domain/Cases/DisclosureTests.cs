// What is given to a department, what the citizen's no stops, and what plain e-mail may carry.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class DisclosureTests
{
    static readonly DateOnly Today = A.Today;

    static Disclosure Given(DateOnly? on = null, Channel channel = Channel.DigitalPost, params DisclosedContent[] what) =>
        new(new("job-centre"), what is [] ? [DisclosedContent.Matter] : what, DisclosurePurpose.Hearing, channel, on ?? Today);

    static Case Objecting(Case it)
    {
        Assert.Null(it.RecordObjection(Today, Channel.Phone, Today));
        return it;
    }

    [Fact]
    public void Each_disclosure_is_kept_with_what_to_whom_why_how_and_when()
    {
        var it = A.ReceivedComplaint();
        Assert.Null(it.Disclose(Given(null, Channel.DigitalPost, DisclosedContent.Matter, DisclosedContent.Statement, DisclosedContent.Matter), Today));
        var row = Assert.Single(it.Disclosures);
        Assert.Equal([DisclosedContent.Matter, DisclosedContent.Statement], row.What);
        Assert.Equal((new DepartmentCode("job-centre"), DisclosurePurpose.Hearing, Channel.DigitalPost, Today), (row.To, row.Why, row.Channel, row.On));
    }

    [Fact]
    public void A_disclosure_of_nothing_or_of_tomorrow_is_refused()
    {
        var it = A.ReceivedComplaint();
        Assert.IsType<Refusal.NothingDisclosed>(it.Disclose(Given() with { What = [] }, Today));
        Assert.IsType<Refusal.DateInFuture>(it.Disclose(Given(Today.AddDays(1)), Today));
        Assert.Empty(it.Disclosures);
    }

    [Fact]
    public void An_objection_stops_all_that_tells_a_department_of_the_case()
    {
        var it = Objecting(A.CheckedComplaint());
        Assert.IsType<Refusal.ObjectedToDisclosure>(it.Disclose(Given(), Today));
        foreach (var kind in new[] { MeetingKind.Mediation, MeetingKind.Dialogue })
        {
            Assert.IsType<Refusal.ObjectedToDisclosure>(it.PlanMeeting(new(kind, new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero))));
            Assert.IsType<Refusal.ObjectedToDisclosure>(it.HoldMeeting(new(kind, Today, MeetingResult.Agreed), Today));
        }
        Assert.IsType<Refusal.ObjectedToDisclosure>(it.EndPoint(1, Outcome.Forwarded));
        Assert.Null(it.HoldMeeting(new(MeetingKind.Observer, Today, MeetingResult.Observed), Today));
        Assert.Null(it.EndPoint(1, Outcome.Resolved));
    }

    [Fact]
    public void An_objection_that_was_taken_back_stops_nothing_more_and_stays_in_the_history()
    {
        var it = Objecting(A.ReceivedComplaint());
        var later = Today.AddDays(5);
        Assert.IsType<Refusal.AlreadyObjected>(it.RecordObjection(Today, Channel.Letter, Today));
        Assert.Null(it.WithdrawObjection(later, later));
        Assert.IsType<Refusal.ObjectedToDisclosure>(it.Disclose(Given(Today.AddDays(4)), later));
        Assert.Null(it.Disclose(Given(later), later));
        Assert.Equal(new Objection(Today, Channel.Phone, later), Assert.Single(it.Objections));
        Assert.Null(it.Objection);
        Assert.False(it.Flags.HasFlag(CaseFlags.Objection));
    }

    [Fact]
    public void What_was_given_before_the_no_may_still_be_written_down()
    {
        var it = A.ReceivedComplaint();
        var later = Today.AddDays(3);
        Assert.Null(it.RecordObjection(later, Channel.Letter, later));
        Assert.Null(it.Disclose(Given(Today.AddDays(1)), later));
        Assert.IsType<Refusal.ObjectedToDisclosure>(it.Disclose(Given(later), later));
    }

    [Fact]
    public void A_case_registered_with_an_objection_begins_with_it_and_flags_set_by_hand_do_not_lift_it()
    {
        var it = Case.Register(new(2026, 1), new(HelpKind.Complaint, new(Channel.Letter, true, Today), [new(Theme.Other)], Flags: CaseFlags.Objection));
        Assert.Equal(new Objection(Today, Channel.Letter), it.Objection);
        Assert.Null(it.SetFlags(CaseFlags.Sensitive));
        Assert.Equal(CaseFlags.Objection | CaseFlags.Sensitive, it.Flags);
        Assert.IsType<Refusal.ObjectedToDisclosure>(it.Disclose(Given(), Today));
    }

    [Fact]
    public void The_citizen_is_told_once_what_the_no_limits()
    {
        var it = A.ReceivedComplaint();
        Assert.IsType<Refusal.NotObjected>(it.TellLimits(Today, Channel.Phone, Today));
        Assert.IsType<Refusal.NotObjected>(it.WithdrawObjection(Today, Today));
        Objecting(it);
        Assert.IsType<Refusal.DateBeforeObjection>(it.TellLimits(Today.AddDays(-1), Channel.Phone, Today));
        Assert.Null(it.TellLimits(Today, Channel.Phone, Today));
        Assert.Equal((Today, Channel.Phone), (it.Objection!.ToldOn, it.Objection.ToldBy));
        Assert.IsType<Refusal.LimitsAlreadyTold>(it.TellLimits(Today, Channel.Letter, Today));
    }

    [Fact]
    public void An_old_history_in_which_the_objection_was_a_flag_still_stops_disclosure()
    {
        var it = Case.Replay([A.ReceivedComplaint().Fresh[0], new CaseEvent.FlagsSet(CaseFlags.Objection)]);
        Assert.IsType<Refusal.ObjectedToDisclosure>(it.Disclose(Given(), Today));
        it = Case.Replay([A.ReceivedComplaint().Fresh[0], new CaseEvent.FlagsSet(CaseFlags.Objection), new CaseEvent.FlagsSet(CaseFlags.None)]);
        Assert.Null(it.Disclose(Given(), Today));
    }

    [Theory]
    [InlineData(SensitiveCategory.None), InlineData(SensitiveCategory.Health | SensitiveCategory.Finances)]
    public void Nothing_of_a_sensitive_case_goes_by_plain_email(SensitiveCategory categories)
    {
        var it = A.CheckedComplaint();
        Assert.Null(it.MarkSensitive(true, categories));
        Assert.Equal((true, categories), (it.Flags.HasFlag(CaseFlags.Sensitive), it.SensitiveCategories));
        Assert.IsType<Refusal.PlainEmailRuledOut>(it.Answer(Today, Channel.Email, Today));
        Assert.IsType<Refusal.PlainEmailRuledOut>(it.Tell(Today, Channel.Email, Today));
        Assert.IsType<Refusal.PlainEmailRuledOut>(it.Disclose(Given(null, Channel.Email), Today));
        Assert.Null(it.EndPoint(1, Outcome.Resolved));
        var version = it.Version;
        Assert.IsType<Refusal.PlainEmailRuledOut>(it.Conclude(Today, Today, Channel.Email));
        Assert.Equal(version, it.Version);
        Assert.Null(it.Conclude(Today, Today, Channel.DigitalPost));
    }

    [Fact]
    public void A_case_that_is_no_longer_sensitive_has_no_category()
    {
        var it = A.ReceivedComplaint();
        Assert.Null(it.MarkSensitive(false, SensitiveCategory.Health));
        Assert.True(it.Flags.HasFlag(CaseFlags.Sensitive));
        Assert.Null(it.SetFlags(CaseFlags.None));
        Assert.Equal(SensitiveCategory.None, it.SensitiveCategories);
        Assert.Null(it.Answer(Today, Channel.Email, Today));
    }

    [Fact]
    public void A_held_case_waits_for_its_date_or_for_somebody_and_an_archived_one_for_nothing()
    {
        var (it, on) = (A.ConcludedComplaint(), Today.AddYears(1).AddDays(1));
        Assert.Null(it.FlagForReview(on));
        Assert.IsType<Refusal.HoldNotInFuture>(it.Review(ReviewDecision.Hold, on, on));
        Assert.Null(it.Review(ReviewDecision.Hold, on, on.AddYears(2)));
        Assert.Equal((ReviewDecision.Hold, on.AddYears(2)), (it.LastReview!.Value, it.NextReviewOn!.Value));
        Assert.IsType<Refusal.ArchiveNotProposed>(it.Archive(on, on));
        Assert.IsType<Refusal.ErasureNotProposed>(it.Erase(on));
        Assert.Null(it.FlagForReview(on));
        Assert.Null(it.Review(ReviewDecision.ProposeArchive, on));
        Assert.IsType<Refusal.DateInFuture>(it.Archive(on.AddDays(1), on));
        Assert.IsType<Refusal.DateBeforeReceipt>(it.Archive(Today.AddDays(-1), on));
        Assert.Null(it.Archive(on, on.AddDays(9)));
        Assert.Equal((ReviewDecision.Archived, on), (it.LastReview!.Value, it.ArchivedOn!.Value));
        Assert.Null(it.FlaggedForReviewOn);
    }
}
