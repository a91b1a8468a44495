// The whole app is killed while it sends letters: before it begins, inside a message, after the server's yes, after the commit. Every letter leaves, and once.
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed partial class KilledSendingTests : IDisposable
{
    enum Moment { BeforeTheClaim, InTheMessage, AfterTheYes, AfterTheCommit }

    readonly string folder = Directory.CreateTempSubdirectory("ombud-kill-").FullName;
    DateTimeOffset now = DanishTime.FromDanish(A.Today, new(10, 0));

    [Fact]
    public async Task Every_letter_leaves_and_twice_only_if_the_app_dies_between_the_servers_yes_and_the_commit()
    {
        var (letters, kills) = ReliabilityReport.IsLong ? (2_000, 100) : (40, 5);
        var watch = Stopwatch.StartNew();
        var copies = await ApproveAsync(letters);
        await using var server = new HostileServer();
        var unsure = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var before = server.Accepted.Count;
            await RunAndKillAsync(server, (Moment)(kill % 4), kill);
            // The server has said yes, and nobody wrote it down: that letter has to go again.
            var noted = await NotedAsync();
            unsure += IdsOf(server).Skip(before).Count(id => !noted.Contains(id));
        }
        server.Tricks.Clear();
        await FinishAsync(server);

        var sent = IdsOf(server).ToList();
        Assert.Equal(copies.Order(), sent.Distinct().Order());
        Assert.Equal(unsure, sent.Count - copies.Count);
        Assert.True(unsure >= kills / 4, "No kill came after the server's yes: nothing was tried.");
        await using var host = new OmbudHost(folder: folder);
        await using var db = await host.DatabaseAsync();
        Assert.Equal(letters, await db.Outbox.CountAsync(o => o.State == CopyState.Sent));
        Assert.Equal(letters, await db.Events.CountAsync(e => e.Body.Contains("\"letter-sent\"")));
        await Soundness.AssertAsync(host);
        ReliabilityReport.Append("Killed while sending letters", 0,
            ("Letters by mail", Text(letters)),
            ("Kills (SIGKILL) of the whole app: before the claim, in the message, after the server's yes, after the commit", Text(kills)),
            ("Letters that did not leave", "0"),
            ("Noted as sent more than once", "0"),
            ("Mails that came twice, each with the same Message-ID, after a kill between the server's yes and the commit", Text(unsure)),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    /// <summary>Answers to citizens who have nothing but a mail address. Gives the ids that the outside world gets to see.</summary>
    async Task<IReadOnlyList<string>> ApproveAsync(int letters)
    {
        await using var host = new OmbudHost(folder: folder);
        host.Clock.SetUtcNow(now);
        for (var i = 0; i < letters; i++) await host.ApprovedAsync(await host.WithPartyAsync(cpr: null, email: $"asta{i}@post.example"), LetterKind.Answer);
        await using var db = await host.DatabaseAsync();
        return [.. (await db.Outbox.Select(o => o.Id).ToListAsync()).Select(id => id.ToString("N"))];
    }

    static IEnumerable<string> IdsOf(HostileServer server) => server.Accepted.Select(message => MessageId().Match(message).Groups[1].Value);

    async Task<HashSet<string>> NotedAsync()
    {
        await using var data = new DataLayer(folder, folder + "-keys");
        await using var db = await data.DatabaseAsync();
        return [.. (await db.Outbox.Where(o => o.State == CopyState.Sent).Select(o => o.Id).ToListAsync()).Select(id => id.ToString("N"))];
    }

    async Task RunAndKillAsync(HostileServer server, Moment moment, int kill)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Some letters get through before; whoever asks while it is being killed waits until it is dead.
        var before = kill % 3;
        server.Tricks.Clear();
        async Task HoldAsync()
        {
            reached.TrySetResult();
            await dead.Task;
        }
        if (moment is Moment.InTheMessage) server.Tricks[SmtpStep.Message] = _ => before > 0 ? Task.CompletedTask : HoldAsync();
        if (moment is Moment.AfterTheCommit) server.Tricks[SmtpStep.Sender] = async call =>
        {
            if (before < 0) await HoldAsync();
            else await call.SayAsync("250 Ok");
        };
        server.Tricks[SmtpStep.Taken] = async call =>
        {
            var isLast = before-- == 0;
            // The server says yes, and the app is dead before it hears it.
            if (moment is Moment.AfterTheYes && isLast)
            {
                call.OnYes!();
                await HoldAsync();
            }
            else await call.SayAsync("250 Ok, queued");
        };
        await using var app = await StartAsync(server);
        if (moment is not Moment.BeforeTheClaim) await reached.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await app.KillAsync();
        dead.SetResult();
    }

    /// <summary>A later start finds the lease of the one that was killed over.</summary>
    Task<OmbudProcess> StartAsync(HostileServer server)
    {
        now += TimeSpan.FromMinutes(2);
        var options = server.Options;
        return OmbudProcess.StartAsync(folder, now, null, ("Smtp__Host", options.Host!), ("Smtp__Port", Text(options.Port)), ("Smtp__User", options.User!), ("Smtp__Password", options.Password!),
            ("Smtp__TrustedCertificateFile", options.TrustedCertificateFile!), ("Smtp__From", options.From!));
    }

    async Task FinishAsync(HostileServer server)
    {
        await using var app = await StartAsync(server);
        await using var data = new DataLayer(folder, folder + "-keys");
        async Task<int> QueuedAsync()
        {
            await using var db = await data.DatabaseAsync();
            return await db.Outbox.CountAsync(o => o.State == CopyState.Queued);
        }
        for (var queued = await QueuedAsync(); queued > 0;)
        {
            var before = queued;
            await Until.TrueAsync("another letter to leave", async () => (queued = await QueuedAsync()) < before);
        }
        await app.KillAsync();
    }

    [GeneratedRegex("^Message-Id: <([0-9a-f]{32})@", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Directory.Delete(folder + "-keys", recursive: true);
    }
}
