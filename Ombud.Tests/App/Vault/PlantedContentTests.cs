// What is confided stands nowhere in clear: not in the database, its log, the keys, what the app says, or temporary folders.
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Ombud.App.Localisation;
using Ombud.Domain.Dossiers;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Vault;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class PlantedContentTests : IDisposable
{
    static readonly int Count = ReliabilityReport.IsLong ? 1_000 : 25;
    static readonly DateTimeOffset Now = DanishTime.FromDanish(Days.Day("2026-12-07"), new(9, 0));

    readonly string root = Directory.CreateTempSubdirectory("ombud-planted-").FullName;
    readonly IReadOnlyList<PlantedPerson> people = PlantedPerson.Make(Count);

    string Folder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    [Fact]
    public async Task What_was_planted_is_found_nowhere_while_running_after_a_backup_nor_after_a_kill()
    {
        var watch = Stopwatch.StartNew();
        string said;
        await using (var app = await OmbudProcess.StartAsync(Folder("data"), Now, temporary: Folder("tmp")))
        {
            using var client = await app.SignInAsync("adviser");
            foreach (var person in people) await PlantAsync(client, person);
            AssertNothing("while running");
            var (code, copied) = await OmbudCommand.RunAsync(["--backup", Folder("copies")], ("ASPNETCORE_ENVIRONMENT", "Development"),
                ("Storage__DataFolder", Folder("data")), ("Demo__Cases", "0"), ("TMPDIR", Folder("tmp")), ("SQLITE_TMPDIR", Folder("tmp")));
            Assert.True(code == 0, copied);
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(Folder("copies"), "archives")));
            await File.WriteAllTextAsync(Path.Combine(Folder("log"), "copied.txt"), copied);
            AssertNothing("after a backup");
            said = await app.KillAsync();
        }
        await File.WriteAllTextAsync(Path.Combine(Folder("log"), "said.txt"), said);
        Assert.Contains("Ombud", said, StringComparison.Ordinal);
        AssertNothing("after kill -9");
        ReliabilityReport.Append("Planted names, CPR numbers and phrases", 0,
            ("Persons planted through the API, each with a contact, a document, a draft and a search", Count.ToString(CultureInfo.InvariantCulture)),
            ("Forms looked for: UTF-8, UTF-16, base64, hex, URL, JSON, HTML, CPR without hyphen", "8"),
            ("Found in database, its log, keys, backup, output and temporary files, running, after a backup and after SIGKILL", "0"),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    [Fact]
    public async Task A_large_file_is_nowhere_in_clear_while_it_comes_nor_afterwards_nor_while_it_goes_out()
    {
        await using var app = await OmbudProcess.StartAsync(Folder("data"), Now, temporary: Folder("tmp"));
        using var client = await app.SignInAsync("adviser");
        var number = await client.RegisterAsync();
        var text = Encoding.UTF8.GetBytes($"{people[0].Name} ({people[0].Cpr}): {people[0].Phrase}.\n");
        var looked = 0;
        var file = new WatchedFile(Document.MaxBytes, _ =>
        {
            if (++looked % 10 == 0) AssertNothing("while it came", people[0]);
            return Task.CompletedTask;
        }, text);
        using var sent = await client.AttachAsync(number, $"{people[0].Name}.txt", new StreamContent(file));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        Assert.True(looked >= 20);
        AssertNothing("afterwards", people[0]);
        using var got = await client.GetAsync(sent.Headers.Location, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await got.Content.ReadAsStreamAsync();
        var begin = new byte[text.Length];
        await body.ReadExactlyAsync(begin);
        Assert.Equal(text, begin);
        AssertNothing("while it went out", people[0]);
        await File.WriteAllTextAsync(Path.Combine(Folder("log"), "said.txt"), await app.KillAsync());
        AssertNothing("after kill -9", people[0]);
    }

    /// <summary>The search itself is worth something: content that is not sealed is found, in each form.</summary>
    [Fact]
    public void What_is_not_sealed_is_found_in_every_form()
    {
        foreach (var person in people.Take(3))
            foreach (var text in person.Texts)
                foreach (var (form, bytes) in Planted.Forms(text))
                {
                    File.WriteAllBytes(Path.Combine(Folder("clear"), "leak.bin"), [.. Encoding.UTF8.GetBytes("before "), .. bytes, .. Encoding.UTF8.GetBytes(" after")]);
                    Assert.Contains($"{form} in leak.bin", Planted.FindIn([Folder("clear")], [person]));
                }
    }

    [Fact]
    public async Task A_letter_is_nowhere_in_clear_as_a_draft_approved_nor_sent()
    {
        await using var host = new OmbudHost();
        var person = people[0];
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Caller = new(person.Name, Cpr: person.Cpr) }));
        var letter = await host.WriteAsync(registered!.Number, LetterKind.Answer, new(person.Phrase, $"Kære {person.Name} ({person.Cpr})\n\n{person.Phrase}", "da"));
        Assert.Empty(Planted.FindIn([host.Folder, host.KeyFolder], people));
        Assert.Null(await host.ApproveAsync(registered.Number, letter));
        Assert.Empty(Planted.FindIn([host.Folder, host.KeyFolder], people));
        await host.DispatchAsync();
        Assert.Equal(Ombud.Domain.Cases.CopyState.Sent, Assert.Single(await host.OutboxAsync(registered.Number)).State);
        Assert.Empty(Planted.FindIn([host.Folder, host.KeyFolder], people));
        Assert.Contains(person.Phrase, (await host.DossierAsync(registered.Number)).Letters[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_unsealed_in_the_database_is_found()
    {
        await using var host = new OmbudHost();
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(people[0].Phrase) with { Caller = new(people[0].Name, Cpr: people[0].Cpr) }));
        Assert.Empty(Planted.FindIn([host.Folder, host.KeyFolder], people));
        await using (var db = await host.DatabaseAsync())
        {
            foreach (var row in db.DossierRecords.Where(d => d.CaseId == registered!.Number.Key))
            {
                row.Content = JsonSerializer.SerializeToUtf8Bytes(people[0]);
                db.Entry(row).Property(r => r.Content).IsModified = true;
            }
            await db.SaveChangesAsync();
        }
        Assert.NotEmpty(Planted.FindIn([host.Folder], people));
    }

    static async Task PlantAsync(HttpClient client, PlantedPerson person)
    {
        var contact = new { channel = "phone", kind = "guidance", summary = $"{person.Name} ({person.Cpr}) fortæller, at {person.Phrase}.", caller = new { name = person.Name, cpr = person.Cpr, phone = "00 12 34 56" } };
        using var registered = await client.PostAsync(ApiClient.Contacts, JsonSerializer.Serialize(contact), ("Idempotency-Key", person.Cpr));
        var number = (string)(await registered.JsonAsync(HttpStatusCode.Created))["number"]!;
        using var attached = await client.AttachAsync(number, $"{person.Name} {person.Cpr}.txt", new StringContent($"{person.Phrase}\n{person.Name}, {person.Cpr}"));
        Assert.Equal(HttpStatusCode.Created, attached.StatusCode);
        using var got = await client.GetAsync(attached.Headers.Location);
        Assert.Contains(person.Phrase, await got.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var draft = new StringContent(JsonSerializer.Serialize(new { summary = person.Phrase, name = person.Name }), Encoding.UTF8, "application/json");
        using var drafted = await client.PutAsync(new Uri("drafts/intake", UriKind.Relative), draft);
        Assert.Equal(HttpStatusCode.OK, drafted.StatusCode);
        using var found = await client.PostAsync("/api/v1/search", JsonSerializer.Serialize(new { text = person.Name }));
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }

    void AssertNothing(string when, params IReadOnlyList<PlantedPerson> those)
    {
        var found = Planted.FindIn([root], those is [] ? people : those);
        Assert.True(found.Count == 0, $"Found {when}: {string.Join("; ", found.Distinct().Take(10))}");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
