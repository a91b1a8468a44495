// The letters of the office, which of them concern whom, and which ask for a reply.
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.Domain.Dossiers;

/// <summary>Hearing, Statement, Dunning and Forwarding go to the department, all others to the citizen's side.</summary>
public enum LetterKind
{
    Acknowledgement, Admission, Referral, InformationDuty, PowerOfAttorneyRequest, ExtensionNotice, InformationRequest, PartyHearing, MeetingInvitation, Answer, AccessAnswer,
    Hearing, Statement, Dunning, Forwarding,
}

public static class LetterKinds
{
    /// <summary>How many working days whoever is asked for something has to reply, and whoever is reminded of it.</summary>
    public const int UsualDaysToReply = 10, DaysAfterReminder = 5;

    extension(LetterKind letter)
    {
        /// <summary>Working days to reply; null: it asks for no reply.</summary>
        public int? DaysToReply => letter switch
        {
            LetterKind.Dunning => DaysAfterReminder,
            LetterKind.Hearing or LetterKind.Statement or LetterKind.Forwarding or LetterKind.InformationRequest or LetterKind.PartyHearing or LetterKind.PowerOfAttorneyRequest => UsualDaysToReply,
            _ => null,
        };

        /// <summary>The last day for the reply, if it goes today and nobody says otherwise.</summary>
        public DateOnly? ReplyBy(DateOnly today, WorkingCalendar calendar)
        {
            ArgumentNullException.ThrowIfNull(calendar);
            return letter.DaysToReply is { } days ? calendar.AddWorkingDays(today, days) : null;
        }

        /// <summary>What the citizen owes once it is out. Null: nothing.</summary>
        public AskedOfCitizen? AsksFor => letter switch
        {
            LetterKind.PowerOfAttorneyRequest => AskedOfCitizen.PowerOfAttorney,
            LetterKind.InformationRequest => AskedOfCitizen.Information,
            LetterKind.PartyHearing => AskedOfCitizen.Comments,
            _ => null,
        };

        public bool IsForDepartment => letter is LetterKind.Hearing or LetterKind.Statement or LetterKind.Dunning or LetterKind.Forwarding;

        /// <summary>
        /// A represented citizen gets these too: that the case is handled, and what came of it. A referral is what came of a
        /// point that was turned away, and may carry the last day of an appeal.
        /// </summary>
        public bool IsAlsoForParty => letter is LetterKind.Acknowledgement or LetterKind.Admission or LetterKind.Referral or LetterKind.Answer;
    }
}
