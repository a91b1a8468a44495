// Mail addresses as they go to a server: one mailbox without a name, its domain in the letters that the DNS has.
using System.Globalization;
using MimeKit;

namespace Ombud.App.Post;

static class MailAddress
{
    static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };
    static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false, AllowUnquotedCommasInAddresses = false,
    };

    /// <summary>Null where the text is anything else than one address: also with a name, a comment, a route, or several.</summary>
    public static MailboxAddress? Read(string? text) =>
        text?.Trim() is { Length: > 0 } trimmed && MailboxAddress.TryParse(Strict, trimmed, out var read) && read.Address == trimmed && Domain(read.Domain) is { } domain
            ? new("", $"{read.LocalPart}@{domain}")
            : null;

    /// <summary>Null where it is no name of a domain. What looks the same to the DNS is the same here: case, width, and the two spellings of æ, ø and å.</summary>
    public static string? Domain(string text)
    {
        try { return Idn.GetAscii(text.Trim()) is { Length: > 0 and < 254 } ascii ? ascii.ToLowerInvariant() : null; }
        catch (ArgumentException) { return null; }
    }

    /// <summary>Those of a list with commas between; a null among them is none.</summary>
    public static IEnumerable<(string Written, string? Domain)> Domains(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(written => (written, Domain(written)));
}
