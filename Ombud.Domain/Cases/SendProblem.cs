// Why a copy of a letter did not go out.
namespace Ombud.Domain.Cases;

/// <summary>A code that screens put into words; never what a server said, which may repeat an address.</summary>
public enum SendProblem
{
    /// <summary>No settings for this channel.</summary>
    NotSetUp,
    Unreachable, TooSlow, Busy, NoTls, SignInFailed, SenderRefused, RecipientRefused, ContentRefused,
    /// <summary>The department's mail domain is not on the list of those that a letter may go to.</summary>
    DomainNotListed,
    FolderMissing, FolderNotWritable, ContentUnreadable, NoMailbox, ReceiptNegative,
    /// <summary>It has left, and for days no receipt has come.</summary>
    NoReceipt,
    /// <summary>The citizen has said no to disclosure since it was approved.</summary>
    Objected,
    /// <summary>The case was marked as sensitive since it was approved, and plain mail is ruled out.</summary>
    EmailRuledOut,
    /// <summary>It would go to others, or elsewhere, than when it was approved.</summary>
    RecipientsChanged,
    /// <summary>A backup was put back: it may have left since that was made, or been forbidden.</summary>
    Restored,
    /// <summary>A mistake of the program, which its log tells of.</summary>
    Unexpected,
    /// <summary>What goes along with it may not any more.</summary>
    EnclosureNotPossible,
}
