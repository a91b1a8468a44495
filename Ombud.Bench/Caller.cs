// A signed-in client of the JSON API and of the pages.
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Ombud.Bench;

sealed class Caller : IDisposable
{
    static readonly string[] Themes = ["handling-time", "guidance", "reasons", "availability", "party-hearing"];
    static readonly string Words = string.Join(' ', Enumerable.Repeat("Borgeren har ventet længe på svar og har rykket flere gange uden at høre noget.", 18));

    readonly HttpClient client;
    int sent;

    Caller(Uri address, CookieContainer cookies)
    {
#pragma warning disable CA2000 // The client owns its handler.
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
#pragma warning restore CA2000
        Cookies = cookies;
    }

    public CookieContainer Cookies { get; }

    public static async Task<Caller> SignedInAsync(Uri address, string role)
    {
        var caller = new Caller(address, new());
        using var form = new FormUrlEncodedContent([new("role", role)]);
        using var answer = await caller.client.PostAsync(new Uri("demo/sign-in", UriKind.Relative), form);
        return answer.StatusCode is HttpStatusCode.Redirect ? caller : throw new InvalidOperationException($"Sign-in was answered with {answer.StatusCode}.");
    }

    /// <summary>What one registration sends, about as long as a case of the invented data.</summary>
    public static JsonObject Registration(int number) => new()
    {
        ["channel"] = "digital-post",
        ["kind"] = "complaint",
        ["written"] = true,
        ["department"] = "job-centre",
        ["summary"] = string.Create(CultureInfo.InvariantCulture, $"{number}. {Words}"),
        ["caller"] = new JsonObject { ["name"] = "Mette Lyngdal", ["phone"] = "00 12 34 56", ["email"] = "mette.lyngdal@post.example" },
        ["points"] = new JsonArray(new JsonObject { ["theme"] = Themes[number % Themes.Length], ["topic"] = "case-handling" }),
    };

    /// <summary>Gives the number of the new case.</summary>
    public async Task<string> RegisterAsync(string? cpr = null)
    {
        var body = Registration(++sent);
        if (cpr is not null) body["caller"]!["cpr"] = cpr;
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/contacts") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return (string)(await SendAsync(request, HttpStatusCode.Created))["number"]!;
    }

    /// <summary>A change of state: the case's only point is found admissible.</summary>
    public async Task AdmitAsync(string number)
    {
        var body = new JsonObject { ["verdicts"] = new JsonArray(new JsonObject { ["point"] = 1, ["admitted"] = true }) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/cases/{number}/admissibility") { Content = JsonContent.Create(body) };
        await SendAsync(request, HttpStatusCode.OK);
    }

    /// <summary>The next change of state: the case's dialogue with the department ended in agreement.</summary>
    public async Task MediateAsync(string number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/cases/{number}/mediation") { Content = JsonContent.Create(new JsonObject { ["kind"] = "dialogue", ["result"] = "agreed" }) };
        await SendAsync(request, HttpStatusCode.OK);
    }

    /// <summary>Searches as the page does, and leaves its row in the access log.</summary>
    public async Task SearchAsync(string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/search") { Content = JsonContent.Create(new JsonObject { ["text"] = text }) };
        await SendAsync(request, HttpStatusCode.OK);
    }

    /// <summary>Reads a page to its end; gives its HTML.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : throw new InvalidOperationException($"/{path} was answered with {answer.StatusCode}.");
    }

    /// <summary>The report on answer times by department and month, over all the years there are.</summary>
    public async Task SlaAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/reports/sla?from=2000-01-01&by=department,month");
        await SendAsync(request, HttpStatusCode.OK);
    }

    /// <summary>Numbers of cases in that state, or open, newest first.</summary>
    public async Task<IReadOnlyList<string>> NumbersAsync(string state, int most)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"api/v1/cases?state={state}&limit={most}"));
        return [.. (await SendAsync(request, HttpStatusCode.OK)).AsArray().Select(line => (string)line!["number"]!)];
    }

    /// <summary>What a browser sends when a live page is closed.</summary>
    public async Task LeaveAsync(string circuit)
    {
        using var form = new MultipartFormDataContent { { new StringContent(circuit), "circuitId" } };
        using var answer = await client.PostAsync(new Uri("_blazor/disconnect", UriKind.Relative), form);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"Leaving was answered with {answer.StatusCode}.");
    }

    async Task<JsonNode> SendAsync(HttpRequestMessage request, HttpStatusCode wanted)
    {
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == wanted ? JsonNode.Parse(text)! : throw new InvalidOperationException($"Answered with {answer.StatusCode}: {text}");
    }

    public void Dispose() => client.Dispose();
}
