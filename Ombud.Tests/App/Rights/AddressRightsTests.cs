// Who may open what: every page and every other address of the app, for everybody. A new one without a row fails.
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Rights;

public sealed class AddressRightsTests(AddressRightsTests.Host shared) : IClassFixture<AddressRightsTests.Host>
{
    static readonly string[] Everybody = Principals.All;
    static readonly string[] SignedIn = [.. AllPages.Roles, Principals.Conflict];
    /// <summary>An adviser, whatever cases they are shut out of.</summary>
    static readonly string[] Advisers = ["adviser", Principals.Conflict];
    /// <summary>An adviser who is not shut out of the case at hand.</summary>
    static readonly string[] OfTheCase = ["adviser"];

    /// <summary>Every address that is no page and no file, who gets past the door, and what a program sends there.</summary>
    internal static readonly Dictionary<string, (string[] Allowed, string? Body)> Table = new()
    {
        ["POST /demo/sign-in"] = (Everybody, null),
        ["POST /sign-out"] = (Everybody, null),
        ["POST /language"] = (Everybody, null),
        ["GET /openapi/{documentName}.json"] = (Everybody, null),
        ["* /api/{**rest}"] = (SignedIn, null),
        ["POST /api/v1/contacts"] = (["intake", .. Advisers], "{}"),
        ["GET /api/v1/cases"] = (Advisers, null),
        ["GET /api/v1/cases/{number}"] = (OfTheCase, null),
        ["POST /api/v1/cases/{number}/admissibility"] = (OfTheCase, """{"verdicts":[]}"""),
        ["POST /api/v1/cases/{number}/mediation"] = (OfTheCase, """{"kind":"mediation","result":"agreed"}"""),
        ["POST /api/v1/cases/{number}/conclusion"] = (OfTheCase, "{}"),
        ["POST /api/v1/cases/{number}/answer"] = (OfTheCase, """{"channel":"phone","notice":true}"""),
        ["POST /api/v1/cases/{number}/disclosures"] = (OfTheCase, """{"to":"job-centre","what":["matter"],"why":"hearing","channel":"digital-post"}"""),
        ["GET /api/v1/cases/{number}/letters"] = (OfTheCase, null),
        ["POST /api/v1/cases/{number}/letters/{letter}/reply"] = (OfTheCase, "{}"),
        ["POST /api/v1/cases/{number}/documents"] = (OfTheCase, null),
        ["GET /cases/{number}/documents/{id:guid}"] = (OfTheCase, null),
        ["POST /api/v1/search"] = (Advisers, "{}"),
        ["GET /api/v1/reports/sla"] = (["supervisor", .. Advisers], null),
        ["GET /drafts/{form}"] = (["intake", "dpo", .. Advisers], null),
        ["PUT /drafts/{form}"] = (["intake", "dpo", .. Advisers], "{}"),
        ["DELETE /drafts/{form}"] = (["intake", "dpo", .. Advisers], null),
        ["POST /cases/{number}/access-answer"] = (OfTheCase, """{"requestedOn":"2026-11-23","extended":false,"seen":[],"leftOut":[]}"""),
        ["POST /post/print"] = (Advisers, "{}"),
        ["GET /post/incoming/{incoming:guid}/files/{document:guid}"] = (Advisers, null), // of a message that is closed to them they find nothing
        ["GET /reports/sla.csv"] = (["supervisor", .. Advisers], null),
        ["GET /calendar/feed/{key}.ics"] = (Everybody, null), // who does not know the key finds nothing there
        ["* /health/live"] = (Everybody, null),
        ["* /health/ready"] = (Everybody, null),
        ["* /hangfire/{**path}"] = (Advisers, null),
    };

    public static TheoryData<string, string, bool> Cells()
    {
        var cells = new TheoryData<string, string, bool>();
        foreach (var who in Everybody)
        {
            foreach (var page in AllPages.Table) cells.Add($"GET {page.Address}", who, page.IsPublic || MayOpen(page, who));
            foreach (var (address, row) in Table) cells.Add(address, who, row.Allowed.Contains(who));
        }
        return cells;
    }

    /// <summary>Who is shut out of a case sees every page of an adviser but that of the case.</summary>
    static bool MayOpen(PageRow page, string who) =>
        page.Roles.Contains(who) || (who is Principals.Conflict && page.Roles.Contains("adviser") && !page.Address.Contains("{case}", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task The_door_opens_for_those_alone_who_may_enter(string address, string who, bool mayEnter)
    {
        var number = await shared.CaseAsync();
        using var client = Principals.Client(shared.App, who);
        using var request = RequestTo(address, number, shared.Document);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode}");
        var turnedAway = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            // A document of a case that somebody is shut out of is not there for them.
            || (answer.StatusCode is HttpStatusCode.NotFound && address.Contains("{id:guid}", StringComparison.Ordinal))
            || (answer.Headers.Location is { } to && to.ToString().Contains("/sign-in?", StringComparison.Ordinal));
        Assert.True(mayEnter != turnedAway, $"{(int)answer.StatusCode} {answer.Headers.Location}");
    }

    /// <summary>What a program sends to an address of the table, or a browser to that of a page.</summary>
    internal static HttpRequestMessage RequestTo(string address, CaseNumber number, Guid document)
    {
        var (method, path) = (address.Split(' ')[0] is var verb and not "*" ? verb : "GET", address.Split(' ')[1]);
        path = path.Replace("{number}", number.ToString(), StringComparison.Ordinal).Replace("{case}", number.ToString(), StringComparison.Ordinal)
            .Replace("{id:guid}", $"{document}", StringComparison.Ordinal).Replace("{incoming:guid}", $"{document}", StringComparison.Ordinal).Replace("{document:guid}", $"{document}", StringComparison.Ordinal).Replace("{letter}", $"{AllPages.Letter}", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{form}", "intake", StringComparison.Ordinal).Replace("{key}", "unknown", StringComparison.Ordinal)
            .Replace("{**rest}", "v1/nothing", StringComparison.Ordinal).Replace("{**path}", "", StringComparison.Ordinal);
        var request = new HttpRequestMessage(new(method), path);
        if (method is "POST" or "PUT")
            request.Content = path.EndsWith("/documents", StringComparison.Ordinal) ? new MultipartFormDataContent { { new StringContent("citizen"), "source" }, { new ByteArrayContent([]), "file", "brev.txt" } }
                : Table[address].Body is { } body ? new StringContent(body, Encoding.UTF8, "application/json") : new FormUrlEncodedContent([]);
        return request;
    }

    [Theory]
    [InlineData("adviser", true), InlineData(Principals.Conflict, false)]
    public async Task The_list_of_cases_names_those_alone_that_one_may_see(string who, bool isNamed)
    {
        var number = await shared.CaseAsync();
        using var client = Principals.Client(shared.App, who);
        var list = await client.GetStringAsync(new Uri("api/v1/cases", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(isNamed, list.Contains(number.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_has_a_row() => Assert.Equal(AllPages.Table.Select(p => p.Route).Order(), AllPages.Declared.Order());

    [Fact]
    public void Every_other_address_has_a_row()
    {
        var mapped = Others().ToHashSet();
        Assert.Empty(mapped.Except(Table.Keys));
        Assert.Empty(Table.Keys.Except(mapped));
    }

    /// <summary>What is mapped, without pages, files and what Blazor itself maps.</summary>
    IEnumerable<string> Others()
    {
        _ = shared.App.Address;
        return from endpoint in shared.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
               where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
               let address = "/" + endpoint.RoutePattern.RawText!.Trim('/')
               where address is not "/{**path:file}" // a file that is asked for and is not there
               where !address.StartsWith("/_blazor", StringComparison.Ordinal) && !address.StartsWith("/_framework", StringComparison.Ordinal)
               from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
               select $"{method} {address}";
    }

    /// <summary>One app with one case, which the second adviser is shut out of.</summary>
    public sealed class Host : IAsyncDisposable
    {
        readonly PostDrop drop = new();
        readonly Lazy<Task<CaseNumber>> made;

        public Host() => (App, made) = (new(settings: drop.Settings), new(MakeAsync));

        public OmbudHost App { get; }

        public Guid Document { get; private set; }

        public Task<CaseNumber> CaseAsync() => made.Value;

        /// <summary>With what the queries show: a reminder of the case, a request about it, a message that came in for it, and a look that waits to be judged.</summary>
        async Task<CaseNumber> MakeAsync()
        {
            var number = await Conflicted.MakeAsync(App, A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true, CallBackOn = A.Today });
            Assert.Null(await App.DeskAsync(desk => desk.ChangeAsync(number, it => it.SetFlags(it.Flags | CaseFlags.MaybeTimeBarred))));
            Assert.Null(await App.TryWriteAsync(number, AllPages.Letter, LetterKind.Hearing));
            Assert.Null(await App.ApproveAsync(number, AllPages.Letter));
            await App.AddAsync(HostRegisters.Request(about: $"{number}"));
            drop.PutMail("1.eml", PostDrop.Mail(subject: $"Sag {number}", files: [("brev.txt", "text/plain", "Et brev."u8.ToArray())]));
            await App.TakeInAsync();
            await using var db = await App.DatabaseAsync();
            var due = db.Cases.Single(c => c.Id == number.Key).DueOn!.Value;
            Document = (await App.AttachAsync(number, "Et brev."u8.ToArray())).Attached!.Id;
            db.Reminders.Add(new() { CaseId = number.Key, Rule = ReminderRule.OnTheDay, DueOn = due, CreatedAt = App.Clock.GetUtcNow() });
            db.AccessReviews.Add(new() { Node = "main", Sequence = 1, Month = 202610 });
            await db.SaveChangesAsync();
            return number;
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            drop.Dispose();
        }
    }
}
