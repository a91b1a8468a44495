// Mail addresses as they go to a server: one mailbox without a name, its domain in the letters that the DNS has.
using System.Globalization;
using MimeKit;

namespace Ombud.App.Post;

sealed record MailAddress
{
    static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };
    static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false, AllowUnquotedCommasInAddresses = false,
    };

    MailAddress(string local, string domain) => (Local, Domain) = (local, domain);

    public string Local { get; }
    public string Domain { get; }

    public string Text => $"{Local}@{Domain}";

    public override string ToString() => nameof(MailAddress);

    /// <summary>Null where the text is anything else than one address: also with a name, a comment, a route, or several.</summary>
    public static MailAddress? Read(string? text)
    {
        if (text?.Trim() is not { } written || written.LastIndexOf('@') is not (> 0 and var at) || DomainOf(written[(at + 1)..]) is not { } domain) return null;
        // What a reader of mails makes of it has to be the same.
        return MailboxAddress.TryParse(Strict, written, out var read) && read.LocalPart == written[..at] && read.LocalPart.All(char.IsAscii) && DomainOf(read.Domain) == domain
            ? new(read.LocalPart, domain)
            : null;
    }

    /// <summary>Null where it is no name of a domain. What looks the same to the DNS is the same here: case, width, and the two spellings of æ, ø and å.</summary>
    public static string? DomainOf(string text)
    {
        try { return Idn.GetAscii(text.Trim()) is { Length: > 0 and < 254 } ascii ? ascii.ToLowerInvariant() : null; }
        catch (ArgumentException) { return null; }
    }

    /// <summary>Those of a list with commas between; a null among them is none.</summary>
    public static IEnumerable<(string Written, string? Domain)> Domains(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(written => (written, DomainOf(written)));
}
