// What is sent to a collector: how much, how often and how long of what kind. Nothing about anybody, and nothing without the setting.
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data;
using Ombud.App.Localisation;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ombud.Tests.App.Operation;

public sealed class TelemetryTests : IDisposable
{
    static readonly string[] Metrics =
    [
        "ombud.commands", "ombud.command.duration", "ombud.refusals", "ombud.query.duration", "ombud.unreadable", "ombud.job.runs", "ombud.job.duration",
        "ombud.circuits", "ombud.search.ready", "ombud.letters.pending", "http.server.request.duration", "dotnet.gc.collections",
        "registered", "judged", "point-without-outcome", "no-right", "board", "cases", "case-file", "search", "note", "key-upkeep",
    ];

    static readonly DateTimeOffset Now = DanishTime.FromDanish(Days.Day("2026-12-07"), new(9, 0));

    readonly string folder = Directory.CreateTempSubdirectory("ombud-measured-").FullName;
    readonly PlantedPerson person = PlantedPerson.Make(1)[0];

    [Trait(Needs.Database, Needs.SqliteFile)]
    [Fact]
    public async Task What_is_measured_arrives_and_nothing_of_what_was_planted_does()
    {
        await using var collector = await Collector.StartAsync();
        string number;
        await using (var app = await OmbudProcess.StartAsync(folder, Now, settings: [("Telemetry__Endpoint", collector.Address), ("OTEL_METRIC_EXPORT_INTERVAL", "500")]))
        {
            number = await WorkAsync(app);
            await collector.UntilAsync("metrics", "key-upkeep");
            Assert.Equal(0, (await app.StopAsync()).Code); // what was not sent yet is sent then
        }
        Assert.All(Metrics, name => Assert.True(collector.Holds("metrics", name), name));
        foreach (var name in (string[])["/cases/{Text}", "/api/v1/contacts", "ombud.command", "registered", "ombud.query", "ombud.job"])
            Assert.True(collector.Holds("traces", name), name);

        string[] secrets = [.. person.Texts, number, $"/cases/{number}", "planted-query", "planted-feed-key", "planted-agent", "planted-state", "k.roenbo", "l.dammark", "Rønbo", "Dammark", "127.0.0.1"];
        var all = new[] { collector.Got("metrics"), collector.Got("traces") };
        var found = from secret in secrets
                    from form in Planted.Forms(secret)
                    where all.Any(bytes => bytes.AsSpan().IndexOf(form.Bytes) >= 0)
                    select $"{secret} as {form.Name}";
        Assert.Empty(found);
    }

    /// <summary>The search above is worth something: what is sent is found.</summary>
    [Fact]
    public async Task What_is_sent_is_found_by_its_text()
    {
        await using var collector = await Collector.StartAsync();
        using var client = new HttpClient { BaseAddress = new(collector.Address) };
        using var sent = await client.PostAsync(new Uri("v1/traces", UriKind.Relative), new StringContent($"before{person.Name}after"), TestContext.Current.CancellationToken);
        Assert.True(collector.Holds("traces", person.Name));
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_set_up_to_be_sent()
    {
        await using var host = new OmbudHost();
        _ = host.Address;
        Assert.Null(host.Services.GetService<MeterProvider>());
        Assert.Null(host.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task A_setting_that_is_no_address_is_named()
    {
        var (code, said) = await OmbudCommand.RunAsync([], ("ASPNETCORE_ENVIRONMENT", "Development"), ("Telemetry__Endpoint", "collector"));
        Assert.Equal(2, code);
        Assert.Contains("Telemetry:Endpoint", said, StringComparison.Ordinal);
    }

    /// <summary>A day's work in small: registered, found, judged, refused, looked at, and one record that does not open.</summary>
    async Task<string> WorkAsync(OmbudProcess app)
    {
        using var adviser = await app.SignInAsync("adviser");
        adviser.DefaultRequestHeaders.Add("User-Agent", "planted-agent");
        adviser.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        adviser.DefaultRequestHeaders.Add("tracestate", "x=planted-state");
        var contact = new
        {
            channel = "phone", kind = "complaint", summary = $"{person.Name} ({person.Cpr}): {person.Phrase}.", caller = new { name = person.Name, cpr = person.Cpr },
            points = new[] { new { theme = "handling-time", topic = "case-handling" } },
        };
        var number = await adviser.RegisterAsync(JsonSerializer.Serialize(contact));
        await adviser.OkAsync("api/v1/search", JsonSerializer.Serialize(new { text = person.Name }));
        await adviser.OkAsync($"api/v1/cases/{number}/admissibility", """{"verdicts": [{"point": 1, "admitted": true}]}""");
        Assert.Equal("point-without-outcome", await adviser.NoAsync($"api/v1/cases/{number}/conclusion", "{}"));
        using var supervisor = await app.SignInAsync("supervisor");
        using var refused = await supervisor.GetAsync(new Uri($"cases/{number}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await using (var db = new SqliteOmbudDb(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite($"Data Source={Path.Combine(folder, "ombud.db")};Pooling=False").Options))
            await db.DossierRecords.ExecuteUpdateAsync(set => set.SetProperty(d => d.Content, "broken"u8.ToArray()));
        await adviser.OkAsync($"api/v1/cases/{number}/answer", JsonSerializer.Serialize(new { channel = "phone", notice = true, remark = person.Phrase })); // opens what no longer opens
        foreach (var page in (string[])[$"cases/{number}?planted-query={person.Cpr}", "board", "calendar/feed/planted-feed-key.ics", $"api/v1/cases/{number}", "api/v1/cases?state=received", $"nowhere/{person.Cpr}"])
            (await adviser.GetAsync(new Uri(page, UriKind.Relative))).Dispose();
        return number;
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        if (Directory.Exists(folder + "-keys")) Directory.Delete(folder + "-keys", recursive: true);
    }
}
