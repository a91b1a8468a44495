// Hands one message to the mail server of the settings, and says what came of it.
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Ombud.App.Protection;
using Ombud.Domain.Cases;

namespace Ombud.App.Post;

/// <summary>A message in plain text to one person.</summary>
/// <param name="Id">The same for every attempt: a reader whose server took it twice sees it once.</param>
/// <param name="At">Stands as its date; the same for every attempt.</param>
public sealed record Mail(Guid Id, DateTimeOffset At, string To, string Subject, string Body, params IReadOnlyList<LetterFile> Files)
{
    public override string ToString() => nameof(Mail);
}

/// <summary>At least once: who hears no answer to a whole message cannot know whether it was taken, and comes again.</summary>
public sealed class SmtpMail(SmtpOptions options, TimeProvider clock)
{
    /// <summary>A server's certificates and answers need a tenth of it.</summary>
    const int MostAnswers = 256 * 1024;

    readonly RemoteCertificateValidationCallback trust = ServerTrust.By(options.TrustedCertificateFile);

    /// <summary>Throws when stopped, and for mistakes of ours.</summary>
    public async Task<SendResult> SendAsync(Mail mail, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (options.Host is null || MailAddress.Read(options.From) is not { } from) return new SendResult.TryLater(SendProblem.NotSetUp);
        if (MailAddress.Read(mail.To) is not { } to) return new SendResult.GiveUp(SendProblem.RecipientRefused);
        stop.ThrowIfCancellationRequested();

        // One limit for all of it: a server that says a byte now and then gains nothing.
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var message = Write(mail, from, to);
        using var client = new SmtpClient
        {
            ServerCertificateValidationCallback = trust,
            SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            // Lists of revoked certificates stand on other hosts, which a mail server's neighbours often cannot reach.
            CheckCertificateRevocation = false,
        };
        var (isIn, isTaken) = (false, false);
        client.MessageSent += (_, _) => isTaken = true;
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, either.Token);
            if (options.Encryption is SmtpEncryption.None && !IsThisMachine(socket.RemoteEndPoint)) return new SendResult.TryLater(SendProblem.NoTls);
            // Not the machine's name, which would stand in the mail.
            client.LocalDomain = ((IPEndPoint)socket.LocalEndPoint!).Address.ToString();
            await client.ConnectAsync(new BoundedStream(new NetworkStream(socket), MostAnswers), options.Host, options.Port, How(options.Encryption), either.Token);
            // A server that could take a domain with an æ is told its other spelling all the same: it is the one that was looked at.
            client.Capabilities &= ~SmtpCapabilities.UTF8;
            if (options.User is not null)
            {
                if (SignIn(client) is not { } mechanism) return new SendResult.TryLater(SendProblem.SignInFailed);
                await client.AuthenticateAsync(mechanism, either.Token);
            }
            isIn = true;
            await client.SendAsync(message, either.Token);
            await client.DisconnectAsync(quit: true, either.Token);
            return new SendResult.Sent();
        }
        catch (Exception) when (isTaken) { return new SendResult.Sent(); } // it said so; how we part changes nothing
        catch (Exception e) when (SmtpFault.Of(e, client, isIn, limit.IsCancellationRequested) is { } failed)
        {
            if (e is not CommandException) stop.ThrowIfCancellationRequested();
            return failed;
        }
    }

    /// <summary>Null where the server offers neither. Over an encrypted connection these two are as good as any, and each is tried once: a second try may lock the account.</summary>
    SaslMechanism? SignIn(SmtpClient client) =>
        client.AuthenticationMechanisms.Contains("PLAIN") ? new SaslMechanismPlain(options.User!, options.Password ?? "")
        : client.AuthenticationMechanisms.Contains("LOGIN") ? new SaslMechanismLogin(options.User!, options.Password ?? "")
        : null;

    MimeMessage Write(Mail mail, MailAddress from, MailAddress to)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = mail.At, MessageId = $"{mail.Id:N}@{from.Domain}" };
        message.From.Add(new MailboxAddress(options.FromName ?? "", from.Text));
        message.To.Add(new MailboxAddress("", to.Text));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        var text = new TextPart("plain") { Text = mail.Body.ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        message.Body = mail.Files.Count == 0 ? text : new Multipart("mixed", [text, .. mail.Files.Select(Attached)]);
        return message;
    }

    static MimePart Attached(LetterFile file) => new(ContentType.TryParse(file.MediaType, out var type) ? type : new ContentType("application", "octet-stream"))
    {
        FileName = file.Name,
        ContentDisposition = new(ContentDisposition.Attachment) { FileName = file.Name },
        ContentTransferEncoding = ContentEncoding.Base64,
        Content = new MimeContent(new MemoryStream(file.Content, writable: false)),
    };

    static bool IsThisMachine(EndPoint? remote) => remote is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    static SecureSocketOptions How(SmtpEncryption encryption) => encryption switch
    {
        SmtpEncryption.StartTls => SecureSocketOptions.StartTls,
        SmtpEncryption.Tls => SecureSocketOptions.SslOnConnect,
        SmtpEncryption.None => SecureSocketOptions.None,
        _ => throw new InvalidOperationException($"No way to connect {encryption}."),
    };
}
