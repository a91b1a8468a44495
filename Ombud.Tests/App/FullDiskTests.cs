// The disk runs full under the running app: who writes is told so in clear words, nothing is half saved, and all goes on when there is room again.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class FullDiskTests
{
    const int Writers = 3, Senders = 2;
    const string RetryKey = "Idempotency-Key";

    /// <summary>Two of them in one commit are more than the database keeps in memory: the disk is full in the middle of a statement, too.</summary>
    readonly byte[] file = SampleFile.Large(1_500_000);
    readonly ConcurrentDictionary<string, string> acknowledged = new();
    readonly ConcurrentDictionary<string, byte> unanswered = new();
    readonly ConcurrentBag<Guid> attached = [];
    int refusals, contacts, files;

    [Fact]
    public async Task When_the_disk_is_full_nothing_is_half_saved_and_all_goes_on_when_there_is_room()
    {
        // The log of a database that is in use keeps its size: a full disk takes some more, and an office of its own each ten times.
        var (offices, places, seed, watch) = (ReliabilityReport.IsLong ? 10 : 1, ReliabilityReport.IsLong ? 10 : 5, Environment.TickCount, Stopwatch.StartNew());
        var random = new Random(seed);
        for (var office = 0; office < offices; office++) await RunAsync(random, places);
        ReliabilityReport.Append("Full disk", seed,
            ("Positions at which the disk ran full under the running app", Text(offices * places)),
            ("Contacts acknowledged; files attached", $"{contacts}; {files}"),
            ("Refused, each in words that name the full disk", Text(refusals)),
            ("Writes accepted again when there was room, without a restart", "all"),
            ("Acknowledged and lost, doubled, half saved, or gaps in the numbers", "0"),
            ("PRAGMA integrity_check", "ok"),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    async Task RunAsync(Random random, int places)
    {
        acknowledged.Clear();
        attached.Clear();
        await using var disk = await SmallDisk.StartAsync(megabytes: 100 * places);
        await using (var app = await OmbudProcess.StartAsync(disk, Now, ("Health__FreeMegabytes", "1")))
        {
            using var client = await app.SignInAsync("adviser");
            var first = await RegisterAsync(client, "first");
            Assert.NotNull(first);
            for (var place = 0; place < places; place++)
            {
#pragma warning disable CA5394 // Any place will do; the seed is in the report.
                disk.Fill(leaving: random.Next(0, place % 2 == 0 ? 6_000_000 : 500_000));
#pragma warning restore CA5394
                await FillUpAsync(client, first);
                await AssertReadsAsync(client);
                disk.MakeRoom();
                await GoOnAsync(client, first);
            }
            Assert.Equal(0, (await app.StopAsync()).Code);
        }
        var copy = CopyOut(disk);
        try
        {
            // Before a start clears up: pieces of files that were refused are gone already.
            Assert.Equal(0, await PiecesLeftAsync(copy));
            await using var host = new OmbudHost(folder: copy);
            await AssertAsync(host, first: acknowledged["first"]);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
            Directory.Delete(copy + "-keys", recursive: true);
        }
        (contacts, files) = (contacts + acknowledged.Count, files + attached.Count);
    }

    /// <summary>Registers and attaches until each writer has been refused.</summary>
    async Task FillUpAsync(HttpClient client, string first) => await Task.WhenAll([
        .. Enumerable.Range(0, Writers).Select(async _ => { while (await RegisterAsync(client, Guid.NewGuid().ToString()) is not null) { } }),
        .. Enumerable.Range(0, Senders).Select(async _ => { while (await AttachAsync(client, first)) { } })]);

    /// <summary>What needs no row of the log is there, and the app says that it is not well.</summary>
    static async Task AssertReadsAsync(HttpClient client)
    {
        using var list = await client.GetAsync(new Uri("api/v1/cases", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        using var ready = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    /// <summary>What was refused is sent once more under its key, and taken; a file too.</summary>
    async Task GoOnAsync(HttpClient client, string first)
    {
        foreach (var key in unanswered.Keys) Assert.NotNull(await RegisterAsync(client, key));
        Assert.True(await AttachAsync(client, first));
        using var ready = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    /// <summary>Null: refused.</summary>
    async Task<string?> RegisterAsync(HttpClient client, string key)
    {
        using var answer = await client.PostAsync(ApiClient.Contacts, ApiClient.Call, (RetryKey, key));
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable)
        {
            unanswered[key] = 0;
            return await RefusedAsync(answer);
        }
        var number = (string)(await answer.JsonAsync(HttpStatusCode.Created))["number"]!;
        unanswered.TryRemove(key, out _);
        Assert.Equal(number, acknowledged.GetOrAdd(key, number));
        return number;
    }

    async Task<bool> AttachAsync(HttpClient client, string number)
    {
        using var content = new ByteArrayContent(file);
        using var answer = await client.AttachAsync(number, "Brev.pdf", content);
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable) return await RefusedAsync(answer) is not null;
        attached.Add((Guid)(await answer.JsonAsync(HttpStatusCode.Created))["id"]!);
        return true;
    }

    async Task<string?> RefusedAsync(HttpResponseMessage answer)
    {
        var said = await answer.JsonAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(("disk-full", "Der er ikke plads til mere på serveren"), ((string)said["code"]!, (string)said["title"]!));
        Interlocked.Increment(ref refusals);
        return null;
    }

    async Task AssertAsync(OmbudHost host, string first)
    {
        await Soundness.AssertAsync(host);
        await using (var db = await host.DatabaseAsync())
            Assert.Equal(acknowledged.Values.Order(), (await db.Cases.Select(c => c.Id).ToListAsync()).Select(key => CaseNumber.FromKey(key).ToString()).Order());
        Assert.True(CaseNumber.TryParse(first, out var number));
        var documents = (await host.DossierAsync(number)).Documents;
        Assert.Equal(attached.Order(), documents.Select(d => d.Id).Order());
        foreach (var document in documents) Assert.Equal(file, await host.ReadAsync(number, document.Id));
    }

    static async Task<int> PiecesLeftAsync(string copy)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(copy, "ombud.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM DocumentChunks WHERE DocumentId NOT IN (SELECT Id FROM DossierRecords)";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    static string CopyOut(SmallDisk disk)
    {
        var copy = Directory.CreateTempSubdirectory("ombud-full-").FullName;
        foreach (var name in Directory.EnumerateFiles(disk.Outside)) File.Copy(name, Path.Combine(copy, Path.GetFileName(name)));
        Directory.Move(disk.Folder + "-keys", copy + "-keys");
        return copy;
    }

    static DateTimeOffset Now => DanishTime.FromDanish(A.Today, new(9, 0));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
