// Two nodes on one PostgreSQL send the same letters; the one that is at it is killed right after the mail server's yes, and the other goes on.
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.Postgres)]
public sealed partial class SeveralNodesLetterTests : IDisposable
{
    static readonly DateTimeOffset Now = DanishTime.FromDanish(A.Today, new(10, 0));

    readonly string folder = Directory.CreateTempSubdirectory("ombud-nodes-").FullName;

    [Fact]
    public async Task A_node_that_is_killed_while_it_sends_leaves_the_rest_to_the_other()
    {
        var letters = ReliabilityReport.IsLong ? 500 : 20;
        using var server = await PostgresServer.StartAsync();
        var database = await server.EmptyAsync("letters");
        await using var mail = new HostileServer();
        await using var desk = Host(database);
        for (var i = 0; i < letters; i++) await desk.ApprovedAsync(await desk.WithPartyAsync(cpr: null, email: $"asta{i}@post.example"), LetterKind.Answer);

        var (taken, dead) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        mail.Tricks[SmtpStep.Taken] = async call =>
        {
            if (mail.Accepted.Count < letters / 2)
            {
                await call.SayAsync("250 Ok, queued");
                return;
            }
            // The server has it, and the node dies before it hears so.
            call.OnYes!();
            taken.TrySetResult();
            await dead.Task;
        };
        await using var first = await NodeAsync(database, "first", mail);
        await using var second = await NodeAsync(database, "second", mail);
        await taken.Task.WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        var sender = mail.Heard.Last(heard => heard.Line.StartsWith("MAIL FROM", StringComparison.OrdinalIgnoreCase)).Line;
        await (sender.Contains("first@", StringComparison.Ordinal) ? first : second).KillAsync();
        mail.Tricks.Clear();
        dead.SetResult();

        // The other takes over when the lease of the dead one is over.
        await using var db = await desk.DatabaseAsync();
        await Until.TrueAsync("the other node to send the rest", async () => !await db.Outbox.AnyAsync(o => o.State == CopyState.Queued));
        var sent = mail.Accepted.Select(message => MessageId().Match(message).Groups[1].Value).ToList();
        Assert.Equal((await db.Outbox.Select(o => o.MessageId).ToListAsync(TestContext.Current.CancellationToken)).Select(id => id.ToString("N")).Order(), sent.Distinct().Order());
        Assert.Equal(letters + 1, sent.Count); // the one whose yes nobody heard, under the same id
        Assert.Equal(letters, await db.Events.CountAsync(e => e.Body.Contains("\"letter-sent\""), TestContext.Current.CancellationToken));
        Assert.Equal(2, mail.Heard.Select(heard => heard.Line).Where(line => line.StartsWith("MAIL FROM", StringComparison.OrdinalIgnoreCase)).Select(line => line.Split('@')[0]).Distinct().Count());
        await Soundness.AssertAsync(desk);
        ReliabilityReport.Append("Letters sent by two nodes on one PostgreSQL", 0,
            ("Letters", letters.ToString(CultureInfo.InvariantCulture)),
            ("Nodes killed between the mail server's yes and the commit", "1"),
            ("Letters that did not leave; noted as sent more than once", "0; 0"),
            ("Mails that came twice, with the same Message-ID", "1"));
    }

    [GeneratedRegex("^Message-Id: <([0-9a-f]{32})@", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();

    Dictionary<string, string> Settings(string database, string node) => new()
    {
        ["Storage:Provider"] = StorageOptions.PostgreSql, ["Storage:ConnectionString"] = database, ["Storage:Node"] = node, ["Protection:KeyFolder"] = Path.Combine(folder, "keys"),
    };

    OmbudHost Host(string database)
    {
        var host = new OmbudHost(settings: Settings(database, "desk")!, folder: Directory.CreateDirectory(Path.Combine(folder, "desk")).FullName);
        host.Clock.SetUtcNow(Now);
        return host;
    }

    Task<OmbudProcess> NodeAsync(string database, string node, HostileServer mail)
    {
        var options = mail.Options;
        var settings = new Dictionary<string, string>(Settings(database, node))
        {
            ["Smtp:Host"] = options.Host!, ["Smtp:Port"] = options.Port.ToString(CultureInfo.InvariantCulture), ["Smtp:User"] = options.User!, ["Smtp:Password"] = options.Password!,
            ["Smtp:TrustedCertificateFile"] = options.TrustedCertificateFile!, ["Smtp:From"] = $"{node}@kommune.example",
        };
        return OmbudProcess.StartAsync(Directory.CreateDirectory(Path.Combine(folder, node)).FullName, Now,
            settings: settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
