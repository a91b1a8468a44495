// The mail server that takes Ombud's mail, and to which departments a letter may go by mail.
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Ombud.App.Post;

/// <summary>The section "Smtp" of the settings.</summary>
public sealed class SmtpOptions
{
    /// <summary>Without one no mail is sent.</summary>
    public string? Host { get; set; }
    [Range(1, 65_535)] public int Port { get; set; } = 587;

    /// <summary>The account at the server, where it asks for one.</summary>
    public string? User { get; set; }
    [PasswordPropertyText(true)] public string? Password { get; set; }

    /// <summary>The address that mails come from and undeliverable ones go back to.</summary>
    public string? From { get; set; }
    public string? FromName { get; set; }

    public SmtpEncryption Encryption { get; set; } = SmtpEncryption.StartTls;

    /// <summary>The server's certificate, or the one of the authority behind it (PEM): no other is believed then. Without it: whom the machine trusts.</summary>
    public string? TrustedCertificateFile { get; set; }

    /// <summary>Mail domains of departments that a letter itself may go to, with commas between.</summary>
    public string? TrustedDomains { get; set; }

    /// <summary>For a whole message from the connection to the server's yes. A server that takes one after that gets it again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")] public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Mail goes no further than this machine; what its server does with it, it knows.</summary>
    public bool IsOnThisMachine => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>May a letter go to this address, a department's, by mail?</summary>
    public bool IsTrusted(string address) =>
        MailAddress.Read(address) is { } read && MailAddress.Domains(TrustedDomains).Any(known => known.Domain == read.Domain);

    public static SmtpOptions Of(IConfiguration settings) => settings.GetSection("Smtp").Get<SmtpOptions>() ?? new();
}

/// <summary>Encrypted after the first words, from the first byte on, or not at all: the last within this machine alone.</summary>
public enum SmtpEncryption { StartTls, Tls, None }
