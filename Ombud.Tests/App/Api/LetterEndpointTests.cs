// The letters of a case through the API: where each copy stands, never a word of it, and the reply of a department.
using System.Net;
using System.Text.Json.Nodes;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Api;

public sealed class LetterEndpointTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    static string AddressOf(CaseNumber number) => $"api/v1/cases/{number}/letters";

    static async Task<JsonArray> ReadAsync(HttpClient client, CaseNumber number)
    {
        using var answer = await client.SendAsync(HttpMethod.Get, AddressOf(number));
        return (await answer.JsonAsync()).AsArray();
    }

    [Fact]
    public async Task Each_copy_says_where_it_stands_and_no_word_of_the_letter()
    {
        var number = await host.WithPartyAsync();
        using var adviser = await host.SignedInAsync("adviser");
        Assert.Empty(await ReadAsync(adviser, number));
        var answer = await host.ApprovedAsync(number, LetterKind.Answer);
        var draft = await host.WriteAsync(number, LetterKind.InformationRequest);
        await host.DispatchAsync();
        var copy = Assert.Single(await host.OutboxAsync(number)).Id;
        var letters = await ReadAsync(adviser, number);
        Assert.Equal([$"{answer}", $"{draft}"], letters.Select(l => (string?)l!["id"]));
        Assert.Equal(
            $$"""[{"id":"{{copy}}","role":"party","channel":"digital-post","to":null,"state":"sent","on":"2026-11-23","problem":null}]""",
            letters[0]!["copies"]!.ToJsonString());
        Assert.Equal(("answer", "2026-11-23", false), ((string?)letters[0]!["kind"], (string?)letters[0]!["approvedOn"], (bool)letters[0]!["needsCare"]!));
        Assert.Equal(("information-request", null, 0), ((string?)letters[1]!["kind"], (string?)letters[1]!["approvedOn"], letters[1]!["copies"]!.AsArray().Count));

        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.FailLetter(copy, SendProblem.ReceiptNegative, A.Today))));
        var failed = (await ReadAsync(adviser, number))[0]!;
        Assert.Equal((true, "failed", "receipt-negative"), ((bool)failed["needsCare"]!, (string?)failed["copies"]![0]!["state"], (string?)failed["copies"]![0]!["problem"]));
        foreach (var hidden in (string[])["Asta", "Lyngdal", "Her er et brev", "Om din sag", "1203670000"]) Assert.DoesNotContain(hidden, (await ReadAsync(adviser, number)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_departments_reply_is_noted_once_on_its_day()
    {
        var number = await host.WithPartyAsync();
        using var adviser = await host.SignedInAsync("adviser");
        var hearing = await host.ApprovedAsync(number, LetterKind.Hearing);
        var reply = $"{AddressOf(number)}/{hearing}/reply";
        Assert.Equal("letter-not-sent", await adviser.NoAsync(reply, "{}"));
        await host.DispatchAsync();
        Assert.Equal("date-in-future", await adviser.NoAsync(reply, """{"on": "2026-11-24"}"""));
        Assert.Equal("changed-meanwhile", await adviser.NoAsync(reply, """{"version": 1}"""));
        var before = (await ReadAsync(adviser, number))[0]!;
        Assert.NotNull(before["replyBy"]);
        Assert.Null(before["repliedOn"]);
        Assert.Equal($"{number}", (string?)(await adviser.OkAsync(reply, "{}"))["number"]);
        Assert.Equal("2026-11-23", (string?)(await ReadAsync(adviser, number))[0]!["repliedOn"]);
        Assert.Equal("already-replied", await adviser.NoAsync(reply, "{}"));
        Assert.Equal("unknown-letter", await adviser.NoAsync($"{AddressOf(number)}/{Guid.NewGuid()}/reply", "{}", HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task What_is_no_case_or_no_letter_is_not_found()
    {
        using var adviser = await host.SignedInAsync("adviser");
        using var unknown = await adviser.SendAsync(HttpMethod.Get, "api/v1/cases/2026-99999/letters");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("unknown-case", await adviser.NoAsync("api/v1/cases/2026-99999/letters/first/reply", "{}", HttpStatusCode.NotFound));
        Assert.Equal("unknown-letter", await adviser.NoAsync($"{AddressOf(await host.WithPartyAsync())}/first/reply", "{}", HttpStatusCode.NotFound));
    }
}
