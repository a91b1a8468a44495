// Whether the settings of mail fit together. Whether the server answers shows when there is something to send.
using Ombud.App.Protection;

namespace Ombud.App.Post;

static class SmtpCheck
{
    public static IEnumerable<Finding> Run(IConfiguration settings)
    {
        var smtp = SmtpOptions.Of(settings);
        if (smtp.Host is null)
        {
            if (settings.GetSection("Smtp").Exists())
                yield return new("Smtp:Host", "missing, and without it no mail is sent", "the name of the mail server, or no setting of Smtp at all", IsWarning: true);
            yield break;
        }
        if (Uri.CheckHostName(smtp.Host) is UriHostNameType.Unknown)
            yield return new("Smtp:Host", $"\"{smtp.Host}\"", "the name of a mail server such as mail.kommune.example; its port is Smtp:Port");
        if (smtp.From is null) yield return new("Smtp:From", "missing, and every mail comes from somewhere", "the office's mail address");
        else if (MailAddress.Read(smtp.From) is null) yield return new("Smtp:From", $"\"{smtp.From}\"", "one mail address without a name, which is Smtp:FromName");
        if (smtp is { User: null, Password: not null }) yield return new("Smtp:User", "missing beside Smtp:Password", "the account at the mail server");
        if (smtp is { User: not null, Password: null }) yield return new("Smtp:Password", "missing beside Smtp:User", "the account's password");
        if (smtp.Encryption is SmtpEncryption.None && !IsThisMachine(smtp.Host))
            yield return new("Smtp:Encryption", "None, and mail would leave this machine for all to read", "StartTls or Tls; None is for a mail server on localhost");
        if (smtp.Encryption is SmtpEncryption.None && smtp.TrustedDomains is not null)
            yield return new("Smtp:TrustedDomains", "set while Smtp:Encryption is None, and letters go out over encrypted connections alone", "Smtp:Encryption = StartTls or Tls, or no such setting");
        foreach (var (written, domain) in MailAddress.Domains(smtp.TrustedDomains))
            if (domain is null) yield return new("Smtp:TrustedDomains", $"a list with \"{written}\"", "domains such as kommune.example, each in full, with commas between");
        if (smtp.TrustedCertificateFile is { } file && ServerTrust.WhyNot(file) is { } why)
            yield return new("Smtp:TrustedCertificateFile", why, "a file with certificates (PEM) that the app's user may read");
    }

    static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
