// A stop in the middle of work: what was begun is finished and answered, and nothing is there of which nobody was told.
using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Operation;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class StopTests
{
    const int Writers = 8, Rounds = 5;

    static readonly DateTimeOffset Now = DanishTime.FromDanish(Days.Day("2026-12-07"), new(9, 0));

    [Fact]
    public async Task Every_contact_that_is_written_was_answered_and_every_answered_one_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("ombud-stop-").FullName;
        try
        {
            var acknowledged = new ConcurrentBag<string>();
            for (var round = 1; round <= Rounds; round++)
            {
                await using var app = await OmbudProcess.StartAsync(folder, Now);
                using var client = await app.SignInAsync("intake");
                var underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var enough = acknowledged.Count + (round * 7);
                var writers = Enumerable.Range(0, Writers).Select(_ => WriteAsync(client, acknowledged, () => { if (acknowledged.Count >= enough) underWay.TrySetResult(); })).ToArray();
                await underWay.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
                var (code, _) = await app.StopAsync();
                Assert.Equal(0, code);
                await Task.WhenAll(writers);
            }
            await using var host = new OmbudHost(folder: folder);
            await using var db = await host.DatabaseAsync();
            var written = (await db.Cases.Select(c => c.Id).ToListAsync(TestContext.Current.CancellationToken)).Select(key => CaseNumber.FromKey(key).ToString());
            Assert.Equal(acknowledged.Order(), written.Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            if (Directory.Exists(folder + "-keys")) Directory.Delete(folder + "-keys", recursive: true);
        }
    }

    /// <summary>One contact after the other, until the line is closed.</summary>
    static async Task WriteAsync(HttpClient client, ConcurrentBag<string> acknowledged, Action answered)
    {
        while (true)
        {
            try
            {
                acknowledged.Add(await client.RegisterAsync());
                answered();
            }
            catch (HttpRequestException) { return; }
        }
    }
}
