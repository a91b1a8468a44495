// Somebody who follows docs/install.md and docs/upgrade.md to the letter, in a folder that stands for the root of a server.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Installation;

sealed partial class Administrator : IAsyncDisposable
{
    /// <summary>What needs a machine of its own: an account, packages, and systemd, whose part the test plays for starting and stopping.</summary>
    static readonly string[] ForAMachineOfItsOwn = ["useradd ", "apt-get ", "systemctl "];

    static readonly string[] Places = ["/opt/ombud", "/etc/ombud", "/etc/nginx", "/etc/systemd/system", "/var/lib/ombud", "/var/backups/ombud", "/usr/local/sbin"];

    readonly string root = Directory.CreateTempSubdirectory("ombud-server-").FullName;
    readonly int port = Ports.Free();
    Process? running;

    public Administrator()
    {
        // The app's user, who is not the one that runs the tests, has to find its way in.
        File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    public string At(string path) => root + path;

    /// <summary>The steps of a document, each with its commands.</summary>
    public static IReadOnlyList<(string Name, string[] Commands)> Steps(string document) =>
        [.. Repository.Read(document).Split("\n- **").Skip(1).Select(step => (step.Split(":**")[0], Indented().Matches(step.Split("\n## ")[0]).Select(m => m.Groups[1].Value).ToArray()))
            .Where(step => step.Item2.Length > 0)];

    /// <summary>Files of the repository as they are copied: with the places and the user of this server.</summary>
    public void Prepare(string source)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(source, "deploy"))) File.WriteAllText(file, Here(File.ReadAllText(file)));
        Directory.CreateDirectory(At("/etc/nginx/sites-enabled"));
        File.WriteAllText(At("/etc/nginx/nginx.conf"), $"pid {root}/nginx.pid; events {{}} http {{ include {root}/etc/nginx/sites-enabled/*; }}");
    }

    public async Task RunAsync(string folder, string command)
    {
        if (command.StartsWith("systemctl stop ombud", StringComparison.Ordinal)) await StopAsync();
        else if (command.StartsWith("systemctl start ombud", StringComparison.Ordinal) || command.StartsWith("systemctl enable --now ombud", StringComparison.Ordinal)) await StartAsync();
        if (ForAMachineOfItsOwn.Any(own => command.StartsWith(own, StringComparison.Ordinal))) return;
        var (code, said) = await Repository.RunAsync(folder, "bash", ["-e", "-c", Here(command)]);
        Assert.True(code == 0, $"{command}\n{said}");
    }

    /// <summary>As the command of the document, whatever it says.</summary>
    public Task<(int Code, string Said)> OmbudAsync(params string[] arguments) => Repository.RunAsync(root, At("/usr/local/sbin/ombud"), arguments);

    /// <summary>The service: the same user and settings as its commands have. Its exit code is 0.</summary>
    public async Task StopAsync()
    {
        if (running is null) return;
        await Repository.RunAsync(root, "kill", ["-TERM", running.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await running.WaitForExitAsync();
        Assert.Equal(0, running.ExitCode);
        running.Dispose();
        running = null;
    }

    async Task StartAsync()
    {
        running = Process.Start(new ProcessStartInfo(At("/usr/local/sbin/ombud")) { WorkingDirectory = root, RedirectStandardOutput = true })!;
        _ = running.StandardOutput.ReadToEndAsync();
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}/") };
        for (var tries = 0; ; tries++)
        {
            Assert.False(running.HasExited, "The service has ended.");
            try
            {
                using var answer = await client.GetAsync(new Uri("health/live", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (tries < 600) { await Task.Delay(100); }
        }
    }

    string Here(string text)
    {
        foreach (var place in Places) text = Regex.Replace(text, $@"(?<![\w/]){Regex.Escape(place)}", root + place);
        return text.Replace("127.0.0.1:5080", $"127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("-o ombud -g ombud", "-o nobody -g nogroup", StringComparison.Ordinal).Replace("-o root -g ombud", "-o root -g nogroup", StringComparison.Ordinal)
            .Replace("--reuid=ombud --regid=ombud", "--reuid=nobody --regid=nogroup", StringComparison.Ordinal)
            .Replace("nginx -t", $"nginx -t -q -e stderr -c {root}/etc/nginx/nginx.conf", StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(root, recursive: true);
    }

    [GeneratedRegex(@"^      (\S.*)$", RegexOptions.Multiline)] private static partial Regex Indented();
}
