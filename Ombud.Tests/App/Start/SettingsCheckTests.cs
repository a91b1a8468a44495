// Wrong settings are all named at once, in words that help, without a secret and without a change to anything.
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Ombud.App.Start;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Start;

public sealed class SettingsCheckTests : IDisposable
{
    readonly ProductionSettings right = new();

    /// <summary>Setting, wrong value (null: not set), and what the message has to say.</summary>
    public static readonly TheoryData<string, string?, string> Wrong = new()
    {
        { "Storage:DataFoldr", "/x", "Storage:DataFoldr is no setting that Ombud knows; right is Storage:DataFolder" },
        { "Office:Colour", "red", "Office:Colour is no setting that Ombud knows; right is one of Office:Address, Office:CalendarFeed, Office:DataProtectionContact, Office:DataStaysInEu, Office:Name, Office:OnTimeTarget, Office:Phone" },
        { "AzureAd:ClientSecrt", "hush-77", "AzureAd:ClientSecrt is no setting that Ombud knows; right is AzureAd:ClientSecret" },
        { "Storage:Provider", "Oracle", "Storage:Provider is \"Oracle\"; right is Sqlite" },
        { "Storage:Node", "node one", "Storage:Node is \"node one\"; right is the name of this node, up to 20 letters and digits" },
        { "Storage:ConnectionString", "hush=77;Data Sauce=x", "Storage:ConnectionString is not readable; right is a connection string" },
        { "Protection:BackupDays", "0", "Protection:BackupDays is \"0\"; right is a whole number from 1 to 3650" },
        { "Protection:CertificatePassword", "hush-77", "Protection:CertificateFile is no PKCS #12 file that opens, or Protection:CertificatePassword is not its password" },
        { "Protection:EscrowCertificateFile", null, "Protection:EscrowCertificateFile is missing" },
        { "Protection:EscrowKeyFile", "/nowhere/escrow.pfx", "Protection:EscrowKeyFile is /nowhere/escrow.pfx, and this user sees no such file" },
        { "AccessLog:Random", "abc", "AccessLog:Random is \"abc\"; right is a whole number from 0 to 1000" },
        { "AccessLog:ReviewDays", "91", "AccessLog:ReviewDays is \"91\"; right is a whole number from 1 to 90" },
        { "AccessLog:DayEnds", "05:30", "AccessLog:DayEnds is 05:30, not after AccessLog:DayBegins at 06:00" },
        { "Office:OnTimeTarget", "", "Office:OnTimeTarget is set to nothing" },
        { "Office:DataStaysInEu", "ja", "Office:DataStaysInEu is \"ja\"; right is true or false" },
        { "Jobs:On", "sometimes", "Jobs:On is \"sometimes\"; right is true or false" },
        { "AzureAd:Instance", "http://login.example/", "AzureAd:Instance is \"http://login.example/\"; right is an address that begins with https://" },
        { "AzureAd:TenantId", "common", "which lets people of other organisations in" },
        { "AzureAd:ClientId", "<the application (client) ID>", "AzureAd:ClientId is still the placeholder of the example" },
        { "AzureAd:ClientSecret", null, "AzureAd:ClientSecret is missing" },
        { "AzureAd:LocalAuthority", "http://localhost:5090", "AzureAd:LocalAuthority is set, and it is for tests on this machine alone" },
        { "Urls", "localhost:5080", "Urls is \"localhost:5080\"; right is an address to listen on such as http://127.0.0.1:5080" },
        { "Logging:LogLevel:Default", "Loud", "Logging:LogLevel:Default is \"Loud\"; right is one of Trace, Debug, Information, Warning, Error, Critical, None" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named_with_what_is_found_and_what_is_right(string setting, string? value, string words) =>
        Assert.Contains(words, Assert.Single(right.Check((setting, value)), f => !f.IsWarning).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task All_are_named_at_once_and_the_start_refuses_the_same_in_the_same_words()
    {
        foreach (var row in Wrong)
            if (row.Data.Item2 is { } value) right.Values[row.Data.Item1] = value;
            else right.Values.Remove(row.Data.Item1);
        var (code, told) = await OmbudCommand.RunAsync(["--check-config"], [.. right.AsEnvironment()]);
        Assert.Equal(2, code);
        Assert.All(Wrong, row => Assert.Contains(row.Data.Item3, told, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", told, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-the-app", told, StringComparison.Ordinal);

        var (refused, said) = await OmbudCommand.RunAsync([], [.. right.AsEnvironment()]);
        Assert.Equal(2, refused);
        var wrong = told.Split('\n').Where(line => line.StartsWith("wrong ", StringComparison.Ordinal)).Select(line => line["wrong    ".Length..]);
        Assert.Equal(wrong, said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1]);
        Assert.Equal(["escrow.cer", "ring.pfx"], Directory.GetFileSystemEntries(right.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_right_installation_passes_and_nothing_is_made()
    {
        Assert.Empty(right.Check());
        var (code, said) = await OmbudCommand.RunAsync(["--check-config"], [.. right.AsEnvironment(), ("AzureAd__Instance", "https://127.0.0.1:1/")]);
        Assert.Equal(0, code);
        Assert.Contains("Production: 0 wrong, 1 warnings. Ombud starts", said, StringComparison.Ordinal);
        Assert.Contains("AzureAd:Instance is an authority that does not answer", said, StringComparison.Ordinal);
        Assert.Equal(["escrow.cer", "ring.pfx"], Directory.GetFileSystemEntries(right.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_demo_needs_no_setting_at_all() =>
        Assert.Empty(SettingsCheck.Run(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:DataFolder", right.At("demo"))]).Build(), "Development", ProductionSettings.Now).Found);

    [Fact]
    public void Production_without_anything_is_told_all_that_it_needs()
    {
        var found = SettingsCheck.Run(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:DataFolder", right.At("data"))]).Build(), "Production", ProductionSettings.Now).Found;
        Assert.Equal(["AzureAd:ClientId", "AzureAd:ClientSecret", "AzureAd:Instance", "AzureAd:TenantId", "Protection:CertificateFile", "Protection:EscrowCertificateFile"],
            found.Where(f => !f.IsWarning).Select(f => f.Setting).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_environment_by_another_name_and_an_open_address_are_warned_of()
    {
        Assert.Contains("has none of the safeguards of production", Assert.Single(right.CheckIn("Prodution"), f => f.Setting == "ASPNETCORE_ENVIRONMENT").ToString(), StringComparison.Ordinal);
        Assert.True(Assert.Single(right.Check(("Urls", "http://0.0.0.0:80"))).IsWarning);
        Assert.True(Assert.Single(right.Check(("Office:Name", null))).IsWarning);
    }

    [Theory]
    [InlineData(30, "ends on 2026-12-23")]
    [InlineData(-1, "ended on 2026-11-22")]
    public void A_certificate_that_ends_is_a_warning_for_it_goes_on_to_open_what_it_protects(int days, string words)
    {
        var found = Assert.Single(right.Check(("Protection:CertificateFile", right.Certificate("old.pfx", "online-6f2a", days))));
        Assert.True(found.IsWarning);
        Assert.Contains(words, found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_of_the_wrong_kind_are_told_apart()
    {
        File.WriteAllText(right.At("text.cer"), "no certificate");
        Assert.Contains("no certificate that can be read", One("Protection:EscrowCertificateFile", right.At("text.cer")), StringComparison.Ordinal);
        Assert.Contains("without an RSA key", One("Protection:EscrowCertificateFile", right.Certificate("curve.cer", null, key: ECDsa.Create())), StringComparison.Ordinal);
        Assert.Contains("holds no private RSA key", One("Protection:CertificateFile", right.Certificate("curve.pfx", "online-6f2a", key: ECDsa.Create())), StringComparison.Ordinal);
        using (var ring = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12FromFile(right.At("ring.pfx"), "online-6f2a"))
            File.WriteAllBytes(right.At("same.cer"), ring.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Cert));
        Assert.Contains("the same certificate as Protection:CertificateFile", One("Protection:EscrowCertificateFile", right.At("same.cer")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_settings_that_is_no_JSON_is_named_with_its_line_and_not_repeated()
    {
        File.WriteAllText(right.At("appsettings.json"), "{\n  \"AzureAd\": {\n    \"ClientSecret\": hush-77\n  }\n}");
        var broken = Assert.ThrowsAny<Exception>(() => new ConfigurationBuilder().AddJsonFile(right.At("appsettings.json")).Build());
        var words = SettingsCheck.WordsFor(broken);
        Assert.Contains("appsettings.json", words, StringComparison.Ordinal);
        Assert.Contains("Line 3 is no JSON", words, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", words, StringComparison.Ordinal);
    }

    string One(string setting, string value) => Assert.Single(right.Check((setting, value))).ToString();

    public void Dispose() => right.Dispose();
}
