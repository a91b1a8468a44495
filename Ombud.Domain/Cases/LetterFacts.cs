// What the facts know of a letter: its kind, where it stands, and by which way each copy goes. Not a word of it, and no name.
using Ombud.Domain.Dossiers;

namespace Ombud.Domain.Cases;

/// <summary>
/// Where one copy stands. Failed: somebody has to look at it. Received: the other side has said so; mail and paper never do. Stopped: somebody
/// decided that it does not go.
/// </summary>
public enum CopyState { Queued, Sent, Failed, Received, Stopped }

/// <param name="Id">Version 4: the outside world gets to know the copy by it.</param>
/// <param name="To">The department; null for the citizen's side.</param>
/// <param name="On">When it entered its state.</param>
/// <param name="HasLeftOn">When it last left the house, even if it came back.</param>
public sealed record LetterCopy(
    Guid Id, RecipientRole Role, Channel Channel, DepartmentCode? To = null, CopyState State = CopyState.Queued, DateOnly? On = null, DateOnly? HasLeftOn = null,
    SendProblem? Problem = null)
{
    public bool IsOut => State is CopyState.Sent or CopyState.Received;

    /// <summary>It has left, no receipt came, and nobody knows whether it arrived.</summary>
    public bool IsUnconfirmed => State is CopyState.Failed && Problem is SendProblem.NoReceipt;

    /// <summary>It has left, and nobody has said that it came back.</summary>
    public bool MayHaveArrived => IsOut || IsUnconfirmed;

    /// <summary>Anybody may read a mail on its way: a citizen is told by it that there is a letter, and still has to be given it.</summary>
    public bool IsNewsAlone => Channel is Channel.Email && To is null;
}

/// <param name="Point">The point that the letter is about; null: the whole case.</param>
/// <param name="ApprovedOn">Null: a draft.</param>
/// <param name="Discloses">What it gives to a department; empty for all other letters.</param>
/// <param name="Round">Which handling of the case it belongs to: each reopening begins another.</param>
/// <param name="Deviates">It goes another way, or to more people, than was computed; why stands in the letter itself.</param>
/// <param name="ReplyBy">The last day that whoever gets it has to reply.</param>
/// <param name="RepliedOn">For a hearing: when the department's reply came.</param>
/// <param name="About">For a reminder: the hearing that it reminds of.</param>
/// <param name="Reminders">For a hearing: how many reminders of it were written, also those that were thrown away.</param>
public sealed record LetterFacts(
    Guid Id, LetterKind Kind, int? Point = null, DateOnly? ApprovedOn = null, IReadOnlyList<LetterCopy>? Sent = null,
    IReadOnlyList<DisclosedContent>? Discloses = null, bool Deviates = false, DateOnly? ReplyBy = null, DateOnly? RepliedOn = null, Guid? About = null, int Reminders = 0,
    int Round = 0)
{
    public bool IsDraft => ApprovedOn is null;
    public IReadOnlyList<LetterCopy> Copies => Sent ?? [];
    public bool NeedsCare => Copies.Any(c => c.State is CopyState.Failed);

    /// <summary>Every copy has left the house, or is not to.</summary>
    public bool IsOut => !IsDraft && Copies.Any(c => c.IsOut) && Copies.All(c => c.IsOut || c.State is CopyState.Stopped);

    public bool IsStopped => !IsDraft && Copies.All(c => c.State is CopyState.Stopped);
}
