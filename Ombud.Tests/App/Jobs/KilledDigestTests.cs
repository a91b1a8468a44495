// The whole app is killed on the morning of a digest: before the server says a word, inside the mail, after the server's yes. The mail comes every day, and twice only in the last case.
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Jobs;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed partial class KilledDigestTests : IDisposable
{
    enum Moment { AtTheGreeting, InTheMessage, AfterTheYes }

    readonly string folder = Directory.CreateTempSubdirectory("ombud-kill-").FullName;

    [Fact]
    public async Task The_mail_comes_every_morning_and_twice_only_if_the_app_dies_between_the_servers_yes_and_the_commit()
    {
        await ReadyAsync();
        await using var server = new HostileServer();
        foreach (var moment in Enum.GetValues<Moment>())
        {
            var day = A.Today.AddDays(1 + (int)moment);
            var before = server.Accepted.Count;
            await RunAndKillAsync(server, day, moment);
            server.Tricks.Clear();
            var row = await FinishAsync(server, day);
            var ids = server.Accepted.Skip(before).Select(mail => MessageId().Match(mail).Groups[1].Value).ToList();
            Assert.Equal(moment is Moment.AfterTheYes ? 2 : 1, ids.Count);
            Assert.Equal([row.MessageId.ToString("N")], ids.Distinct());
        }
    }

    async Task ReadyAsync()
    {
        await using var host = new OmbudHost(folder: folder);
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().SaveAsync(
            new StaffRow { Id = DigestHouse.Adviser, Name = "K. Rønbo", Initials = "KR", Role = "Ombud.Adviser", Email = DigestHouse.Address }, isNew: false)));
        Assert.NotNull((await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { CallBackOn = A.Today }))).Registered);
    }

    async Task RunAndKillAsync(HostileServer server, DateOnly day, Moment moment)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task HoldAsync()
        {
            reached.TrySetResult();
            await dead.Task;
        }
        if (moment is Moment.AtTheGreeting) server.Tricks[SmtpStep.Greeting] = _ => HoldAsync();
        if (moment is Moment.InTheMessage) server.Tricks[SmtpStep.Message] = async _ =>
        {
            await HoldAsync();
            throw new IOException("The rest of the message never comes.");
        };
        if (moment is Moment.AfterTheYes) server.Tricks[SmtpStep.Taken] = async call =>
        {
            call.OnYes!();
            await HoldAsync();
        };
        await using var app = await StartAsync(server, day, new(7, 0));
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await app.KillAsync();
        dead.SetResult();
    }

    async Task<DigestRow> FinishAsync(HostileServer server, DateOnly day)
    {
        // The lease of the one that was killed is over by now.
        await using var app = await StartAsync(server, day, new(7, 5));
        await using var data = new DataLayer(folder, folder + "-keys");
        DigestRow? row = null;
        await Until.TrueAsync("the mail to be noted as sent", async () =>
        {
            await using var db = await data.DatabaseAsync();
            return (row = await db.Digests.AsNoTracking().SingleOrDefaultAsync(d => d.Day == day)) is { State: DigestState.Sent };
        });
        await app.KillAsync();
        return row!;
    }

    Task<OmbudProcess> StartAsync(HostileServer server, DateOnly day, TimeOnly time)
    {
        var options = server.Options;
        return OmbudProcess.StartAsync(folder, DanishTime.FromDanish(day, time), null, ("Smtp__Host", options.Host!), ("Smtp__Port", $"{options.Port}"), ("Smtp__User", options.User!),
            ("Smtp__Password", options.Password!), ("Smtp__TrustedCertificateFile", options.TrustedCertificateFile!), ("Smtp__From", options.From!));
    }

    [GeneratedRegex("^Message-Id: <([0-9a-f]{32})@", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Directory.Delete(folder + "-keys", recursive: true);
    }
}
