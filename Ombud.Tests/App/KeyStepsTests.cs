// What docs/security.md and the README tell an administrator to do, done as it stands there. A step that is told and not tested fails.
using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed partial class KeyStepsTests : IDisposable
{
    /// <summary>The trait of a test that takes a step of the document, with the step's name.</summary>
    public const string Step = "Step";

    readonly string root = Directory.CreateTempSubdirectory("ombud-steps-").FullName;

    string At(string name) => Path.Combine(root, name);

    [Fact]
    public void Every_step_of_the_document_has_a_test()
    {
        var tested = typeof(KeyStepsTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<TraitAttribute>()).Where(trait => trait.Name == Step).Select(trait => trait.Value).Distinct();
        Assert.Equal(BoldName().Matches(Steps()).Select(step => step.Groups[1].Value.TrimEnd(':', ',', '.')).Order(), tested.Order());
    }

    [Fact]
    [Trait(Step, "Set up")]
    public async Task Production_starts_with_the_certificates_of_the_document_and_says_what_is_missing_without()
    {
        var (code, said) = await OmbudCommand.RunAsync([], Production("none"));
        Assert.Equal(2, code);
        Assert.Contains("Protection:CertificateFile", said, StringComparison.Ordinal);
        Assert.Contains("Protection:EscrowCertificateFile", said, StringComparison.Ordinal);

        await MakeCertificatesAsync("made");
        Assert.Equal(["escrow.cer", "escrow.pfx", "ring.pfx"], Directory.GetFiles(At("made")).Select(Path.GetFileName).Order());
        await using var app = await OmbudProcess.StartAsync(root, default, null, [.. Production("data"), .. With("made"), ("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information")]);
        using var client = new HttpClient { BaseAddress = app.Address };
        Assert.Contains("/login", await client.GetStringAsync(new Uri("sign-in", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var ready = await client.GetAsync(new Uri("health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        foreach (var ring in (string[])["data-keys/ring", "data/cookie-keys"])
            Assert.All(Directory.GetFiles(At(ring)), file => Assert.DoesNotContain("<masterKey", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    [Trait(Step, "Set up")]
    public async Task A_wrong_password_is_said_clearly()
    {
        await MakeCertificatesAsync("made");
        var (code, said) = await OmbudCommand.RunAsync([], [.. Production("data"), .. With("made"), ("Protection__CertificatePassword", "wrong")]);
        Assert.Equal(2, code);
        Assert.Contains("Protection:CertificatePassword is not its password", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    [Trait(Step, "Restore with the escrow alone")]
    public async Task A_wrong_password_of_the_escrow_is_said_clearly_and_the_right_one_puts_everything_back()
    {
        await MakeCertificatesAsync("made");
        var number = await FillAsync("data", With("made"));
        await SucceedsAsync(["--backup", At("copies"), "--keys", At("safe")], "1 epochs", [.. Production("data"), .. With("made")]);
        Directory.Delete(At("data"), recursive: true);
        Directory.Delete(At("data-keys"), recursive: true);
        Directory.Delete(At("safe/ring"), recursive: true);
        (string, string)[] offline = [.. Production("data"), .. With("made"), ("Protection__EscrowKeyFile", At("made/escrow.pfx")), ("Protection__EscrowKeyPassword", "wrong")];
        var (code, said) = await OmbudCommand.RunAsync(["--restore", At("copies"), "--keys", At("safe")], offline);
        Assert.Equal(2, code);
        Assert.Contains("Protection:EscrowKeyPassword is not its password", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        await SucceedsAsync(["--restore", At("copies"), "--keys", At("safe")], "1 epochs", [.. offline, ("Protection__EscrowKeyPassword", "offline")]);
        await using var again = new OmbudHost(settings: AsHostSettings(With("made")), folder: At("data"));
        Assert.Equal("Asta Lyngdal", (await OpenAsync(again, number)).Party.Name);
    }

    [Fact]
    [Trait(Step, "Rotation")]
    public async Task Another_escrow_certificate_takes_the_place_of_the_old_one_at_the_next_start()
    {
        await MakeCertificatesAsync("first");
        await MakeCertificatesAsync("second");
        await FillAsync("data", With("first"));
        var keys = Directory.GetFiles(At("data-keys"), "*.key");
        Assert.NotEmpty(keys);
        using var first = X509CertificateLoader.LoadPkcs12FromFile(At("first/escrow.pfx"), "offline");
        using var second = X509CertificateLoader.LoadPkcs12FromFile(At("second/escrow.pfx"), "offline");
        Assert.All(keys, key => Assert.NotEmpty(Escrow.Open(key, first)));

        await SucceedsAsync(["--migrate"], "up to date", [.. Production("data"), .. With("first"), ("Protection__EscrowCertificateFile", At("second/escrow.cer"))]);
        Assert.All(keys, key =>
        {
            Assert.Single(Escrow.Of(key));
            Assert.NotEmpty(Escrow.Open(key, second));
            Assert.Throws<SettingsException>(() => Escrow.Open(key, first));
        });
    }

    [Fact]
    [Trait(Step, "Lost keys")]
    public async Task Without_the_keys_facts_and_reports_go_on_and_content_stays_shut()
    {
        var number = await FillAsync("data", []);
        Directory.Delete(At("data-keys"), recursive: true);
        await using var again = new OmbudHost(folder: At("data"));
        Assert.Equal(2, (await OpenAsync(again, number)).Unreadable.Count);
        Assert.Null(await again.DeskAsync(desk => desk.ChangeAsync(number, it => it.Assign(new StaffId("k.roenbo")))));
        Assert.NotNull(await again.AsAsync("adviser", services => services.GetRequiredService<SlaQuery>().RunAsync(new(2026, 1, 1), new(2026, 12, 31), suppress: false)));
        var (registered, _) = await again.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        Assert.Equal("Asta Lyngdal", (await OpenAsync(again, registered!.Number)).Party.Name);
    }

    [Fact]
    public async Task Each_command_of_the_README_does_what_it_says()
    {
        (string, string)[] demo = [("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__DataFolder", At("data")), ("Demo__Cases", "0")];
        await SucceedsAsync(["--migrate"], "up to date", demo);
        await SucceedsAsync(["--seed", "20", "--open", "5"], "20 of 20 cases", demo);
        await SucceedsAsync(["--verify-audit"], "unbroken", demo);
        await SucceedsAsync(["--backup", At("copies")], "is written", demo);
        await SucceedsAsync(["--restore", At("copies")], "is put back", [.. demo, ("Storage__DataFolder", At("other"))]);
        await SucceedsAsync(["--copy-to", $"Data Source={At("moved.db")}"], "is the same", demo);
        await SucceedsAsync(["--check-config"], "0 wrong", demo);
        Assert.Equal(["--backup", "--check-config", "--copy-to", "--migrate", "--open", "--restore", "--seed", "--verify-audit"], Command().Matches(Repository.Read("README.md")).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>An office with a sign-in authority, and nothing else set but the data folder.</summary>
    (string, string)[] Production(string data) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"), ("Storage__DataFolder", At(data)), ("AzureAd__Instance", "https://login.example/"),
        ("AzureAd__TenantId", "00000000-0000-0000-0000-000000000001"), ("AzureAd__ClientId", "00000000-0000-0000-0000-000000000002"), ("AzureAd__ClientSecret", "not-a-secret"),
    ];

    (string, string)[] With(string certificates) =>
    [
        ("Protection__CertificateFile", At($"{certificates}/ring.pfx")), ("Protection__CertificatePassword", "online"), ("Protection__EscrowCertificateFile", At($"{certificates}/escrow.cer")),
    ];

    /// <summary>Runs the commands of the document.</summary>
    async Task MakeCertificatesAsync(string folder)
    {
        Directory.CreateDirectory(At(folder));
        var commands = string.Join('\n', CommandLine().Matches(Steps()).Select(line => line.Value.Trim()));
        var start = new ProcessStartInfo("bash", ["-e", "-c", commands]) { WorkingDirectory = At(folder), RedirectStandardError = true };
        (start.Environment["RING_PASSWORD"], start.Environment["ESCROW_PASSWORD"]) = ("online", "offline");
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
    }

    async Task<CaseNumber> FillAsync(string data, (string, string)[] settings)
    {
        await using var host = new OmbudHost(settings: AsHostSettings(settings), folder: At(data));
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        Assert.Null(refused);
        return registered!.Number;
    }

    static Task<Ombud.Domain.Dossiers.Dossier> OpenAsync(OmbudHost host, CaseNumber number) =>
        host.AsAsync("adviser", async services => (await services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.CaseHandling))!);

    static async Task SucceedsAsync(string[] arguments, string expected, (string, string)[] environment)
    {
        var (code, said) = await OmbudCommand.RunAsync(arguments, environment);
        Assert.True(code == 0, said);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    static Dictionary<string, string?> AsHostSettings(IEnumerable<(string Name, string Value)> settings) =>
        settings.ToDictionary(s => s.Name.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value);

    static string Steps() => Repository.Read("docs/security.md").Split("## What to do with the keys")[1].Split("\n## ")[0];

    public void Dispose() => Directory.Delete(root, recursive: true);

    [GeneratedRegex(@"^- \*\*(.+?)\*\*", RegexOptions.Multiline)] private static partial Regex BoldName();
    [GeneratedRegex("^ {6}.+$", RegexOptions.Multiline)] private static partial Regex CommandLine();
    [GeneratedRegex("(?<!sh |run )(?<![a-z-])(--[a-z][a-z-]+)")] private static partial Regex Command();
}
