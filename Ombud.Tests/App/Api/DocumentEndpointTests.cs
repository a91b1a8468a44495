// Files over HTTP: from our own pages only, told in words when refused, handed out to be kept and never shown, and every look written down.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Api;

public sealed class DocumentEndpointTests : IAsyncDisposable
{
    // The damaged document is an error in the log, which nobody needs to read here.
    readonly OmbudHost host = new(settings: new() { ["Logging:LogLevel:Ombud.App.Api.DocumentDownload"] = "None" });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_document_is_attached_and_handed_out_to_be_kept_and_both_are_in_the_log()
    {
        using var client = await host.SignedInAsync("adviser");
        var number = await client.RegisterAsync();
        var file = SampleFile.Large(300_000);
        using var sent = await client.AttachAsync(number, "Afgørelse: støtte.jpg", new ByteArrayContent(file), source: "department", on: "2026-10-02");
        var answer = await sent.JsonAsync(HttpStatusCode.Created);
        Assert.Equal(("Afgørelse_ støtte.pdf", "application/pdf", 300_000), ((string)answer["name"]!, (string)answer["mediaType"]!, (int)answer["size"]!));
        Assert.DoesNotContain("Afg", sent.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal([(AccessAct.Read, Purpose.Document), (AccessAct.Change, Purpose.Document)], (await LooksAsync()).TakeLast(2));

        using var got = await client.GetAsync(sent.Headers.Location);
        Assert.Equal(file, await got.Content.ReadAsByteArrayAsync());
        var headers = got.Content.Headers;
        Assert.Equal(("attachment", "Afgørelse_ støtte.pdf"), (headers.ContentDisposition!.DispositionType, headers.ContentDisposition.FileNameStar));
        Assert.Equal(("application/pdf", 300_000), (headers.ContentType!.MediaType, headers.ContentLength));
        Assert.Equal(["nosniff"], got.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-store"], got.Headers.GetValues("Cache-Control"));
        // Its own policy first, then that of every answer: a browser keeps to both.
        var policies = got.Headers.GetValues("Content-Security-Policy").ToList();
        Assert.Equal(2, policies.Count);
        Assert.Equal("sandbox; default-src 'none'", policies[0]);
        Assert.StartsWith("default-src 'none'; script-src 'self';", policies[1], StringComparison.Ordinal);
        Assert.Equal((AccessAct.Read, Purpose.Document), (await LooksAsync())[^1]);

        var kept = await host.AsAsync("adviser", async services => (await services.GetRequiredService<Dossiers>()
            .OpenAsync(Number(number), Purpose.CaseHandling))!.Documents.Single());
        Assert.Equal((DocumentSource.Department, new DateOnly(2026, 10, 2), "k.roenbo"), (kept.Source, kept.On, kept.By.Value));
    }

    [Theory]
    [InlineData("intake"), InlineData("supervisor"), InlineData("dpo")]
    public async Task Others_than_advisers_neither_attach_nor_get_and_that_is_in_the_log(string role)
    {
        using var adviser = await host.SignedInAsync("adviser");
        var number = await adviser.RegisterAsync();
        using var sent = await adviser.AttachAsync(number, "a.pdf", new ByteArrayContent(SampleFile.Of("pdf")));
        using var client = await host.SignedInAsync(role);
        using var refused = await client.AttachAsync(number, "a.pdf", new ByteArrayContent(SampleFile.Of("pdf")));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(AccessAct.Refused, (await LooksAsync())[^1].Act);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(sent.Headers.Location)).StatusCode);
        Assert.Equal([AccessAct.Refused, AccessAct.Refused], (await LooksAsync()).TakeLast(2).Select(look => look.Act));
        // Behind the door too, for whoever comes by another way.
        await using var file = new MemoryStream(SampleFile.Of("pdf"));
        Assert.IsType<Refusal.NotAllowedForRole>((await host.AttachAsync(Number(number), file, role: role)).Refused);
        Assert.Equal((AccessAct.Refused, Purpose.Document), (await LooksAsync())[^1]);
        await using var db = await host.DatabaseAsync();
        Assert.Equal(1, await db.DocumentChunks.CountAsync());
    }

    [Fact]
    public async Task A_refused_file_is_told_why_in_words_with_a_code_and_a_status()
    {
        using var client = await host.SignedInAsync("adviser");
        var number = await client.RegisterAsync();
        Assert.Equal("document-type-refused", await NoAsync(HttpStatusCode.UnsupportedMediaType, "a.pdf", new ByteArrayContent(SampleFile.Of("exe"))));
        Assert.Equal("document-empty", await NoAsync(HttpStatusCode.BadRequest, "a.pdf", new ByteArrayContent([])));
        Assert.Equal("document-too-large", await NoAsync(HttpStatusCode.RequestEntityTooLarge, "a.pdf", new StreamContent(new WatchedFile(Document.MaxBytes + 1, _ => Task.CompletedTask))));
        Assert.Equal("invalid-input", await NoAsync(HttpStatusCode.BadRequest, "a.pdf", new ByteArrayContent(SampleFile.Of("pdf")), source: "mars"));
        Assert.Equal("invalid-input", await NoAsync(HttpStatusCode.BadRequest, "a.pdf", new ByteArrayContent(SampleFile.Of("pdf")), on: "23-11-2026"));
        Assert.Equal("date-in-future", await NoAsync(HttpStatusCode.Conflict, "a.pdf", new ByteArrayContent(SampleFile.Of("pdf")), on: "2026-11-24"));
        number = "2026-99999";
        Assert.Equal("unknown-case", await NoAsync(HttpStatusCode.NotFound, "a.pdf", new ByteArrayContent(SampleFile.Of("pdf"))));
        await host.HasNoDocumentAsync();

        async Task<string> NoAsync(HttpStatusCode expected, string name, HttpContent file, string source = "citizen", string? on = null)
        {
            using var answer = await client.AttachAsync(number, name, file, source, on);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var problem = await answer.JsonAsync(expected);
            Assert.False(string.IsNullOrEmpty((string?)problem["title"]) || string.IsNullOrEmpty((string?)problem["detail"]));
            return (string)problem["code"]!;
        }
    }

    /// <summary>The largest file that is allowed, as a browser sends it.</summary>
    [Fact]
    public async Task Twenty_five_megabytes_go_in_and_come_out()
    {
        using var client = await host.SignedInAsync("adviser");
        var file = SampleFile.Large(Document.MaxBytes);
        using var sent = await client.AttachAsync(await client.RegisterAsync(), "stor.pdf", new ByteArrayContent(file));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        Assert.True((await client.GetByteArrayAsync(sent.Headers.Location)).AsSpan().SequenceEqual(file));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site"), InlineData("Sec-Fetch-Site", "same-site"), InlineData("Sec-Fetch-Site", "none"), InlineData("Origin", "https://example.org")]
    public async Task Another_site_cannot_attach(string header, string value)
    {
        using var client = await host.SignedInAsync("adviser");
        var number = await client.RegisterAsync();
        client.DefaultRequestHeaders.Add(header, value);
        using var answer = await client.AttachAsync(number, "a.pdf", new ByteArrayContent(SampleFile.Of("pdf")));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await host.HasNoDocumentAsync();
    }

    /// <summary>Its address may be typed or kept, but no page of another site gets it with the cookie.</summary>
    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK), InlineData("Sec-Fetch-Site", "none", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden), InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden), InlineData("Origin", "https://example.org", HttpStatusCode.Forbidden)]
    public async Task A_document_is_handed_out_to_our_own_pages_and_to_whoever_types_its_address(string header, string value, HttpStatusCode expected)
    {
        using var client = await host.SignedInAsync("adviser");
        using var sent = await client.AttachAsync(await client.RegisterAsync(), "a.pdf", new ByteArrayContent(SampleFile.Of("pdf")));
        client.DefaultRequestHeaders.Add(header, value);
        using var got = await client.GetAsync(sent.Headers.Location);
        Assert.Equal(expected, got.StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data", "x"), InlineData("multipart/form-data; boundary=b", ""), InlineData("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nx\r\n--b--")]
    [InlineData("multipart/form-data; boundary=b", "--b--"), InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=source\r\n\r\ncitizen\r\n--b\r\nContent-Disposition: form-data; name=file; filename=a.txt\r\n\r\nhalf of it")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=file; filename=a.txt\r\n\r\nx\r\n--b--")]
    public async Task A_body_that_is_no_whole_form_is_refused_and_leaves_nothing(string type, string body)
    {
        using var client = await host.SignedInAsync("adviser");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await client.PostAsync(new Uri($"api/v1/cases/{await client.RegisterAsync()}/documents", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await host.HasNoDocumentAsync();
    }

    [Fact]
    public async Task A_sender_who_goes_away_leaves_nothing()
    {
        using var client = await host.SignedInAsync("adviser");
        var number = await client.RegisterAsync();
        using var gone = new CancellationTokenSource();
        await using var db = await host.DatabaseAsync();
        var file = new WatchedFile(20 * 1024 * 1024, async read =>
        {
            if (read < 8 * 1024 * 1024) return;
            while (!await db.DocumentChunks.AnyAsync(TestContext.Current.CancellationToken)) await Task.Yield();
            await gone.CancelAsync();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.AttachAsync(number, "a.pdf", new StreamContent(file), stop: gone.Token));
        while (await db.DocumentChunks.AnyAsync(TestContext.Current.CancellationToken)) await Task.Yield();
        await host.HasNoDocumentAsync();
    }

    [Fact]
    public async Task A_damaged_document_is_not_handed_out_but_told_of_on_its_case()
    {
        using var client = await host.SignedInAsync("adviser");
        var number = await client.RegisterAsync();
        using var sent = await client.AttachAsync(number, "a.pdf", new ByteArrayContent(SampleFile.Large(200_000)));
        await using (var db = await host.DatabaseAsync()) await db.DocumentChunks.Where(c => c.Number == 3).ExecuteDeleteAsync();
        using var answer = await client.GetAsync(sent.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith($"/cases/{number}?unreadable=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"cases/{number}/documents/{Guid.NewGuid()}", UriKind.Relative))).StatusCode);
    }

    static CaseNumber Number(string text)
    {
        Assert.True(CaseNumber.TryParse(text, out var number));
        return number;
    }

    async Task<List<(AccessAct Act, Purpose Purpose)>> LooksAsync()
    {
        await using var db = await host.DatabaseAsync();
        return [.. (await db.AccessLog.OrderBy(a => a.Sequence).ToListAsync()).Select(a => (a.Act, a.Purpose))];
    }
}
