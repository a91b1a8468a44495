// The files that an administrator copies are right by the judgement of the programs that read them.
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Ombud.App.Data;
using Ombud.App.Operation;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Installation;

public sealed partial class DeployFilesTests : IDisposable
{
    static readonly string[] Units = ["ombud.service", "ombud-backup.service", "ombud-backup.timer"];

    readonly string root = Directory.CreateTempSubdirectory("ombud-deploy-").FullName;

    [Fact]
    public async Task Systemd_finds_nothing_to_complain_about_in_the_units()
    {
        CopyUnits();
        var (code, said) = await Repository.RunAsync(root, "systemd-analyze", ["verify", "--man=no", .. Units.Select(unit => $"./{unit}")]);
        Assert.True(code == 0, said);
        Assert.DoesNotContain("ombud", said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("ombud.service", 2.0)]
    [InlineData("ombud-backup.service", 1.5)]
    public async Task Systemd_scores_what_a_unit_leaves_open_as_little(string unit, double limit)
    {
        CopyUnits();
        var (_, said) = await Repository.RunAsync(root, "systemd-analyze", ["security", "--offline=true", "--no-pager", $"./{unit}"]);
        Assert.True(Exposure().Match(said) is { Success: true } found && double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) <= limit, said);
    }

    [Fact]
    public void The_unit_waits_longer_than_the_app_does_and_does_not_try_wrong_settings_again()
    {
        var unit = Repository.Read("deploy/ombud.service");
        var stop = new StopOptions();
        Assert.True(int.Parse(StopTime().Match(unit).Groups[1].Value, CultureInfo.InvariantCulture) > stop.NoticeSeconds + stop.WithinSeconds + 10);
        Assert.Contains("\nRestartPreventExitStatus=2\n", unit, StringComparison.Ordinal);
        Assert.DoesNotContain("\nWatchdogSec", unit, StringComparison.Ordinal); // the app sends no signs of life
    }

    [Fact]
    public async Task The_app_tells_systemd_when_it_serves_pages_and_when_it_stops()
    {
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };
        systemd.Bind(new UnixDomainSocketEndPoint(Path.Combine(root, "notify")));
        Directory.CreateDirectory(Path.Combine(root, "data"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var app = await OmbudProcess.StartAsync(Path.Combine(root, "data"), default, null, ("NOTIFY_SOCKET", Path.Combine(root, "notify")));
        Assert.Equal("READY=1", Next());
        using (var client = new HttpClient { BaseAddress = app.Address })
        using (var alive = await client.GetAsync(new Uri("health/live", UriKind.Relative), TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        app.Terminate();
        Assert.Equal("STOPPING=1", Next());

        string Next()
        {
            var told = new byte[200];
            return Encoding.UTF8.GetString(told, 0, systemd.Receive(told)).Trim();
        }
    }

    [Fact]
    public async Task The_script_is_one_and_the_container_runs_as_nobody_special()
    {
        var (code, said) = await Repository.RunAsync(Repository.Root, "bash", ["-n", "deploy/ombud"]);
        Assert.True(code == 0, said);
        var container = Repository.Read("deploy/Containerfile").Split('\n');
        var published = Array.FindLastIndex(container, line => line.StartsWith("FROM ", StringComparison.Ordinal));
        Assert.Contains(container[published..], line => line == "USER $APP_UID");
        Assert.True(Array.IndexOf(container, "USER $APP_UID") < Array.FindIndex(container, line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));
    }

    /// <summary>With the program where it is on this machine: systemd looks whether it is there.</summary>
    void CopyUnits()
    {
        foreach (var unit in Units)
            File.WriteAllText(Path.Combine(root, unit), Repository.Read($"deploy/{unit}").Replace("/opt/ombud/Ombud.App", Path.ChangeExtension(typeof(OmbudDb).Assembly.Location, null), StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [GeneratedRegex(@"Overall exposure level for \S+: ([0-9.]+)")] private static partial Regex Exposure();
    [GeneratedRegex(@"\nTimeoutStopSec=(\d+)\n")] private static partial Regex StopTime();
}
