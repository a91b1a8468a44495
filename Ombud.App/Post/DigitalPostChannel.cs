// Letters to Digital Post: each becomes a MeMo message in the folder that the municipality's distribution component empties.
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Post;

/// <summary>Sent means: it lies in the folder. Whether it arrived, a receipt tells (<see cref="DigitalPostReceipts"/>).</summary>
public sealed class DigitalPostChannel(DigitalPostOptions options, IStringLocalizer<Texts> t) : IPostChannel
{
    public Channel Channel => Channel.DigitalPost;
    public bool IsSetUp => options.OutFolder is not null;
    /// <summary>A folder that hangs may take longer; then the message's mark keeps others from it.</summary>
    public TimeSpan Longest => TimeSpan.FromSeconds(30);

    public Task<SendResult> SendAsync(Envelope letter, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(letter);
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(Send(letter));
    }

    SendResult Send(Envelope letter)
    {
        if (options is not { OutFolder: { } path, SenderCvr: not null, SenderName: not null }) return new SendResult.TryLater(SendProblem.NotSetUp);
        if (letter.Mailbox is not { } mailbox || !IsWellFormed(mailbox)) return new SendResult.GiveUp(SendProblem.NoMailbox);
        var folder = new DigitalPostFolder(path);
        try
        {
            if (DigitalPostReceipts.HasOneOf(letter.Id, options)) return new SendResult.Sent();
            if (!folder.IsThere) return new SendResult.TryLater(SendProblem.FolderMissing);
            return folder.TryPut(letter.Id, to => MemoMessage.Write(to, letter, mailbox, options, NotificationFor(letter)))
                ? new SendResult.Sent()
                : new SendResult.TryLater(SendProblem.Busy);
        }
        catch (DirectoryNotFoundException) { return new SendResult.TryLater(SendProblem.FolderMissing); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return new SendResult.TryLater(SendProblem.FolderNotWritable); }
    }

    string NotificationFor(Envelope letter) =>
        Languages.In(letter.Language == "en" ? Languages.English : Languages.Danish, () => t["Post.Notification", options.SenderName!].Value);

    static bool IsWellFormed(Mailbox mailbox) => mailbox.Value.Length == (mailbox.Kind is MailboxKind.Cpr ? 10 : 8) && mailbox.Value.All(char.IsAsciiDigit);
}
