// The way of a case through the API, and how it says no.
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Api;

public sealed class ApiTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    const string Admit = """{"verdicts": [{"point": 1, "admitted": true}]}""";

    [Fact]
    public async Task A_contact_becomes_a_case_with_a_number_and_a_due_date()
    {
        using var intake = await host.SignedInAsync("intake");
        using var answer = await intake.PostAsync(ApiClient.Contacts, ApiClient.Call);
        var registered = await answer.JsonAsync(HttpStatusCode.Created);
        Assert.Matches("^2026-[0-9]{5}$", (string?)registered["number"]);
        Assert.Equal("2026-11-30", (string?)registered["dueOn"]);
        Assert.Equal($"/api/v1/cases/{registered["number"]}", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_complaint_goes_from_receipt_to_conclusion()
    {
        using var adviser = await host.SignedInAsync("adviser");
        var number = await adviser.RegisterAsync();
        var address = $"api/v1/cases/{number}";
        Assert.Equal("admissibility-checked", (string?)(await adviser.OkAsync($"{address}/admissibility", Admit))["state"]);
        Assert.Equal("mediated", (string?)(await adviser.OkAsync($"{address}/mediation", """{"kind": "dialogue", "result": "agreed", "text": "Afdelingen svarer på fredag."}"""))["state"]);
        Assert.Equal("mediated", (string?)(await adviser.OkAsync($"{address}/answer", """{"channel": "phone", "notice": true}"""))["state"]);
        Assert.Equal("concluded", (string?)(await adviser.OkAsync($"{address}/conclusion", """{"outcomes": [{"point": 1, "outcome": "criticism", "reason": "For lang tid."}], "answeredBy": "letter"}"""))["state"]);

        using var read = await adviser.SendAsync(HttpMethod.Get, address);
        var facts = await read.JsonAsync();
        Assert.Equal("concluded", (string?)facts["state"]);
        Assert.Equal("criticism", (string?)facts["points"]![0]!["outcome"]);
        Assert.Equal("2026-11-23", (string?)facts["answeredOn"]);
        Assert.Equal(
            ["registered", "note-added", "judged", "meeting-held", "note-added", "told", "point-ended", "answered", "concluded", "note-added"],
            facts["events"]!.AsArray().Select(e => (string)e!["event"]!));
        Assert.Equal(facts["events"]!.AsArray().Count, (int)facts["version"]!);
        Assert.DoesNotContain("Lyngdal", facts.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("14 uger", facts.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_point_is_referred_and_a_text_to_the_citizen_opens_the_dossier_with_a_trace()
    {
        using var adviser = await host.SignedInAsync("adviser");
        var number = await adviser.RegisterAsync();
        var key = Ombud.Domain.Cases.CaseNumber.TryParse(number, out var parsed) ? parsed.Key : 0;
        await adviser.OkAsync($"api/v1/cases/{number}/admissibility",
            """{"verdicts": [{"point": 1, "admitted": false, "grounds": ["professional-content"], "body": "ankestyrelsen", "citizenText": "Klag til Ankestyrelsen."}]}""");
        using var read = await adviser.SendAsync(HttpMethod.Get, $"api/v1/cases/{number}");
        var point = (await read.JsonAsync())["points"]![0]!;
        Assert.Equal("referred", (string?)point["outcome"]);
        Assert.Equal("ankestyrelsen", (string?)point["body"]);
        await using var db = await host.DatabaseAsync();
        Assert.Equal([(AccessAct.Change, Purpose.Registration), (AccessAct.Read, Purpose.CaseHandling), (AccessAct.Change, Purpose.CaseHandling)],
            (await db.AccessLog.Where(a => a.CaseId == key).OrderBy(a => a.Sequence).ToListAsync()).Select(a => (a.Act, a.Purpose)));
    }

    [Fact]
    public async Task Open_cases_are_listed_newest_first_and_a_page_at_a_time()
    {
        using var adviser = await host.SignedInAsync("adviser");
        var older = await adviser.RegisterAsync();
        var newer = await adviser.RegisterAsync();
        using var answer = await adviser.SendAsync(HttpMethod.Get, "api/v1/cases?state=open&limit=2");
        var lines = (await answer.JsonAsync()).AsArray();
        Assert.Equal([newer, older], lines.Select(l => (string)l!["number"]!));
        Assert.Equal("handling-time", (string?)lines[0]!["theme"]);
        using var next = await adviser.SendAsync(HttpMethod.Get, $"api/v1/cases?state=received&before={older}");
        Assert.All((await next.JsonAsync()).AsArray(), l => Assert.True(string.CompareOrdinal((string)l!["number"]!, older) < 0));
        using var wrong = await adviser.SendAsync(HttpMethod.Get, "api/v1/cases?state=somewhere&limit=0&before=x");
        Assert.Equal(["state", "limit", "before"], (await wrong.JsonAsync(HttpStatusCode.BadRequest))["problems"]!.AsArray().Select(p => (string)p!["field"]!));
    }

    [Fact]
    public async Task A_contact_that_joins_an_open_case_makes_no_new_one()
    {
        using var intake = await host.SignedInAsync("intake");
        var number = await intake.RegisterAsync();
        var again = await intake.RegisterAsync($$"""{"channel": "email", "kind": "complaint", "summary": "Sender et bilag.", "joins": "{{number}}"}""");
        Assert.Equal(number, again);
    }

    [Fact]
    public async Task A_retry_is_answered_the_same_and_makes_one_case()
    {
        using var intake = await host.SignedInAsync("intake");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        using var first = await intake.PostAsync(ApiClient.Contacts, ApiClient.Call, key);
        var before = await CountAsync();
        using var second = await intake.PostAsync(ApiClient.Contacts, ApiClient.Call, key);
        Assert.Equal((await first.JsonAsync(HttpStatusCode.Created)).ToJsonString(), (await second.JsonAsync(HttpStatusCode.Created)).ToJsonString());
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_retry_key_is_not_used_for_something_else_nor_by_somebody_else()
    {
        using var intake = await host.SignedInAsync("intake");
        using var adviser = await host.SignedInAsync("adviser");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        using var first = await intake.PostAsync(ApiClient.Contacts, ApiClient.Call, key);
        using var other = await intake.PostAsync(ApiClient.Contacts, """{"channel": "phone", "kind": "guidance", "summary": "Noget andet."}""", key);
        Assert.Equal("retry-key-reused", (string?)(await other.JsonAsync(HttpStatusCode.Conflict))["code"]);
        using var another = await adviser.PostAsync(ApiClient.Contacts, ApiClient.Call, key);
        Assert.NotEqual((string?)(await first.JsonAsync(HttpStatusCode.Created))["number"], (string?)(await another.JsonAsync(HttpStatusCode.Created))["number"]);
    }

    [Fact]
    public async Task A_rule_that_says_no_is_named_in_the_language_of_the_user()
    {
        using var adviser = await host.SignedInAsync("adviser");
        var number = await adviser.RegisterAsync();
        using var danish = await adviser.PostAsync($"api/v1/cases/{number}/conclusion", """{"outcomes": [{"point": 1, "outcome": "resolved"}]}""");
        var no = await danish.JsonAsync(HttpStatusCode.Conflict);
        Assert.Equal("check-first", (string?)no["code"]);
        Assert.Equal("Sagen (Klage) skal kompetencevurderes, før den kan afsluttes.", (string?)no["detail"]);
        using var english = await adviser.PostAsync($"api/v1/cases/{number}/conclusion", """{"outcomes": [{"point": 1, "outcome": "resolved"}]}""",
            ("Cookie", "Ombud.Language=c%3Den-GB%7Cuic%3Den-GB"));
        Assert.Equal("The case cannot be concluded yet", (string?)(await english.JsonAsync(HttpStatusCode.Conflict))["title"]);
    }

    [Fact]
    public async Task A_change_on_an_older_version_is_refused()
    {
        using var adviser = await host.SignedInAsync("adviser");
        var number = await adviser.RegisterAsync();
        await adviser.OkAsync($"api/v1/cases/{number}/admissibility", Admit);
        Assert.Equal("changed-meanwhile", await adviser.NoAsync($"api/v1/cases/{number}/answer", """{"channel": "phone", "version": 2}"""));
    }

    [Fact]
    public async Task An_override_without_a_reason_and_an_unknown_body_are_refused()
    {
        using var adviser = await host.SignedInAsync("adviser");
        var number = await adviser.RegisterAsync();
        var address = $"api/v1/cases/{number}/admissibility";
        Assert.Equal("reason-missing", await adviser.NoAsync(address, """{"verdicts": [{"point": 1, "admitted": true, "grounds": ["employment"]}]}"""));
        Assert.Equal("invalid-input", await adviser.NoAsync(address,
            """{"verdicts": [{"point": 1, "admitted": false, "grounds": ["employment"], "body": "nowhere"}]}""", HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Everything_wrong_with_a_contact_is_told_at_once()
    {
        using var intake = await host.SignedInAsync("intake");
        using var answer = await intake.PostAsync(ApiClient.Contacts, """
            {"channel": "fax", "summary": 7, "points": [{"theme": "handling-time"}, {"theme": "?"}], "receivedOn": "23.11.2026", "unknown": 1}
            """);
        var problems = (await answer.JsonAsync(HttpStatusCode.BadRequest))["problems"]!.AsArray();
        Assert.Equal(
            ["channel unknown-code", "kind missing", "summary wrong-type", "points[1].theme unknown-code", "receivedOn not-a-date"],
            problems.Select(p => $"{p!["field"]} {p["code"]}"));
        Assert.All(problems, p => Assert.NotEmpty((string)p!["text"]!));
    }

    [Fact]
    public async Task The_fields_of_a_caller_are_checked_without_being_repeated()
    {
        using var intake = await host.SignedInAsync("intake");
        using var answer = await intake.PostAsync(ApiClient.Contacts, """
            {"channel": "phone", "kind": "guidance", "summary": "Spørgsmål", "department": "moon",
             "caller": {"cpr": "310299-1234", "phone": "nej", "email": "asta"}}
            """);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(
            ["caller.cpr not-a-cpr", "caller.phone not-a-phone", "caller.email not-an-email", "department unknown-code"],
            (await answer.JsonAsync(HttpStatusCode.BadRequest))["problems"]!.AsArray().Select(p => $"{p!["field"]} {p["code"]}"));
        Assert.DoesNotContain("310299", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "api/v1/contacts", "{", 400, "not-json")]
    [InlineData("POST", "api/v1/contacts", "", 400, "not-json")]
    [InlineData("POST", "api/v1/contacts", "{\"channel\": \"phone\", \"channel\": \"letter\"}", 400, "not-json")]
    [InlineData("GET", "api/v1/contacts", null, 405, "method-not-allowed")]
    [InlineData("GET", "api/v1/nothing", null, 404, "not-found")]
    [InlineData("GET", "api/v1/cases/2026-99999", null, 404, "unknown-case")]
    [InlineData("GET", "api/v1/cases/tomorrow", null, 404, "unknown-case")]
    [InlineData("POST", "api/v1/cases/2026-99999/answer", "{\"channel\": \"phone\"}", 404, "unknown-case")]
    public async Task What_cannot_be_answered_is_told_as_a_problem(string method, string address, string? json, int status, string code)
    {
        using var adviser = await host.SignedInAsync("adviser");
        using var answer = await adviser.SendAsync(new HttpMethod(method), address, json);
        var problem = await answer.JsonAsync((HttpStatusCode)status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal(status, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["detail"]!);
    }

    [Fact]
    public async Task A_body_over_the_limit_and_one_of_another_kind_are_refused()
    {
        using var adviser = await host.SignedInAsync("adviser");
        using var large = await adviser.PostAsync(ApiClient.Contacts, $$"""{"summary": "{{new string('x', 300 * 1024)}}"}""");
        Assert.Equal("too-large", (string?)(await large.JsonAsync(HttpStatusCode.RequestEntityTooLarge))["code"]);
        using var form = new FormUrlEncodedContent([new("summary", "x")]);
        using var asForm = await adviser.PostAsync(new Uri(ApiClient.Contacts, UriKind.Relative), form);
        Assert.Equal("unsupported-media-type", (string?)(await asForm.JsonAsync(HttpStatusCode.UnsupportedMediaType))["code"]);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site"), InlineData("Sec-Fetch-Site", "same-site"), InlineData("Sec-Fetch-Site", "none"), InlineData("Origin", "https://example.org")]
    public async Task Another_site_cannot_act_with_the_cookie(string header, string value)
    {
        using var adviser = await host.SignedInAsync("adviser");
        using var answer = await adviser.PostAsync(ApiClient.Contacts, ApiClient.Call, (header, value));
        Assert.Equal("cross-site", (string?)(await answer.JsonAsync(HttpStatusCode.Forbidden))["code"]);
    }

    async Task<int> CountAsync()
    {
        await using var db = await host.DatabaseAsync();
        return await db.Cases.CountAsync();
    }
}
