// Throws everything unpleasant at every field of every request: the answer is always a polite one, and nothing is half-saved.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Api;

public sealed class HostileInputTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    /// <summary>JSON values as raw text, so that also what is no JSON or no Unicode can be sent.</summary>
    static readonly string[] Nasty =
    [
        "null", "true", "false", "0", "-1", "1", "2147483648", "-9223372036854775809", "1e400", "1.5", "NaN", "01",
        "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0001\\u001b[31mb\"", "\"\\u202Egnp.exe\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\uFFFE\\uFFFF\"", "\"\\r\\nSet-Cookie: x=1\"",
        "\"phone\"", "\"PHONE\"", "\"phone, letter\"", "\"complaint\"", "\"3\"", "\"none\"", "\"other\"", "\"agreed\"", "\"criticism\"", "\"job-centre\"",
        "\"=cmd|' /C calc'!A0\"", "\"<script>alert(1)</script>\"", "\"'; DROP TABLE Cases; --\"", "\"../../etc/passwd\"", "\"%00\"", "\"{0}{1}\"", "\"\u00e6\u00f8\u00e5 \U0001F469\u200d\U0001F467\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"2026-11-23\"", "\"2024-02-29\"", "\"2026-11-23T10:00:00Z\"", "\"-0001-01-01\"", "\"23-11-2026\"",
        "\"2026-00001\"", "\"9999-9999999\"", "\"2026-0\"", "\"310299-1234\"", "\"0101001234\"",
        "[]", "{}", "[[[[]]]]", "[null]", "[1,\"a\",{}]", "{\"a\":{\"b\":[]}}", "{\"\\ud800\":1}", "[{\"point\":-1}]", "[{\"point\":1,\"point\":2}]",
        "\"unclosed", "{", "]", "", "\u0000", "undefined",
        $"\"{new string('x', 10_201)}\"", $"\"{new string('\u202e', 9_000)}\"", $"\"{new string('x', 1 << 20)}\"",
        $"[{string.Join(',', Enumerable.Repeat("{\"theme\":\"other\"}", 21))}]", $"[{string.Join(',', Enumerable.Repeat("1", 5_000))}]",
        $"{new string('[', 200)}{new string(']', 200)}",
    ];

    /// <summary>A body that is accepted, for each address, with every field that it can have.</summary>
    static readonly (string Address, string Body)[] Requests =
    [
        ("contacts", """
            {"channel": "phone", "kind": "complaint", "summary": "Ventetid", "written": true, "department": "job-centre",
             "caller": {"name": "Asta Lyngdal", "phone": "00123456", "email": "asta@example.test", "cpr": "0101001234", "anonymous": false, "address": "Vej 1"},
             "points": [{"theme": "other", "topic": "case-handling", "closedByMunicipalityOn": "2026-01-05"}], "closedByMunicipalityOn": "2026-01-05",
             "objectsToDisclosure": true, "joins": null, "sensitive": true, "callBackOn": "2026-11-24", "receivedOn": "2026-11-20"}
            """),
        ("cases/{0}/admissibility", """
            {"verdicts": [{"point": 1, "admitted": true, "grounds": ["employment"], "body": "datatilsynet", "reason": "Vigtigt", "citizenText": "Tekst"}], "on": "2026-11-23", "version": 2}
            """),
        ("cases/{0}/mediation", """{"kind": "mediation", "result": "agreed", "on": "2026-11-23", "text": "Enige", "version": 2}"""),
        ("cases/{0}/conclusion", """
            {"outcomes": [{"point": 1, "outcome": "resolved", "reason": "Klaret"}], "answeredBy": "letter", "unanswered": "anonymous", "on": "2026-11-23", "version": 2}
            """),
        ("cases/{0}/answer", """{"channel": "letter", "notice": false, "on": "2026-11-23", "remark": "Sendt", "version": 2}"""),
        ("search", """{"text": "Asta Lyngdal"}"""),
    ];

    const string Hole = "\"\u0001hole\u0001\"";

    public static TheoryData<string> Addresses() => [.. Requests.Select(r => r.Address)];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_value_in_any_field_breaks_the_API_or_leaves_anything_half_saved(string address)
    {
        using var adviser = await host.SignedInAsync("adviser");
        var body = Requests.Single(r => r.Address == address).Body;
        foreach (var template in Templates(body))
        {
            var target = await TargetAsync(adviser, address);
            foreach (var value in Nasty) await SendAsync(adviser, target, Encoding.UTF8.GetBytes(template.Replace(Hole, value, StringComparison.Ordinal)));
        }
        await Soundness.AssertAsync(host);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Bytes_that_are_no_text_do_not_break_the_API(string address)
    {
        using var adviser = await host.SignedInAsync("adviser");
        var target = await TargetAsync(adviser, address);
        var good = Encoding.UTF8.GetBytes(Requests.Single(r => r.Address == address).Body);
        byte[][] bodies = [[], [0xff], [0xc3, 0x28], [0xef, 0xbb, 0xbf, .. good], [.. good, .. good], Encoding.Unicode.GetBytes("{}")];
        foreach (var bytes in bodies) await SendAsync(adviser, target, bytes);
        // One byte after the other, everywhere: also inside of names, numbers and texts.
#pragma warning disable CA5394 // The same bytes on each run are what is wanted.
        var random = new Random(20261123);
        for (var i = 0; i < 300; i++)
        {
            var broken = good.ToArray();
            broken[random.Next(good.Length)] = (byte)random.Next(256);
            await SendAsync(adviser, target, broken);
        }
#pragma warning restore CA5394
        await Soundness.AssertAsync(host);
    }

    [Fact]
    public async Task No_query_and_no_number_breaks_the_API()
    {
        using var adviser = await host.SignedInAsync("adviser");
        foreach (var value in Nasty.Where(v => v.Length is > 0 and < 2_000).Select(v => Uri.EscapeDataString(new string([.. v.Where(c => !char.IsSurrogate(c))]))))
        {
            foreach (var address in (string[])["cases?state={0}", "cases?limit={0}", "cases?before={0}", "cases/{0}", "reports/sla?from={0}", "reports/sla?to={0}", "reports/sla?by={0}"])
                await ExpectPoliteAsync(await adviser.SendAsync(HttpMethod.Get, "api/v1/" + string.Format(CultureInfo.InvariantCulture, address, value)));
            using var answer = await adviser.PostAsync($"api/v1/cases/{value}/answer", """{"channel": "phone"}""");
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
    }

    /// <summary>The body with a hole in the place of each of its values in turn, and one with a hole instead of the whole.</summary>
    static IEnumerable<string> Templates(string body)
    {
        yield return Hole;
        foreach (var path in Paths(JsonNode.Parse(body)!, []).ToList())
        {
            var whole = JsonNode.Parse(body)!;
            var parent = path[..^1].Aggregate(whole, (node, step) => step is int at ? node[at]! : node[(string)step]!);
            if (path[^1] is int index) parent[index] = "\u0001hole\u0001";
            else parent[(string)path[^1]] = "\u0001hole\u0001";
            yield return whole.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
                .Replace("\\u0001", "\u0001", StringComparison.Ordinal);
        }
    }

    static IEnumerable<object[]> Paths(JsonNode? node, object[] here)
    {
        if (here.Length > 0) yield return here;
        var inner = node switch
        {
            JsonObject o => o.SelectMany(member => Paths(member.Value, [.. here, member.Key])),
            JsonArray a => a.Index().SelectMany(item => Paths(item.Item, [.. here, item.Index])),
            _ => [],
        };
        foreach (var path in inner) yield return path;
    }

    static async Task<string> TargetAsync(HttpClient adviser, string address) => "api/v1/" + (address.Contains("{0}", StringComparison.Ordinal)
        ? string.Format(CultureInfo.InvariantCulture, address, await adviser.RegisterAsync())
        : address);

    static async Task SendAsync(HttpClient client, string address, byte[] body) =>
        await ExpectPoliteAsync(await client.SendBytesAsync(HttpMethod.Post, address, body));

    static async Task ExpectPoliteAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode is >= 200 and < 300 or >= 400 and < 500, $"{(int)answer.StatusCode} {text}");
            if (answer.IsSuccessStatusCode) return;
            // The server itself refuses an address with a NUL in it, before the app sees it.
            if (answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("%00", StringComparison.Ordinal)) return;
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.NotEmpty((string)JsonNode.Parse(text)!["code"]!);
        }
    }
}
