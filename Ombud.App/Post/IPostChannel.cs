// One way out of the house for letters, and what came of sending one.
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Post;

/// <summary>One copy of an approved letter on its way to one recipient.</summary>
/// <param name="Id">Version 4, the same for every attempt: mail carries it as its Message-ID, Digital Post as its messageUUID.</param>
/// <param name="Mailbox">For Digital Post alone.</param>
/// <param name="Label">What the message is called outside the letter: the kind of letter and the case's number, never a name or content.</param>
/// <param name="Language">Two letters, "da" or "en".</param>
/// <param name="At">When it was approved, UTC; the same for every attempt.</param>
/// <param name="Enclosures">What goes along, by Digital Post and on paper; by mail nothing does.</param>
public sealed record Envelope(
    Guid Id, CaseNumber Number, LetterKind Kind, Recipient To, Mailbox? Mailbox, string Label, LetterFile File, string Language, DateTimeOffset At,
    IReadOnlyList<LetterFile>? Enclosures = null)
{
    public IReadOnlyList<LetterFile> Along => Enclosures ?? [];


    public override string ToString() => nameof(Envelope);
}

/// <summary>A mailbox of Digital Post: ten digits of a CPR number or eight of a CVR number.</summary>
public sealed record Mailbox(MailboxKind Kind, string Value)
{
    public override string ToString() => nameof(Mailbox);
}

public enum MailboxKind { Cpr, Cvr }

/// <summary>The letter as it goes out, byte by byte.</summary>
/// <param name="Name">Never a name of a person.</param>
public sealed record LetterFile(string Name, string MediaType, byte[] Content)
{
    public override string ToString() => nameof(LetterFile);
}

/// <summary>What came of one attempt.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>The other side has it, and said so.</summary>
    public sealed record Sent : SendResult;
    /// <summary>Nothing was sent; worth another attempt later.</summary>
    public sealed record TryLater(SendProblem Problem) : SendResult;
    /// <summary>Nothing was sent, and trying again would not help: somebody has to look at it.</summary>
    public sealed record GiveUp(SendProblem Problem) : SendResult;
}

public interface IPostChannel
{
    /// <summary>DigitalPost, Email or Letter: those that recipients have.</summary>
    Channel Channel { get; }

    /// <summary>False: no letter is to be given to it.</summary>
    bool IsSetUp { get; }

    /// <summary>No sending takes longer, from its beginning to its result.</summary>
    TimeSpan Longest { get; }

    /// <summary>Throws only for programming mistakes and when stopped; what the outside world does is a result.</summary>
    Task<SendResult> SendAsync(Envelope letter, CancellationToken stop);
}
