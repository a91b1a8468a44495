// A disclosure goes through one door whoever opens it: screens, API and jobs are stopped by the same no.
using System.Net;
using System.Text.Json.Nodes;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.App.Api;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class DisclosureDeskTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    const string Given = """{"to": "job-centre", "what": ["matter", "statement"], "why": "hearing", "channel": "digital-post", "remark": "Til lederen."}""";
    static readonly Disclosure Hearing = new(new("job-centre"), [DisclosedContent.Matter], DisclosurePurpose.Hearing, Channel.DigitalPost, A.Today);

    async Task<CaseNumber> RegisterAsync(Registration? registration = null, string role = "intake")
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(registration ?? A.PhoneCall()), role);
        Assert.Null(refused);
        return registered!.Number;
    }

    Task<Case?> FactsAsync(CaseNumber number) => host.DeskAsync(desk => desk.FindAsync(number));

    Task<Dossier?> DossierAsync(CaseNumber number) => host.AsAsync("adviser",
        services => ((Ombud.App.Vault.Dossiers)services.GetService(typeof(Ombud.App.Vault.Dossiers))!).OpenAsync(number, Purpose.Review));

    [Fact]
    public async Task The_api_writes_a_row_with_what_to_whom_why_and_when_and_the_remark_into_the_dossier()
    {
        var number = await RegisterAsync();
        using var adviser = await host.SignedInAsync("adviser");
        await adviser.OkAsync($"api/v1/cases/{number}/disclosures", Given);
        var row = Assert.Single((await FactsAsync(number))!.Disclosures);
        Assert.Equal((new DepartmentCode("job-centre"), DisclosurePurpose.Hearing, Channel.DigitalPost, A.Today), (row.To, row.Why, row.Channel, row.On));
        Assert.Equal([DisclosedContent.Matter, DisclosedContent.Statement], row.What);
        Assert.Equal("Til lederen.", Assert.Single((await DossierAsync(number))!.Notes, n => n.Kind is NoteKind.DisclosureRemark).Text);
        using var read = await adviser.SendAsync(HttpMethod.Get, $"api/v1/cases/{number}");
        Assert.Contains("disclosed", (await read.JsonAsync())["events"]!.AsArray().Select(e => (string)e!["event"]!));
    }

    [Theory]
    [InlineData("adviser"), InlineData(null)]
    public async Task A_no_stops_the_desk_for_people_and_for_jobs(string? role)
    {
        var number = await RegisterAsync(A.PhoneCall() with { ObjectsToDisclosure = true });
        var before = (await FactsAsync(number))!.Version;
        Assert.IsType<Refusal.ObjectedToDisclosure>(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Disclose(Hearing, A.Today)), role));
        // Nor does it help to take the mark away first.
        Assert.IsType<Refusal.ObjectedToDisclosure>(await host.DeskAsync(desk => desk.ChangeAsync(number,
            it => it.SetFlags(CaseFlags.None) ?? it.Disclose(Hearing, A.Today)), role));
        Assert.IsType<Refusal.ObjectedToDisclosure>(await host.DeskAsync(desk => desk.ChangeAsync(number,
            it => it.PlanMeeting(new(MeetingKind.Dialogue, host.Clock.GetUtcNow().AddDays(2)))), role));
        Assert.Equal(before, (await FactsAsync(number))!.Version);
    }

    [Fact]
    public async Task A_no_stops_the_api_until_it_is_taken_back()
    {
        var number = await RegisterAsync(A.PhoneCall() with { ObjectsToDisclosure = true });
        using var adviser = await host.SignedInAsync("adviser");
        var address = $"api/v1/cases/{number}";
        Assert.Equal("objected-to-disclosure", await adviser.NoAsync($"{address}/disclosures", Given));
        await adviser.OkAsync($"{address}/admissibility", """{"verdicts": [{"point": 1, "admitted": true}]}""");
        Assert.Equal("objected-to-disclosure", await adviser.NoAsync($"{address}/mediation", """{"kind": "dialogue", "result": "agreed"}"""));
        Assert.Equal("objected-to-disclosure", await adviser.NoAsync($"{address}/conclusion", """{"outcomes": [{"point": 1, "outcome": "forwarded"}], "answeredBy": "letter"}"""));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.WithdrawObjection(A.Today, A.Today))));
        await adviser.OkAsync($"{address}/disclosures", Given);
        Assert.Single((await FactsAsync(number))!.Objections);
    }

    [Fact]
    public async Task What_is_wrong_with_a_disclosure_is_named()
    {
        var number = await RegisterAsync();
        using var adviser = await host.SignedInAsync("adviser");
        var address = $"api/v1/cases/{number}/disclosures";
        Assert.Equal("nothing-disclosed", await adviser.NoAsync(address, Given.Replace("\"matter\", \"statement\"", "", StringComparison.Ordinal)));
        using var unknown = await adviser.PostAsync(address, Given.Replace("job-centre", "nowhere", StringComparison.Ordinal));
        Assert.Equal(["to"], (await unknown.JsonAsync(HttpStatusCode.BadRequest))["problems"]!.AsArray().Select(p => (string)p!["field"]!));
        using var wrong = await adviser.PostAsync(address, """{"what": ["gossip"], "why": "x", "channel": "digital-post"}""");
        Assert.Equal(["to", "what[0]", "why"], (await wrong.JsonAsync(HttpStatusCode.BadRequest))["problems"]!.AsArray().Select(p => (string)p!["field"]!).Order());
        Assert.Equal("date-in-future", await adviser.NoAsync(address, Given.Replace("\"why\"", "\"on\": \"2026-11-24\", \"why\"", StringComparison.Ordinal)));
        Assert.Empty((await FactsAsync(number))!.Disclosures);
    }

    [Fact]
    public async Task A_department_that_is_no_longer_used_gets_nothing_from_anybody()
    {
        await using var other = new OmbudHost();
        var (registered, _) = await other.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        Assert.Null(await other.AsAsync("adviser", services => ((OfficeDesk)services.GetService(typeof(OfficeDesk))!)
            .SaveAsync(new DepartmentRow { Code = "job-centre", Name = "Jobcentret", IsActive = false }, isNew: false)));
        foreach (var role in new[] { "adviser", null })
            Assert.IsType<Refusal.InvalidInput>(await other.DeskAsync(desk => desk.ChangeAsync(registered!.Number, it => it.Disclose(Hearing, A.Today)), role));
    }

    [Fact]
    public async Task A_sensitive_case_is_neither_answered_nor_disclosed_by_plain_email()
    {
        var number = await RegisterAsync(A.PhoneCall() with { Sensitive = true });
        using var adviser = await host.SignedInAsync("adviser");
        Assert.Equal("plain-email-ruled-out", await adviser.NoAsync($"api/v1/cases/{number}/disclosures", Given.Replace("digital-post", "email", StringComparison.Ordinal)));
        Assert.Equal("plain-email-ruled-out", await adviser.NoAsync($"api/v1/cases/{number}/answer", """{"channel": "email"}"""));
        Assert.Equal("plain-email-ruled-out", await adviser.NoAsync($"api/v1/cases/{number}/answer", """{"channel": "email", "notice": true}"""));
        await adviser.OkAsync($"api/v1/cases/{number}/answer", """{"channel": "digital-post"}""");
    }

    [Fact]
    public async Task A_no_that_comes_with_a_later_contact_counts_from_that_day()
    {
        var number = await RegisterAsync();
        using var intake = await host.SignedInAsync("intake");
        var joining = JsonNode.Parse(ApiClient.Call)!;
        (joining["joins"], joining["objectsToDisclosure"], joining["sensitive"]) = (number.ToString(), true, true);
        await intake.RegisterAsync(joining.ToJsonString());
        var facts = (await FactsAsync(number))!;
        Assert.Equal(new Objection(A.Today, Channel.Phone), facts.Objection);
        Assert.True(facts.Flags.HasFlag(CaseFlags.Objection | CaseFlags.Sensitive));
    }
}
