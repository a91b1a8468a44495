// The letters of the office, and which of them concern whom.
namespace Ombud.Domain.Dossiers;

/// <summary>Hearing, Statement, Dunning and Forwarding go to the department, all others to the citizen's side.</summary>
public enum LetterKind
{
    Acknowledgement, Admission, Referral, InformationDuty, PowerOfAttorneyRequest, ExtensionNotice, InformationRequest, PartyHearing, MeetingInvitation, Answer, AccessAnswer,
    Hearing, Statement, Dunning, Forwarding,
}

public static class LetterKinds
{
    extension(LetterKind letter)
    {
        public bool IsForDepartment => letter is LetterKind.Hearing or LetterKind.Statement or LetterKind.Dunning or LetterKind.Forwarding;

        /// <summary>
        /// A represented citizen gets these too: that the case is handled, and what came of it. A referral is what came of a
        /// point that was turned away, and may carry the last day of an appeal.
        /// </summary>
        public bool IsAlsoForParty => letter is LetterKind.Acknowledgement or LetterKind.Admission or LetterKind.Referral or LetterKind.Answer;
    }
}
