// What is known in clear of a message that came in and that somebody is to place: how far it is, which case is suggested and why.
namespace Ombud.Domain.Incoming;

/// <summary>Placed: it is part of a case. Set aside: it belongs to none, and is deleted by age.</summary>
public enum IncomingState { Waiting, Unreadable, Placed, SetAside }

/// <summary>How the suggested case was found. A person confirms it whatever it says.</summary>
public enum IncomingMatch
{
    None,
    /// <summary>It answers a message that was sent from the case.</summary>
    Reply,
    /// <summary>The sender's CPR number is that of the party.</summary>
    Sender,
    /// <summary>The sender's mail address is the party's or their representative's; an address can be forged.</summary>
    SenderAddress,
    /// <summary>A known sender with several cases: the newest open one, or the newest.</summary>
    OneOfSeveral,
    /// <summary>The case's number stands in the subject, and nothing else speaks for it.</summary>
    NumberAlone,
}

/// <summary>Why a message is no matter of the adviser.</summary>
public enum SetAsideReason { PassedOn, SentBack, HandledElsewhere, Duplicate, Unsolicited }

/// <summary>Why a file could not be read.</summary>
public enum UnreadableReason { TooLarge, TooManyFiles, NotXml, TooDeep, NotAMessage, NoId, NoMoment, NotAMail, NoAccess, Unexpected }

public static class IncomingKinds
{
    extension(IncomingMatch match)
    {
        /// <summary>False: said to be unsure wherever it is shown.</summary>
        public bool IsSure => match is IncomingMatch.Reply or IncomingMatch.Sender;

        /// <summary>The sender is who the case is about, or speaks for them.</summary>
        public bool IsByCitizen => match is IncomingMatch.Sender or IncomingMatch.SenderAddress or IncomingMatch.OneOfSeveral;
    }
}
