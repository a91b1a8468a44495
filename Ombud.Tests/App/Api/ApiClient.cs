// Sends JSON to the API and reads what comes back.
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Ombud.Tests.App.Api;

static class ApiClient
{
    public const string Contacts = "api/v1/contacts";

    public const string Call = """
        {"channel": "phone", "kind": "complaint", "summary": "Har ventet 14 uger på svar.", "department": "job-centre",
         "caller": {"name": "Asta Lyngdal", "phone": "00 12 34 56"}, "points": [{"theme": "handling-time", "topic": "case-handling"}]}
        """;

    public static Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string address, string? json = null, params (string Name, string Value)[] headers) =>
        client.SendBytesAsync(method, address, json is null ? null : Encoding.UTF8.GetBytes(json), headers);

    public static async Task<HttpResponseMessage> SendBytesAsync(
        this HttpClient client, HttpMethod method, string address, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new("application/json");
        }
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string address, string json, params (string Name, string Value)[] headers) =>
        client.SendAsync(HttpMethod.Post, address, json, headers);

    /// <summary>The answer's JSON, when it has the status that is expected of it.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Posts a body that is accepted and gives the answer.</summary>
    public static async Task<JsonNode> OkAsync(this HttpClient client, string address, string json)
    {
        using var answer = await client.PostAsync(address, json);
        return await answer.JsonAsync();
    }

    /// <summary>Posts a body that is refused and gives the code of the refusal.</summary>
    public static async Task<string> NoAsync(this HttpClient client, string address, string json, HttpStatusCode expected = HttpStatusCode.Conflict)
    {
        using var answer = await client.PostAsync(address, json);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (string)(await answer.JsonAsync(expected))["code"]!;
    }

    /// <summary>Sends a file to a case.</summary>
    public static async Task<HttpResponseMessage> AttachAsync(
        this HttpClient client, string number, string name, HttpContent file, string source = "citizen", string? on = null, CancellationToken stop = default)
    {
        using var form = new MultipartFormDataContent { { new StringContent(source), "source" } };
        if (on is not null) form.Add(new StringContent(on), "on");
        form.Add(file, "file", name);
        return await client.PostAsync(new Uri($"api/v1/cases/{number}/documents", UriKind.Relative), form, stop);
    }

    /// <summary>Registers a contact and gives its number.</summary>
    public static async Task<string> RegisterAsync(this HttpClient client, string json = Call)
    {
        using var answer = await client.PostAsync(Contacts, json);
        return (string)(await answer.JsonAsync(HttpStatusCode.Created))["number"]!;
    }
}
