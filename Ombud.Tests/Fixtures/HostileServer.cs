// A mail server of our own on loopback that does to its callers whatever it is told to, and keeps what it has taken.
using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ombud.App.Post;

namespace Ombud.Tests.Fixtures;

/// <summary>Where in a conversation a server is; Message is between two lines of a message, Taken at its end.</summary>
public enum SmtpStep { Greeting, Hello, StartTls, Handshake, SignIn, Sender, Recipient, Data, Message, Taken, Quit }

sealed class HostileServer : IAsyncDisposable
{
    public const string Name = "localhost", User = "ombud", Password = "of-the-relay-58d0";

    readonly string root = Directory.CreateTempSubdirectory("ombud-smtp-").FullName;
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly X509Certificate2 certificate;
    readonly ConcurrentBag<Task> calls = [];
    readonly Task listening;

    public HostileServer()
    {
        certificate = TestCertificate.OfServer(Name, CertificateFile);
        listener.Start();
        listening = ListenAsync();
    }

    /// <summary>What it does at a step in the place of what is right.</summary>
    public ConcurrentDictionary<SmtpStep, Func<SmtpCall, Task>> Tricks { get; } = [];

    public string[] Offers { get; set; } = ["PIPELINING", "SMTPUTF8", "SIZE 10000000", "8BITMIME", "STARTTLS", "AUTH PLAIN LOGIN"];

    /// <summary>TLS from the first byte.</summary>
    public bool IsEncryptedFromTheStart { get; set; }

    /// <summary>The messages that it said yes to, as they came.</summary>
    public ConcurrentQueue<string> Accepted { get; } = [];

    /// <summary>Every line that was said to it, and whether anybody could have read it.</summary>
    public ConcurrentQueue<(string Line, bool IsEncrypted)> Heard { get; } = [];

    public string CertificateFile => Path.Combine(root, "server.pem");

    /// <summary>Settings that this server is right for.</summary>
    public SmtpOptions Options => new()
    {
        Host = Name, Port = ((IPEndPoint)listener.LocalEndpoint).Port, User = User, Password = Password, TrustedCertificateFile = CertificateFile,
        From = "raadgiver@kommune.example", FromName = "Borgerrådgiveren", TrustedDomains = "skole.example, Blåbær.example",
    };

    async Task ListenAsync()
    {
        while (true)
        {
            Socket caller;
            try { caller = await listener.AcceptSocketAsync(); }
            catch (Exception e) when (e is SocketException or InvalidOperationException) { return; } // it was told to stop
            calls.Add(CallAsync(caller));
        }
    }

    async Task CallAsync(Socket caller)
    {
        await using var call = new SmtpCall(caller);
        try { await ConverseAsync(call); }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or ObjectDisposedException) { } // one of the two has hung up
    }

    async Task ConverseAsync(SmtpCall call)
    {
        if (IsEncryptedFromTheStart) await call.EncryptAsync(certificate);
        await DoAsync(SmtpStep.Greeting, call, "220 localhost ESMTP");
        while (await call.ReadLineAsync() is { } line)
        {
            Heard.Enqueue((line, call.IsEncrypted));
            switch (line.Split(' ', ':')[0])
            {
                case "EHLO" or "HELO":
                    await DoAsync(SmtpStep.Hello, call, string.Join("\r\n", ["250-localhost", .. Offers.Where(o => o != "STARTTLS" || !call.IsEncrypted).Select(o => $"250-{o}"), "250 HELP"]));
                    break;
                case "STARTTLS":
                    await DoAsync(SmtpStep.StartTls, call, "220 Go ahead");
                    if (Tricks.TryGetValue(SmtpStep.Handshake, out var trick)) await trick(call);
                    await call.EncryptAsync(certificate);
                    break;
                case "AUTH":
                    var isRight = line == $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{User}\0{Password}"))}";
                    await DoAsync(SmtpStep.SignIn, call, isRight ? "235 Welcome" : "535 Who are you");
                    break;
                case "MAIL":
                    await DoAsync(SmtpStep.Sender, call, "250 Ok");
                    break;
                case "RCPT":
                    await DoAsync(SmtpStep.Recipient, call, "250 Ok");
                    break;
                case "DATA":
                    if (await DoAsync(SmtpStep.Data, call, "354 Go ahead")) await TakeAsync(call);
                    break;
                case "RSET":
                    await call.SayAsync("250 Ok");
                    break;
                case "QUIT":
                    await DoAsync(SmtpStep.Quit, call, "221 Bye");
                    return;
                default:
                    await call.SayAsync("500 What");
                    break;
            }
        }
    }

    async Task TakeAsync(SmtpCall call)
    {
        var message = new StringBuilder();
        while (await call.ReadLineAsync() is { } line && line != ".")
        {
            if (Tricks.TryGetValue(SmtpStep.Message, out var trick)) await trick(call);
            message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        call.OnYes = () => Accepted.Enqueue(message.ToString());
        await DoAsync(SmtpStep.Taken, call, "250 Ok, queued");
        call.OnYes = null;
    }

    /// <summary>False: it did something else.</summary>
    async Task<bool> DoAsync(SmtpStep step, SmtpCall call, string right)
    {
        if (Tricks.TryGetValue(step, out var trick)) await trick(call);
        else await call.SayAsync(right);
        return trick is null;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await listening;
        await Task.WhenAll(calls);
        certificate.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
