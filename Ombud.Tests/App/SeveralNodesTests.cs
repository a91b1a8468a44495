// Several nodes on one PostgreSQL: one is killed and the database starts again while contacts come in over both; nothing is lost or doubled.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Features.Board;
using Ombud.App.Jobs;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Letters;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.Postgres)]
public sealed class SeveralNodesTests : IDisposable
{
    const int Clients = 8;
    const string DueToday = """
        {"channel": "digital-post", "kind": "complaint", "written": true, "receivedOn": "2026-11-23", "summary": "Venter stadig på svar.",
         "points": [{"theme": "handling-time", "topic": "case-handling"}]}
        """;

    static readonly DateOnly Today = Days.Day("2026-12-07");

    readonly string folder = Directory.CreateTempSubdirectory("ombud-nodes-").FullName;
    readonly ConcurrentDictionary<string, string> acknowledged = new();
    int repeated;

    [Fact]
    public async Task A_killed_node_and_a_restarted_database_lose_and_double_nothing_and_every_board_ends_equal()
    {
        var contacts = ReliabilityReport.IsLong ? 2_000 : 160;
        using var server = await PostgresServer.StartAsync();
        var database = await server.EmptyAsync("nodes");
        await using var first = Host(database, "first");
        await using var third = Host(database, "third");
        await using var watching = new WatchedBoards(first, third);
        await using var second = await NodeAsync(database, "second");
        var alive = new ConcurrentDictionary<string, Uri> { ["first"] = first.Address, ["second"] = second.Address };

        var keys = new ConcurrentQueue<string>(Enumerable.Range(0, contacts).Select(i => $"contact-{i}"));
        var clients = Enumerable.Range(0, Clients).Select(i => WriteAsync(keys, alive, i)).ToList();
        await Until.TrueAsync("a third of the contacts", () => acknowledged.Count >= contacts / 3);
        alive.Remove("second", out _);
        await second.KillAsync();
        await using var again = await NodeAsync(database, "second");
        alive["second"] = again.Address;
        await Until.TrueAsync("two thirds of the contacts", () => acknowledged.Count >= contacts * 2 / 3);
        await server.RestartAsync();
        await Task.WhenAll(clients);

        await Soundness.AssertAsync(first);
        await using var db = await first.DatabaseAsync();
        var numbers = await db.Cases.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
        Assert.Equal(contacts, acknowledged.Count);
        Assert.Equal(numbers.Select(id => CaseNumber.FromKey(id).ToString()), acknowledged.Values.Order());
        await watching.ShowAsync(numbers);
        await RemindAsync(first, third, numbers.Count);
        await third.AsAsync(null, async services =>
        {
            await services.GetRequiredService<SearchIndex>().SettledAsync();
            var found = await services.GetRequiredService<SearchIndex>().FindAsync("venter stadig");
            Assert.Equal(Math.Min(SearchIndex.Most, contacts), found.Hits.Count);
            var held = await services.GetRequiredService<AccessLogCheck>().RunAsync();
            Assert.Null(held.Fault);
            return true;
        });
        ReliabilityReport.Append("Several nodes on one PostgreSQL", 0,
            ("Contacts registered by 8 clients over two nodes", contacts.ToString(CultureInfo.InvariantCulture)),
            ("Nodes killed and started again; restarts of the database", "1; 1"),
            ("Sent again because no answer came", repeated.ToString(CultureInfo.InvariantCulture)),
            ("Acknowledged and lost, doubled, or gaps in the numbers", "0"),
            ("Boards of two nodes that were open all the time, and a fresh reading", "equal"),
            ("Reminders given by two nodes at once: due; missing; doubled", $"{numbers.Count}; 0; 0"));
    }

    [Fact]
    public async Task What_one_node_changes_the_others_know_also_after_their_connection_was_lost()
    {
        using var server = await PostgresServer.StartAsync();
        var database = await server.EmptyAsync("news");
        await using var here = Host(database, "here");
        await using var there = Host(database, "there");
        await using var watching = new WatchedBoards(here, there);
        _ = await there.AsAsync("adviser", async services => await services.GetRequiredService<Office>().GetAsync());

        using var adviser = await here.SignedInAsync("adviser");
        var number = await adviser.RegisterAsync();
        await watching.ShowAsync([CaseNumber.TryParse(number, out var known) ? known.Key : 0]);
        var saved = await here.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().SetClosingDayAsync(OfficeClosingDay.FirstOfMay, isClosed: true));
        Assert.Null(saved.Refused);
        await Until.TrueAsync("the closing day at the other node", () => IsClosedAsync(there));

        await there.AsAsync("adviser", TemplateVersionAsync);
        Assert.Null(await here.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().SaveTemplateAsync(
            TemplateKind.Answer, "da", "Svar, sag {{sagsnummer}}", "{{tekst}}", seen: 0)));
        await Until.TrueAsync("the template at the other node", async () => await there.AsAsync("adviser", TemplateVersionAsync) == 1);

        // The other node hears nothing of what is written while the database comes back.
        await server.RestartAsync();
        var after = await RegisterAfterAsync(adviser);
        await watching.ShowAsync([known.Key, CaseNumber.TryParse(after, out var later) ? later.Key : 0]);
    }

    [Fact]
    public async Task A_cookie_of_one_node_is_good_at_the_others()
    {
        var database = await (await PostgresServer.SharedAsync()).EmptyAsync($"cookies_{Guid.NewGuid():N}");
        await using var here = Host(database, "here");
        await using var there = Host(database, "there");
        _ = there.Address;
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var form = new FormUrlEncodedContent([new("role", "adviser")]);
        using var signedIn = await client.PostAsync(new Uri(here.Address, "demo/sign-in"), form);
        using var asked = await client.GetAsync(new Uri(there.Address, "api/v1/cases?state=open"));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    static async Task<int> TemplateVersionAsync(IServiceProvider services) =>
        (await services.GetRequiredService<LetterTemplates>().FindAsync(TemplateKind.Answer, "da")).Version;

    static async Task<bool> IsClosedAsync(OmbudHost host) =>
        await host.AsAsync("adviser", async services => (await services.GetRequiredService<Office>().GetAsync()).ClosingRules[OfficeClosingDay.FirstOfMay]);

    static async Task<string> RegisterAfterAsync(HttpClient client)
    {
        var (key, number) = (Guid.NewGuid().ToString(), "");
        await Until.TrueAsync("a node whose database is back", async () =>
        {
            using var answer = await client.PostAsync(ApiClient.Contacts, DueToday, ("Idempotency-Key", key));
            if (answer.StatusCode is not HttpStatusCode.Created) return false;
            number = (string)(await answer.JsonAsync(HttpStatusCode.Created))["number"]!;
            return true;
        });
        return number;
    }

    /// <summary>Sends each contact until it is answered, to another node when one does not answer, as a proxy would.</summary>
    async Task WriteAsync(ConcurrentQueue<string> keys, ConcurrentDictionary<string, Uri> alive, int client)
    {
        var turn = client;
        var signedIn = new Dictionary<Uri, HttpClient>();
        while (keys.TryDequeue(out var key))
        {
            for (var tries = 0; !await TryAsync(key); tries++)
            {
                Interlocked.Increment(ref repeated);
                Assert.True(tries < 400, "No node answers.");
                await Task.Delay(25); // as a client waits that is told to come again
            }
        }
        foreach (var one in signedIn.Values) one.Dispose();

        async Task<bool> TryAsync(string key)
        {
            var nodes = alive.OrderBy(node => node.Key).Select(node => node.Value).ToList();
            var node = nodes[turn++ % nodes.Count];
            try
            {
                if (!signedIn.TryGetValue(node, out var http)) signedIn[node] = http = await SignInAsync(node);
                using var answer = await http.PostAsync(ApiClient.Contacts, DueToday, ("Idempotency-Key", key));
                if (answer.StatusCode is not HttpStatusCode.Created) return false;
                var number = (string)(await answer.JsonAsync(HttpStatusCode.Created))["number"]!;
                Assert.Equal(number, acknowledged.GetOrAdd(key, number));
                return true;
            }
            catch (HttpRequestException) { return false; }
        }
    }

    static async Task<HttpClient> SignInAsync(Uri node)
    {
#pragma warning disable CA2000 // The client owns its handler.
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = node };
#pragma warning restore CA2000
        using var form = new FormUrlEncodedContent([new("role", "intake")]);
        using var answer = await client.PostAsync(new Uri("demo/sign-in", UriKind.Relative), form);
        if (answer.StatusCode is HttpStatusCode.Redirect) return client;
        client.Dispose();
        throw new HttpRequestException("Not signed in.");
    }

    static async Task RemindAsync(OmbudHost first, OmbudHost third, int due)
    {
        // The killed node was at a job, and its lease has to be over.
        foreach (var host in (OmbudHost[])[first, third]) host.Clock.Advance(TimeSpan.FromMinutes(10));
        await Task.WhenAll(((OmbudHost[])[first, third, first, third]).Select(host => host.RunJobAsync<DeadlineReminders>(job => job.RunAsync(default))));
        await using var db = await first.DatabaseAsync();
        var reminders = await db.Reminders.AsNoTracking().ToListAsync();
        Assert.Equal(due, reminders.Count);
        Assert.Equal(due, reminders.Select(r => r.CaseId).Distinct().Count());
        Assert.All(reminders, r => Assert.True(r.Rule is ReminderRule.OnTheDay && r.DueOn == Today));
        // Each stands behind the bell once, whichever node a person is on.
        foreach (var host in (OmbudHost[])[first, third])
            Assert.Equal(due, (await host.AsAsync("adviser", services => services.GetRequiredService<ReminderInbox>().ReadAsync())).Unread);
    }

    Dictionary<string, string> Settings(string database, string node) => new()
    {
        ["Storage:Provider"] = StorageOptions.PostgreSql,
        ["Storage:ConnectionString"] = database,
        ["Storage:Node"] = node,
        ["Protection:KeyFolder"] = Path.Combine(folder, "keys"),
    };

    OmbudHost Host(string database, string node)
    {
        var host = new OmbudHost(settings: Settings(database, node)!, folder: Directory.CreateDirectory(Path.Combine(folder, node)).FullName);
        host.Clock.SetUtcNow(DanishTime.FromDanish(Today, new(9, 0)));
        return host;
    }

    Task<OmbudProcess> NodeAsync(string database, string node) =>
        OmbudProcess.StartAsync(Directory.CreateDirectory(Path.Combine(folder, node)).FullName, DanishTime.FromDanish(Today, new(9, 0)),
            settings: Settings(database, node).Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value)));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
