// Wrong settings of mail are named before anything is sent with them.
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

[Trait(Needs.Database, Needs.None)]
public sealed class SmtpCheckTests : IDisposable
{
    readonly ProductionSettings right = new();

    public static readonly TheoryData<string, string?, string> Wrong = new()
    {
        { "Smtp:Host", "mail.example:587", "Smtp:Host is \"mail.example:587\"; right is the name of a mail server" },
        { "Smtp:Hots", "mail.example", "Smtp:Hots is no setting that Ombud knows; right is Smtp:Host" },
        { "Smtp:Port", "70000", "Smtp:Port is \"70000\"; right is a whole number from 1 to 65535" },
        { "Smtp:From", null, "Smtp:From is missing" },
        { "Smtp:From", "Rådgiveren <a@b.example>", "one mail address without a name" },
        { "Smtp:User", null, "Smtp:User is missing beside Smtp:Password" },
        { "Smtp:Password", null, "Smtp:Password is missing beside Smtp:User" },
        { "Smtp:Encryption", "Maybe", "Smtp:Encryption is \"Maybe\"; right is one of StartTls, Tls, None" },
        { "Smtp:Encryption", "7", "Smtp:Encryption is \"7\"; right is one of StartTls, Tls, None" },
        { "Smtp:TrustedDomains", "skole.example, *.example", "Smtp:TrustedDomains is a list with \"*.example\"" },
        { "Smtp:TrustedDomains", "a@skole.example", "Smtp:TrustedDomains is a list with \"a@skole.example\"" },
        { "Smtp:Timeout", "00:20:00", "Smtp:Timeout is \"00:20:00\"; right is a time span such as 00:01:00 from 00:00:01 to 00:10:00" },
        { "Smtp:TrustedCertificateFile", "/nowhere/ca.pem", "Smtp:TrustedCertificateFile is /nowhere/ca.pem, and this user can read no such file" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named_with_what_is_found_and_what_is_right(string setting, string? value, string words)
    {
        var told = Assert.Single(right.Check([.. Right, (setting, value)]), f => !f.IsWarning).ToString();
        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Plainly_mail_goes_within_this_machine_alone_and_without_letters()
    {
        Assert.Equal(["Smtp:Encryption", "Smtp:TrustedDomains"], right.Check([.. Right, ("Smtp:Encryption", "None")]).Select(f => f.Setting).Order(StringComparer.Ordinal));
        foreach (var host in (string[])["localhost", "127.0.0.1", "::1"])
            Assert.Empty(right.Check([.. Right, ("Smtp:Encryption", "none"), ("Smtp:Host", host), ("Smtp:TrustedDomains", null)]));
    }

    [Fact]
    public void Right_ones_pass_and_without_a_host_the_rest_is_warned_of()
    {
        Assert.Empty(right.Check(Right));
        Assert.True(Assert.Single(right.Check([.. Right, ("Smtp:Host", null)])).IsWarning);
    }

    [Fact]
    public void A_file_without_a_certificate_is_named()
    {
        File.WriteAllText(right.At("empty.pem"), "nothing");
        Assert.Contains("which holds no certificate", Told("empty.pem"), StringComparison.Ordinal);
        File.WriteAllText(right.At("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        Assert.Contains("which holds what is no certificate", Told("broken.pem"), StringComparison.Ordinal);
        TestCertificate.OfServer("mail.example", right.At("right.pem")).Dispose();
        Assert.Empty(right.Check([.. Right, ("Smtp:TrustedCertificateFile", right.At("right.pem"))]));
    }

    static (string, string?)[] Right =>
    [
        ("Smtp:Host", "mail.kommune.example"), ("Smtp:From", "a@kommune.example"), ("Smtp:User", "ombud"), ("Smtp:Password", "hush-77"), ("Smtp:TrustedDomains", "skole.example, blåbær.example"),
    ];

    string Told(string file) => Assert.Single(right.Check([.. Right, ("Smtp:TrustedCertificateFile", right.At(file))])).ToString();

    public void Dispose() => right.Dispose();
}
