// The address that makes the answer to a request for access: what it sends, what it wants, and what comes first.
using System.Net;
using System.Net.Http.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

public sealed class AccessAnswerEndpointTests : IAsyncDisposable
{
    /// <summary>Quiet about a log that the test makes fail.</summary>
    readonly OmbudHost host = new(settings: new() { ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "None", ["Office:DataStaysInEu"] = "true" });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    async Task<(CaseNumber Number, AccessChoice Choice)> RegisterAsync()
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance, Caller = new("Asta Lyngdal", Cpr: "120367-0000") }));
        Assert.Null(refused);
        var (scope, _) = await host.AsAsync("adviser", services => services.GetRequiredService<SubjectAccess>().FindAsync(registered!.Number));
        return (registered!.Number, new(A.Today, true, [.. scope!.Cases.Single().Items.Select(i => i.Id)], [], [new(registered.Number, scope.Cases.Single().Version)]));
    }

    async Task<HttpResponseMessage> PostAsync(CaseNumber number, object choice, params (string Name, string Value)[] headers)
    {
        using var client = await host.SignedInAsync("adviser");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"cases/{number}/access-answer") { Content = JsonContent.Create(choice) };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task It_is_a_file_that_nobody_keeps_with_a_name_that_tells_nothing_and_in_Danish_whatever_the_screens_speak()
    {
        var (number, choice) = await RegisterAsync();
        using var answer = await PostAsync(number, choice, ("Cookie", "Ombud.Language=c%3Den-GB%7Cuic%3Den-GB"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(("application/zip", "attachment", $"indsigt-{number}.zip"), (answer.Content.Headers.ContentType!.MediaType!,
            answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        var files = new AccessZip(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Om behandlingen af dine oplysninger", files.Text, StringComparison.Ordinal);
        Assert.Contains("Oplysninger blev samlet til et svar", files.Text, StringComparison.Ordinal);
        Assert.Contains("Oplysningerne sendes ikke til lande uden for EU og EØS.", files.Text, StringComparison.Ordinal);
        Assert.Equal(new(2027, 2, 23), files.Answer.DueOn);
        Assert.Empty(Planted.FindTextIn([host.Folder, host.KeyFolder], "Asta Lyngdal"));
    }

    [Fact]
    public async Task Another_site_cannot_ask_for_it_and_a_body_that_is_no_choice_is_not_understood()
    {
        var (number, choice) = await RegisterAsync();
        foreach (var (name, value) in ((string, string)[])[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "none"), ("Origin", "https://other.example")])
            Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(number, choice, (name, value))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(number, new { requestedOn = "i går" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(number, new { requestedOn = "2026-11-23" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(number, choice with { RequestedOn = A.Today.AddDays(1) })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(new(2026, 999), choice)).StatusCode);
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.AccessLog.AnyAsync(a => a.Act == AccessAct.Export)); // nothing was opened for any of them
    }

    [Theory]
    [InlineData("application/json; charset=klingon", "{}", HttpStatusCode.UnsupportedMediaType), InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest), InlineData("application/json", "", HttpStatusCode.BadRequest), InlineData("application/json; charset=utf-16", "{}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", null, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_that_cannot_be_read_is_the_senders_fault(string type, string? body, HttpStatusCode expected)
    {
        var (number, _) = await RegisterAsync();
        using var client = await host.SignedInAsync("adviser");
        using var content = new StringContent(body ?? $"[{new string(' ', 1024 * 1024)}]");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await client.PostAsync(new Uri($"cases/{number}/access-answer", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Trait(Needs.Database, Needs.SqliteFile)]
    [Fact]
    public async Task What_cannot_be_logged_is_not_made()
    {
        var (number, choice) = await RegisterAsync();
        await using (var db = await host.DatabaseAsync())
            await db.Database.ExecuteSqlRawAsync($"CREATE TRIGGER full BEFORE INSERT ON AccessLog WHEN NEW.Act = {(int)AccessAct.Export} BEGIN SELECT RAISE(ABORT, 'full'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => host.AsAsync("adviser", services => services.GetRequiredService<SubjectAccess>().GatherAsync(number, choice)));
    }

    [Fact]
    public async Task An_erased_case_has_nothing_to_tell()
    {
        var (number, choice) = await RegisterAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.EndPoint(1, Outcome.Resolved) ?? it.Conclude(A.Today))));
        host.Clock.Advance(TimeSpan.FromDays(400));
        var later = A.Today.AddDays(400);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.FlagForReview(later) ?? it.Review(ReviewDecision.ProposeErasure, later))));
        await using (var db = await host.DatabaseAsync())
        {
            var version = await db.Cases.Where(c => c.Id == number.Key).Select(c => c.Version).SingleAsync();
            Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<Erasures>().EraseAsync(number, number.ToString(), version)));
        }
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(number, choice)).StatusCode);
    }

    [Fact]
    public void Every_act_purpose_result_and_source_has_its_words_for_the_citizen()
    {
        var keys = XDocument.Load(Path.Combine(Repository.Root, "Ombud.App", "Localisation", "Texts.resx")).Root!.Elements("data").Select(e => e.Attribute("name")!.Value).ToHashSet();
        string[] wanted =
        [
            .. Enum.GetNames<AccessAct>().Select(n => $"Act.{n}"), .. Enum.GetNames<Purpose>().Select(n => $"Purpose.{n}"),
            .. Enum.GetNames<Outcome>().Select(n => $"Outcome.{n}"), .. Enum.GetNames<DocumentSource>().Select(n => $"Source.{n}"),
            .. new[] { "Objections", "Points", "History", "Notes", "Documents", "Disclosures", "Looks" }.SelectMany(part => (string[])[part, $"{part}.Columns", $"{part}.None"]),
            .. new[] { "Why", "Basis", "Kinds", "To", "Kept", "Rights", "Complaint" }.SelectMany(part => (string[])[$"Law.{part}", $"Law.{part}.Text"]),
            .. new[] { "Name", "Cpr", "Phone", "Email", "Address", "Anonymous", "ObjectedOn", "Protected", "Representation", "Received", "Department", "State", "Due", "Told", "Answered", "Concluded", "Flags", "Companion", "References", "Sensitive" }.Select(fact => $"Fact.{fact}"),
        ];
        Assert.Empty(wanted.Where(key => !keys.Contains($"CaseFile.Access.{key}")));
    }
}
