// Drafts over HTTP: own ones only, small ones only, from our own pages only.
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Api;

public sealed class DraftEndpointTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    static readonly Uri Form = new("drafts/intake", UriKind.Relative);

    static StringContent Json(string text, string type = "application/json") => new(text, Encoding.UTF8, type);

    [Theory]
    [InlineData("adviser"), InlineData("intake")]
    public async Task A_draft_comes_back_as_it_was_typed(string role)
    {
        using var client = await host.SignedInAsync(role);
        using var saved = await client.PutAsync(Form, Json("""{"summary":"Æ, ø og \"å\" 🙂\nlinje 2","#focus":"summary"}"""));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal("09.41.00", (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("clock").GetString());

        var found = await client.GetFromJsonAsync<JsonElement>(Form);
        Assert.Equal("Æ, ø og \"å\" 🙂\nlinje 2", found.GetProperty("fields").GetProperty("summary").GetString());
        Assert.Equal("summary", found.GetProperty("fields").GetProperty("#focus").GetString());
    }

    [Fact]
    public async Task The_last_text_stands_until_it_is_deleted()
    {
        using var client = await host.SignedInAsync("intake");
        foreach (var text in (string[])["et", "to"]) (await client.PutAsync(Form, Json($$"""{"summary":"{{text}}"}"""))).EnsureSuccessStatusCode();
        Assert.Equal("to", (await client.GetFromJsonAsync<JsonElement>(Form)).GetProperty("fields").GetProperty("summary").GetString());

        foreach (var _ in (int[])[1, 2]) Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Form)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync(Form)).StatusCode);
    }

    [Fact]
    public async Task Nobody_reads_or_deletes_the_draft_of_another()
    {
        using var mine = await host.SignedInAsync("intake");
        using var other = await host.SignedInAsync("adviser");
        (await mine.PutAsync(Form, Json("""{"summary":"min"}"""))).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.NoContent, (await other.GetAsync(Form)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await other.DeleteAsync(Form)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync(Form)).StatusCode);
    }

    [Theory]
    [InlineData("supervisor", HttpStatusCode.Forbidden), InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Only_those_who_write_have_drafts(string? role, HttpStatusCode expected)
    {
        using var client = role is null ? host.Anonymous() : await host.SignedInAsync(role);
        Assert.Equal(expected, (await client.GetAsync(Form)).StatusCode);
        Assert.Equal(expected, (await client.PutAsync(Form, Json("{}"))).StatusCode);
        Assert.Equal(expected, (await client.DeleteAsync(Form)).StatusCode);
    }

    [Fact]
    public async Task A_draft_has_64_kilobytes_and_no_more()
    {
        using var client = await host.SignedInAsync("intake");
        const string frame = """{"summary":""}""";
        using var fits = await client.PutAsync(Form, Json($$"""{"summary":"{{new string('x', (64 * 1024) - frame.Length)}}"}"""));
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        using var bigger = await client.PutAsync(Form, Json($$"""{"summary":"{{new string('x', (64 * 1024) - frame.Length + 1)}}"}"""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, bigger.StatusCode);
    }

    [Theory]
    [InlineData("[1]"), InlineData("null"), InlineData("{"), InlineData(""), InlineData("""{"a":1}"""), InlineData("""{"a":{"b":"c"}}""")]
    [InlineData("""{"a":null}"""), InlineData("""{"":"x"}"""), InlineData("""{"a":"\ud800"}"""), InlineData("[[[[[[[[[[]]]]]]]]]]")]
    public async Task Anything_but_one_flat_object_of_texts_is_refused(string body)
    {
        using var client = await host.SignedInAsync("intake");
        using var answer = await client.PutAsync(Form, Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_thousand_fields_are_refused()
    {
        using var client = await host.SignedInAsync("intake");
        using var answer = await client.PutAsJsonAsync(Form, Enumerable.Range(0, 1000).ToDictionary(i => $"f{i}", _ => "x"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("drafts/Intake"), InlineData("drafts/a%20b"), InlineData("drafts/%2e%2e%2f%2e%2e"), InlineData("drafts/a%0a"), InlineData("drafts/%C3%A6")]
    [InlineData("drafts/1234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_form_key_is_plain(string address)
    {
        using var client = await host.SignedInAsync("intake");
        using var answer = await client.PutAsync(new Uri(address, UriKind.Relative), Json("{}"));
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.NotFound]);
        await using var db = await host.DatabaseAsync();
        Assert.Empty(await db.Drafts.ToListAsync());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site"), InlineData("Sec-Fetch-Site", "same-site"), InlineData("Sec-Fetch-Site", "none"), InlineData("Origin", "https://example.org")]
    public async Task Another_site_cannot_write_or_read(string header, string value)
    {
        using var client = await host.SignedInAsync("intake");
        client.DefaultRequestHeaders.Add(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PutAsync(Form, Json("""{"a":"b"}"""))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Form)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DeleteAsync(Form)).StatusCode);
    }

    [Theory]
    [InlineData("text/plain"), InlineData("application/x-www-form-urlencoded"), InlineData("multipart/form-data")]
    public async Task What_a_foreign_form_could_send_is_refused(string type)
    {
        using var client = await host.SignedInAsync("intake");
        using var answer = await client.PutAsync(Form, Json("""{"a":"b"}""", type));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_draft_that_nobody_came_back_to_is_gone_after_thirty_days()
    {
        using var client = await host.SignedInAsync("intake");
        (await client.PutAsync(Form, Json("""{"summary":"gammel"}"""))).EnsureSuccessStatusCode();
        host.Clock.Advance(TimeSpan.FromDays(31));
        using var again = await host.SignedInAsync("intake"); // the cookie has run out meanwhile
        Assert.Equal(HttpStatusCode.NoContent, (await again.GetAsync(Form)).StatusCode);
        (await again.PutAsync(new Uri("drafts/note.20260000001", UriKind.Relative), Json("""{"text":"ny"}"""))).EnsureSuccessStatusCode();
        await using var db = await host.DatabaseAsync();
        Assert.Equal("note.20260000001", Assert.Single(await db.Drafts.ToListAsync()).Form);
    }

    [Fact]
    public async Task Many_writers_of_one_draft_leave_one_whole_draft()
    {
        using var client = await host.SignedInAsync("intake");
        var texts = Enumerable.Range(0, 20).Select(i => $"tekst {i}").ToList();
        var answers = await Task.WhenAll(texts.Select(text => client.PutAsync(Form, Json($$"""{"summary":"{{text}}"}"""))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Contains((await client.GetFromJsonAsync<JsonElement>(Form)).GetProperty("fields").GetProperty("summary").GetString(), texts);
    }
}
