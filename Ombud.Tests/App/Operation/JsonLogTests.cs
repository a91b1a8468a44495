// In production each line of the log is one entry as JSON, in UTC, and holds nothing that somebody has typed.
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ombud.App.Operation;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Operation;

public sealed class JsonLogTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 41, 12, 345, TimeSpan.FromHours(1));

    [Fact]
    public async Task An_app_in_production_writes_nothing_but_such_lines()
    {
        var folder = Directory.CreateTempSubdirectory("ombud-log-").FullName;
        var person = PlantedPerson.Make(1)[0];
        try
        {
            string said;
            await using (var app = await OmbudProcess.StartAsync(folder, Now, settings:
            [
                ("ASPNETCORE_ENVIRONMENT", "Production"), ("AzureAd__Instance", "https://login.example/"), ("AzureAd__TenantId", "00000000-0000-0000-0000-000000000001"),
                ("AzureAd__ClientId", "ombud"), ("AzureAd__ClientSecret", "only-for-tests-4c1b"), ("Protection__CertificateFile", TestCertificate.Make(Path.Combine(folder, "ring.pfx"), "x")),
                ("Protection__CertificatePassword", "x"), ("Protection__EscrowRenounced", "true"), ("Proxy__Known", "127.0.0.1"),
                ("Logging__LogLevel__Default", "Debug"), ("Logging__LogLevel__Microsoft.AspNetCore", "Information"),
            ]))
            {
                using var anyone = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = app.Address };
                anyone.DefaultRequestHeaders.Host = "ombud.example";
                anyone.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
                using var ready = await anyone.GetAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
                // By way of TLS, and in production: the browser is told to come that way alone.
                Assert.Equal("max-age=31536000", ready.Headers.GetValues("Strict-Transport-Security").Single());
                using var refused = await anyone.GetAsync(new Uri("api/v1/cases", UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
                // In the body and in headers, where what is typed can come; addresses hold none of it.
                foreach (var (i, text) in person.Texts.Index()) anyone.DefaultRequestHeaders.TryAddWithoutValidation($"X-Planted-{i}", text);
                using var typed = new StringContent(JsonSerializer.Serialize(new { text = string.Join(' ', person.Texts) }), Encoding.UTF8, "application/json");
                using var searched = await anyone.PostAsync(new Uri("api/v1/search", UriKind.Relative), typed, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.Unauthorized, searched.StatusCode);
                (_, said) = await app.StopAsync();
            }
            var bytes = Encoding.UTF8.GetBytes(said);
            Assert.Empty(person.Texts.SelectMany(Planted.Forms).Where(form => bytes.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => form.Name));
            var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Contains(lines, line => line.Contains("Now listening on", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains("\"traceId\"", StringComparison.Ordinal));
            foreach (var line in lines)
            {
                using var entry = JsonDocument.Parse(line);
                Assert.EndsWith("Z", entry.RootElement.GetProperty("at").GetString(), StringComparison.Ordinal);
                Assert.True(DateTimeOffset.TryParse(entry.RootElement.GetProperty("at").GetString(), CultureInfo.InvariantCulture, out _));
                Assert.Contains(entry.RootElement.GetProperty("level").GetString(), (string[])["debug", "information", "warning", "error", "critical"]);
                Assert.False(string.IsNullOrEmpty(entry.RootElement.GetProperty("category").GetString()));
                Assert.True(entry.RootElement.TryGetProperty("message", out _));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            if (Directory.Exists(folder + "-keys")) Directory.Delete(folder + "-keys", recursive: true);
        }
    }

    [Fact]
    public void A_line_stays_one_line_and_tells_of_an_error_by_its_kind_and_place()
    {
        var cause = Thrown(() => int.Parse("Ærø\n010190-1234", CultureInfo.InvariantCulture));
        var line = Write(new InvalidOperationException("Two at once.", cause), $"First\nsecond \"third\" æøå {cause.Message}");
        Assert.Equal(1, line.Count(c => c == '\n'));
        using var entry = JsonDocument.Parse(line);
        Assert.Equal("2026-11-23T08:41:12.345Z", entry.RootElement.GetProperty("at").GetString());
        Assert.Equal("First\nsecond \"third\" æøå …", entry.RootElement.GetProperty("message").GetString());
        var errors = entry.RootElement.GetProperty("exception").EnumerateArray().ToList();
        Assert.Equal("Two at once.", errors[0].GetProperty("message").GetString());
        Assert.Equal("System.FormatException", errors[1].GetProperty("type").GetString());
        Assert.Contains(nameof(JsonLogTests), errors[1].GetProperty("stack").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("010190", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_scopes_only_those_that_name_nobody_are_written()
    {
        var scopes = new LoggerExternalScopeProvider();
        using var request = scopes.Push(new Dictionary<string, object?> { ["RequestId"] = "0HN:1", ["RequestPath"] = "/cases/2026-00042", ["User"] = "k.roenbo" });
        using var other = scopes.Push("for k.roenbo");
        var line = Write(null, "Hello.", scopes);
        Assert.Contains("\"requestId\":\"0HN:1\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain("00042", line, StringComparison.Ordinal);
        Assert.DoesNotContain("roenbo", line, StringComparison.Ordinal);
    }

    static string Write(Exception? error, string message, IExternalScopeProvider? scopes = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new JsonLines(new FakeTimeProvider(Now)).Write(new LogEntry<string>(LogLevel.Error, "Test", default, message, error, (text, _) => text), scopes, output);
        return output.ToString();
    }

    static Exception Thrown(Func<object> act) => Assert.ThrowsAny<Exception>(act);
}
