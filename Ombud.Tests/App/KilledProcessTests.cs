// The whole app is killed at random moments while contacts come in: nothing that was acknowledged is lost, nothing happens twice.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.App.Jobs;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class KilledProcessTests : IDisposable
{
    const int Writers = 4;
    static readonly DateOnly Today = Days.Day("2026-12-07");

    /// <summary>Received ten working days before the app's today, so that each is due for a reminder at once.</summary>
    const string DueToday = """
        {"channel": "digital-post", "kind": "complaint", "written": true, "receivedOn": "2026-11-23", "summary": "Venter stadig på svar.",
         "points": [{"theme": "handling-time", "topic": "case-handling"}]}
        """;

    readonly string folder = Directory.CreateTempSubdirectory("ombud-kill-").FullName;
    readonly ConcurrentDictionary<string, string> acknowledged = new();
    readonly ConcurrentBag<string> asked = [];
    readonly ConcurrentQueue<string> unanswered = new();
    int acknowledgements;

    [Fact]
    public async Task No_acknowledged_contact_is_lost_or_doubled_and_each_reminder_comes_once_however_often_the_app_is_killed()
    {
        var kills = ReliabilityReport.IsLong ? 200 : 5;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        for (var kill = 0; kill < kills; kill++) await RunAndKillAsync(random, isEarly: kill % 5 == 4);
        var acknowledgedBefore = acknowledged.Count;
        Assert.True(acknowledgedBefore > 0, "Every kill came before the first answer: nothing was tried.");
        await AskAgainAsync();

        await using var host = new OmbudHost(folder: folder);
        host.Clock.SetUtcNow(DanishTime.FromDanish(Today, new(10, 0)));
        var before = await RemindersAsync(host);
        for (var i = 0; i < 2; i++) await host.RunJobAsync<DeadlineReminders>(job => job.RunAsync(default));
        await AssertAsync(host, $"seed {seed}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledgedBefore} of {asked.Count} acknowledged, {before} reminded, by processes that were killed.");
        ReliabilityReport.Append("Killed while registering", seed,
            ("Kills (SIGKILL) of the whole app at random moments", Text(kills)),
            ("Writers at once", Text(Writers)),
            ("Contacts sent", Text(asked.Count)),
            ("Acknowledged by a process that was killed later", Text(acknowledgedBefore)),
            ("Repeated because no answer came", Text(asked.Count - acknowledgedBefore)),
            ("Answers in all, repeated keys included", Text(acknowledgements)),
            ("Acknowledged and lost, doubled, or gaps in the numbers", "0"),
            ("Reminders due; given by a process that was killed later; missing or doubled", $"{asked.Count}; {before}; 0"),
            ("PRAGMA integrity_check", "ok"),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    /// <summary>Starts the app, lets the writers write until a random number of answers or a random time has passed, and kills it.</summary>
    /// <param name="isEarly">The time counts from the start, else from the first answer: on a slow machine no answer may have come by then.</param>
    async Task RunAndKillAsync(Random random, bool isEarly)
    {
#pragma warning disable CA5394 // Any moment will do; the seed is in the report.
        var (after, atMost) = (random.Next(1, 80), TimeSpan.FromMilliseconds(random.Next(20, 1500)));
#pragma warning restore CA5394
        await using var app = await OmbudProcess.StartAsync(folder, Now);
        using var client = await app.SignInAsync("intake");
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = 0;
        var writers = Enumerable.Range(0, Writers).Select(_ => WriteAsync(client, () =>
        {
            var count = Interlocked.Increment(ref answered);
            if (count == 1) first.SetResult();
            if (count == after) enough.SetResult();
        })).ToArray();
        if (!isEarly) await Task.WhenAny(first.Task, Task.WhenAll(writers));
        await Task.WhenAny(enough.Task, Task.Delay(atMost));
        await app.KillAsync();
        await Task.WhenAll(writers);
    }

    /// <summary>Sends one contact after the other, those first that were not answered before, until the line is cut.</summary>
    async Task WriteAsync(HttpClient client, Action answered)
    {
        while (true)
        {
            if (!unanswered.TryDequeue(out var key)) asked.Add(key = Guid.NewGuid().ToString());
            try
            {
                await RegisterAsync(client, key);
                answered();
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                unanswered.Enqueue(key);
                return;
            }
        }
    }

    async Task RegisterAsync(HttpClient client, string key)
    {
        using var answer = await client.PostAsync(ApiClient.Contacts, DueToday, (RetryKey, key));
        var number = (string)(await answer.JsonAsync(HttpStatusCode.Created))["number"]!;
        Interlocked.Increment(ref acknowledgements);
        Assert.Equal(number, acknowledged.GetOrAdd(key, number));
    }

    /// <summary>Repeats what was never answered, and what was: every key has one answer for ever.</summary>
    async Task AskAgainAsync()
    {
        await using var app = await OmbudProcess.StartAsync(folder, Now);
        using var client = await app.SignInAsync("intake");
        foreach (var key in asked) await RegisterAsync(client, key);
        await app.KillAsync();
    }

    async Task AssertAsync(OmbudHost host, string run)
    {
        await Soundness.AssertAsync(host);
        await using var db = await host.DatabaseAsync();
        var numbers = (await db.Cases.Select(c => c.Id).ToListAsync()).Select(key => CaseNumber.FromKey(key).ToString()).Order();
        Assert.True(acknowledged.Values.Order().SequenceEqual(numbers), $"The acknowledged numbers are not those of the cases, {run}.");
        Assert.True(asked.Count == acknowledged.Count, run);
        var reminders = await db.Reminders.AsNoTracking().ToListAsync();
        Assert.Equal(asked.Count, reminders.Count);
        Assert.Equal(asked.Count, reminders.Select(r => r.CaseId).Distinct().Count());
        Assert.All(reminders, r => Assert.True(r.Rule is ReminderRule.OnTheDay && r.DueOn == Today, run));
        // To be there is to be given: every one of them stands behind the bell, unread.
        Assert.Equal(asked.Count, (await host.AsAsync("adviser", services => services.GetRequiredService<ReminderInbox>().ReadAsync())).Unread);
    }

    const string RetryKey = "Idempotency-Key";

    static DateTimeOffset Now => DanishTime.FromDanish(Today, new(9, 0));

    static async Task<int> RemindersAsync(OmbudHost host)
    {
        await using var db = await host.DatabaseAsync();
        return await db.Reminders.CountAsync();
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Directory.Delete(folder + "-keys", recursive: true);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
