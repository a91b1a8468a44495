// Ombud is built twice, compared, installed, brought up to date and rolled back, with the commands of the documents.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ombud.Sbom;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Installation;

public sealed partial class InstallationTests(TwoBuilds builds) : IClassFixture<TwoBuilds>
{
    [Fact]
    public void The_documents_have_the_steps_that_the_tests_take()
    {
        Assert.Equal(["Build", "User and folders", "Program", "Certificates", "Settings", "Check", "Database", "Start", "Proxy", "First backup"], Administrator.Steps("docs/install.md").Select(s => s.Name));
        Assert.Equal(["Back up", "Stop", "Replace", "Check", "Migrate", "Start", "Roll back"], Administrator.Steps("docs/upgrade.md").Select(s => s.Name));
    }

    [Fact]
    [Trait(Needs.Time, Needs.Minutes)]
    public async Task Two_builds_of_a_commit_in_two_folders_are_the_same_but_for_what_the_document_names()
    {
        await builds.MadeAsync();
        var (one, two) = (Hashes(builds.One), Hashes(builds.Two));
        Assert.Equal(one.Keys.Order(StringComparer.Ordinal), two.Keys.Order(StringComparer.Ordinal));
        var named = Listed().Matches(Repository.Read("docs/install.md").Split("## Is this the program of that commit")[1]).Select(m => m.Groups[1].Value);
        Assert.Equal(named.Order(StringComparer.Ordinal), one.Keys.Where(file => one[file] != two[file]).Order(StringComparer.Ordinal));
        Assert.All((string[])["Ombud.App", "Ombud.App.dll", "Ombud.Domain.dll"], file => Assert.Equal(one[file], two[file]));
        // Nor do they say where they were built.
        foreach (var file in Directory.GetFiles(Path.Combine(builds.One, "out"), "Ombud.*"))
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(builds.One)) < 0, file);
    }

    [Fact]
    [Trait(Needs.Time, Needs.Minutes)]
    public async Task What_is_published_is_what_the_bill_of_materials_calls_the_product()
    {
        await builds.MadeAsync();
        using var published = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(builds.One, "out", "Ombud.App.deps.json"), TestContext.Current.CancellationToken));
        var packages = published.RootElement.GetProperty("libraries").EnumerateObject().Where(l => l.Value.GetProperty("type").GetString() == "package").Select(l => l.Name.Replace('/', ' ')).ToList();
        Assert.True(packages.Count > 20);
        Assert.Empty(packages.Except(Packages.Read(Repository.Root).Where(p => p.IsShipped).Select(p => $"{p.Name} {p.Version}")));
    }

    [Fact]
    [Trait(Needs.Time, Needs.Minutes)]
    public async Task The_installation_of_the_document_runs_as_a_user_without_rights_and_is_updated_and_rolled_back()
    {
        Assert.True(Environment.IsPrivilegedProcess, "Only root can run the app as somebody else.");
        await builds.MadeAsync();
        await using var server = new Administrator();
        server.Prepare(builds.One);
        await MakeCertificatesAsync(builds.One);
        foreach (var (name, commands) in Administrator.Steps("docs/install.md").Where(step => step.Name != "Build"))
        {
            if (name == "Check") await FillInAsync(server);
            if (name == "Proxy") await MakeProxyCertificateAsync(server);
            foreach (var command in commands) await server.RunAsync(builds.One, command);
        }
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(server.At("/var/lib/ombud/data")));
        var archive = Directory.GetFiles(server.At("/var/backups/ombud/archives"), "ombud-*.db").Single();

        foreach (var (name, commands) in Administrator.Steps("docs/upgrade.md"))
        {
            // One archive a second has a name of its own.
            if (name == "Back up") File.Delete(archive);
            foreach (var command in commands) await server.RunAsync(builds.One, command);
        }
        await server.StopAsync();
        var (code, said) = await server.OmbudAsync("--verify-audit");
        Assert.True(code == 0, said);

        // A folder that is root's is named, for the app's user may not write there.
        await Repository.RunAsync(builds.One, "chown", ["-R", "root:root", server.At("/var/lib/ombud")]);
        (code, said) = await server.OmbudAsync("--check-config");
        Assert.Equal(2, code);
        Assert.Contains("Storage:DataFolder is ", said, StringComparison.Ordinal);
        Assert.Contains("which this user does not see and cannot make", said, StringComparison.Ordinal);
    }

    /// <summary>First the example as it is: the check names each placeholder. Then an office of its own.</summary>
    static async Task FillInAsync(Administrator server)
    {
        var (code, said) = await server.OmbudAsync("--check-config");
        Assert.Equal(2, code);
        var file = server.At("/etc/ombud/ombud.env");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        foreach (Match placeholder in Placeholder().Matches(text))
        {
            Assert.Contains($"{placeholder.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)} is still the placeholder", said, StringComparison.Ordinal);
            text = text.Replace(placeholder.Value, $"{placeholder.Groups[1].Value}='{(placeholder.Groups[1].Value.EndsWith("Password", StringComparison.Ordinal) ? "online" : "andeby")}'", StringComparison.Ordinal);
        }
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
    }

    /// <summary>The commands of docs/security.md.</summary>
    static async Task MakeCertificatesAsync(string folder)
    {
        var commands = string.Join('\n', Regex.Matches(Repository.Read("docs/security.md"), "^      (?:umask|openssl|rm) .*$", RegexOptions.Multiline).Select(m => m.Value.Trim()));
        var (code, said) = await Repository.RunAsync(folder, "bash", ["-e", "-c", commands], ("RING_PASSWORD", "online"), ("ESCROW_PASSWORD", "offline"));
        Assert.True(code == 0, said);
    }

    static async Task MakeProxyCertificateAsync(Administrator server)
    {
        var tls = Directory.CreateDirectory(server.At("/etc/ombud/tls")).FullName;
        var (code, said) = await Repository.RunAsync(tls, "openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=ombud.kommune.example", "-keyout", "privkey.pem", "-out", "fullchain.pem"]);
        Assert.True(code == 0, said);
    }

    static Dictionary<string, string> Hashes(string build)
    {
        var folder = Path.Combine(build, "out");
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
    }

    [GeneratedRegex("^- `([^`]+)`:", RegexOptions.Multiline)] private static partial Regex Listed();
    [GeneratedRegex("^([A-Za-z_]+)='<[^']*>'", RegexOptions.Multiline)] private static partial Regex Placeholder();
}
