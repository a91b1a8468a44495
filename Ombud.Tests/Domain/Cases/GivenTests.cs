// Everything that was told to somebody outside is told of once, also what an act told by itself.
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Cases;

public sealed class GivenTests
{
    static readonly DateOnly Today = A.Today;
    static readonly DepartmentCode JobCentre = new("job-centre"), Social = new("social");

    static IReadOnlyList<Given> Of(Case it) => Given.Of(it.Fresh.Select(e => (e, Today)));

    static IEnumerable<(DepartmentCode?, DisclosurePurpose?, DateOnly)> Short(Case it) => Of(it).Select(g => (g.To, g.Why, g.On));

    [Fact]
    public void Mediation_and_dialogue_tell_the_department_of_the_day_and_an_observer_tells_nobody()
    {
        var it = A.CheckedComplaint();
        Assert.Null(it.SetDepartment(JobCentre));
        var later = Today.AddDays(2);
        Assert.Null(it.HoldMeeting(new(MeetingKind.Mediation, Today, MeetingResult.Agreed), later));
        Assert.Null(it.HoldMeeting(new(MeetingKind.Observer, Today, MeetingResult.Observed), later));
        Assert.Null(it.SetDepartment(Social));
        Assert.Null(it.HoldMeeting(new(MeetingKind.Dialogue, later, MeetingResult.NotAgreed), later));
        Assert.Equal([(JobCentre, DisclosurePurpose.Mediation, Today), (Social, DisclosurePurpose.Meeting, later)], Short(it));
        Assert.All(Of(it), g => Assert.Equal([DisclosedContent.Matter], g.What));
    }

    [Fact]
    public void A_disclosure_on_record_is_the_row_of_its_meeting()
    {
        var it = A.CheckedComplaint();
        Assert.Null(it.SetDepartment(JobCentre));
        Assert.Null(it.HoldMeeting(new(MeetingKind.Mediation, Today, MeetingResult.Agreed), Today));
        Assert.Null(it.Disclose(new(JobCentre, [DisclosedContent.Matter, DisclosedContent.Identity], DisclosurePurpose.Mediation, Channel.InPerson, Today), Today));
        var row = Assert.Single(Of(it));
        Assert.Equal([DisclosedContent.Matter, DisclosedContent.Identity], row.What);
        Assert.Null(it.Disclose(new(Social, [DisclosedContent.Matter], DisclosurePurpose.Hearing, Channel.Letter, Today), Today));
        Assert.Null(it.HoldMeeting(new(MeetingKind.Dialogue, Today, MeetingResult.Agreed), Today));
        Assert.Equal(2, Of(it).Count);
    }

    [Fact]
    public void A_point_that_was_sent_on_went_to_another_body_unless_it_was_not_sent_on_after_all()
    {
        var it = A.ReceivedComplaint(new(Theme.HandlingTime), new PointMatter(Theme.Reasons));
        Assert.Null(it.Judge([PointVerdict.Decline(1, new("ankestyrelsen"), ExclusionGround.ProfessionalContent), PointVerdict.Admit(2)], Today, Today));
        Assert.Null(it.EndPoint(1, Outcome.Forwarded));
        Assert.Null(it.EndPoint(2, Outcome.Forwarded));
        Assert.Equal([new BodyCode("ankestyrelsen"), null], Of(it).Select(g => g.Body));
        Assert.All(Of(it), g => Assert.Equal((null, null, Today), (g.To, g.Why, g.On)));
        Assert.Null(it.EndPoint(2, Outcome.Resolved));
        Assert.Null(it.Conclude(Today));
        Assert.Null(it.Reopen(ReopeningReason.OurMistake, Today, Today, Today));
        Assert.Equal(new BodyCode("ankestyrelsen"), Assert.Single(Of(it)).Body);
    }
}
