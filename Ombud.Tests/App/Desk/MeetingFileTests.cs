// An invitation to a planned meeting has a file for the recipient's calendar beside it on the case: the time, and nobody's name.
using System.Text;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class MeetingFileTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    static readonly DateTimeOffset At = new(2026, 12, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("da", "Møde med borgerrådgiveren"), InlineData("en", "Meeting with the citizens' adviser")]
    public async Task An_approved_invitation_has_the_meeting_beside_it(string language, string summary)
    {
        var number = await host.WithPartyAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.PlanMeeting(new(MeetingKind.Mediation, At)))));
        var letter = await host.WriteAsync(number, LetterKind.MeetingInvitation, new("Møde", "Kære {{modtager}}\n\nVi ses.", language));
        Assert.Null(await host.ApproveAsync(number, letter));

        var documents = (await host.DossierAsync(number)).Documents;
        Assert.Equal([$"Indkaldelse til møde {number}.docx", $"Møde {number}.ics"], documents.Select(d => d.Name).Order(StringComparer.Ordinal));
        var kept = documents.Single(d => d.MediaType == "text/calendar");
        Assert.Equal((DocumentSource.Office, A.Today), (kept.Source, kept.On));
        var file = Encoding.UTF8.GetString((await host.ReadAsync(number, kept.Id))!);
        Assert.DoesNotContain("Lyngdal", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("120367", file, StringComparison.Ordinal);
        var calendar = Ical.Net.Calendar.Load(file)!;
        Assert.Equal("PUBLISH", calendar.Method);
        var meeting = Assert.Single(calendar.Events);
        Assert.Equal(($"{number}-meeting@ombud", summary, At.UtcDateTime), (meeting.Uid, meeting.Summary, meeting.DtStart!.AsUtc));
        Assert.Empty(meeting.Attendees);
    }

    [Fact]
    public async Task Without_a_planned_meeting_and_beside_other_letters_there_is_none()
    {
        var number = await host.WithPartyAsync();
        await host.ApprovedAsync(number, LetterKind.MeetingInvitation);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.PlanMeeting(new(MeetingKind.Mediation, At)))));
        await host.ApprovedAsync(number, LetterKind.Acknowledgement);
        Assert.All((await host.DossierAsync(number)).Documents, d => Assert.EndsWith(".docx", d.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_approval_leaves_no_file()
    {
        var number = await host.WithPartyAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.PlanMeeting(new(MeetingKind.Mediation, At)))));
        var letter = await host.WriteAsync(number, LetterKind.MeetingInvitation, new("Møde", "Vi ses.", "da"));
        Assert.Null(await host.ApproveAsync(number, letter));
        Assert.NotNull(await host.ApproveAsync(number, letter));
        Assert.Equal(2, (await host.DossierAsync(number)).Documents.Count);
    }
}
