// One message for the office as it was written, whether it came by mail or by Digital Post.
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Post;

/// <param name="Id">What its sender's system calls it; null where it gave none.</param>
/// <param name="At">When it arrived.</param>
/// <param name="Cpr">Ten digits; of a citizen who wrote by Digital Post.</param>
/// <param name="Answers">What the messages are called that it answers, as far as that is an id.</param>
/// <param name="Cases">Where a case's number may stand: the subject, and what the sender's system carries along.</param>
public sealed record IncomingMessage(
    Channel Channel, string? Id, DateTimeOffset At, string? Name, string? Cpr, string? Email, string? Subject, string Text,
    IReadOnlyList<LetterFile> Files, IReadOnlyList<Guid> Answers, IReadOnlyList<string> Cases)
{
    /// <summary>Text and files together, and how many files.</summary>
    public const int MostBytes = Ombud.Domain.Dossiers.Document.MaxBytes, MostFiles = 50;

    /// <summary>A file of that much content in base64, with line ends and what is around it.</summary>
    public const int MostFileBytes = 36 * 1024 * 1024;

    /// <summary>Nobody's clock is that far behind ours; and what claims to be of tomorrow came now.</summary>
    internal static DateTimeOffset? Arrived(DateTimeOffset? at, DateTimeOffset now) => at is { Year: >= 2000 } moment ? moment > now ? now : moment : null;

    public override string ToString() => nameof(IncomingMessage);
}

/// <summary>A file of a folder, read: a message, or why it is none.</summary>
/// <param name="File">Its name; it may say whom it is from.</param>
/// <param name="Bytes">What stands in it; null where it could not be read at all.</param>
public sealed record DroppedFile(Channel Channel, string File, byte[]? Bytes, IncomingMessage? Message, UnreadableReason? Unreadable)
{
    public override string ToString() => nameof(DroppedFile);
}
