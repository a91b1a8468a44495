// A meeting as a file that the recipient's own calendar takes in: when, and where if that is known. Nobody is named.
using System.Text;
using Ombud.Domain.Cases;

namespace Ombud.App.Post;

public static class MeetingFile
{
    /// <param name="summary">What the meeting is called, in the recipient's language: no name, no theme.</param>
    /// <param name="revision">Grows with each change of the case, so that a later file takes the place of an earlier one.</param>
    public static byte[] Write(CaseNumber number, PlannedMeeting meeting, string summary, string? place, int revision, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return Encoding.UTF8.GetBytes(CalendarFile.Invitation(new($"{number}-meeting@ombud", summary, null, revision, now, Place: place) { At = meeting.At }));
    }
}
