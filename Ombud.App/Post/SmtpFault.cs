// What went wrong with a message, as a code. What the server said about it is neither kept nor told: it may repeat an address.
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Ombud.Domain.Cases;

namespace Ombud.App.Post;

static class SmtpFault
{
    /// <param name="isIn">Is the server past its greeting, the encryption and the sign-in?</param>
    /// <param name="isLate">Has the whole attempt run out of time?</param>
    /// <returns>Null for what no server can do: a mistake of ours, or a stop.</returns>
    public static SendResult? Of(Exception e, SmtpClient client, bool isIn, bool isLate) => e switch
    {
        // A server that was told the size beforehand says already at the sender that the message is too large.
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted, StatusCode: SmtpStatusCode.ExceededStorageAllocation } no => Verdict(no, SendProblem.ContentRefused),
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } no => Verdict(no, SendProblem.SenderRefused),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } no => Verdict(no, SendProblem.RecipientRefused),
        SmtpCommandException no when isIn => Verdict(no, SendProblem.ContentRefused),
        // It offered encryption and then would not.
        SmtpCommandException when client.Capabilities.HasFlag(SmtpCapabilities.StartTLS) => Later(SendProblem.NoTls),
        // Before a message is looked at, a lasting no is about us: an administrator can mend it, so the letter waits.
        SmtpCommandException no => Later(IsLasting(no) ? SendProblem.Unreachable : SendProblem.Busy),
        AuthenticationException or ServiceNotAuthenticatedException or SaslException => Later(SendProblem.SignInFailed),
        _ when isLate => Later(SendProblem.TooSlow),
        // The second: no encryption is offered.
        SslHandshakeException or NotSupportedException => Later(SendProblem.NoTls),
        SocketException or IOException or SmtpProtocolException or ServiceNotConnectedException => Later(SendProblem.Unreachable),
        _ => null,
    };

    static SendResult Verdict(SmtpCommandException no, SendProblem lasting) => IsLasting(no) ? new SendResult.GiveUp(lasting) : Later(SendProblem.Busy);

    static bool IsLasting(SmtpCommandException no) => (int)no.StatusCode >= 500;

    static SendResult.TryLater Later(SendProblem problem) => new(problem);
}
