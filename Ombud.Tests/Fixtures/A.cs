// Ready-made cases and contacts for tests that are about something else.
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

static class A
{
    /// <summary>Monday 23 November 2026.</summary>
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static Case ReceivedComplaint(params PointMatter[] points) => Received(HelpKind.Complaint, points);

    public static Case Received(HelpKind kind, params PointMatter[] points) => Case.Register(
        new CaseNumber(2026, 42),
        new NewCase(kind, new Contact(Channel.DigitalPost, true, Today), points is [] ? [new(Theme.HandlingTime, ComplaintTopic.CaseHandling)] : points,
            new DepartmentCode("job-centre"), Today.AddDays(14), Today.AddDays(14)));

    public static Case CheckedComplaint(params PointMatter[] points)
    {
        var complaint = ReceivedComplaint(points);
        Assert.Null(complaint.Judge([.. complaint.Points.Select(p => PointVerdict.Admit(p.Number))], Today, Today));
        return complaint;
    }

    public static Case MediatedComplaint()
    {
        var complaint = CheckedComplaint();
        Assert.Null(complaint.HoldMeeting(new(MeetingKind.Mediation, Today, MeetingResult.Agreed), Today));
        return complaint;
    }

    public static Case ConcludedComplaint()
    {
        var complaint = MediatedComplaint();
        Assert.Null(complaint.EndPoint(1, Outcome.Resolved));
        Assert.Null(complaint.Conclude(Today));
        return complaint;
    }

    /// <summary>A phone call of an invented caller about the time that an answer takes.</summary>
    public static Registration PhoneCall(string summary = "Har ventet 14 uger på svar om sygedagpenge.") => new(
        Channel.Phone, HelpKind.Complaint, summary,
        Caller: new Caller("Asta Lyngdal", "00 12 34 56"),
        Points: [new PointMatter(Theme.HandlingTime, ComplaintTopic.CaseHandling)],
        Department: new DepartmentCode("job-centre"));
}
