// The page on answer times and its spreadsheet over HTTP: who may see them, and what they never carry.
using System.Net;
using System.Text;
using Ombud.App.Features.Reports;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Reports;

public sealed class SlaPageTests(SlaPageTests.Filled filled) : IClassFixture<SlaPageTests.Filled>
{
    const string PlantedName = "Zelma Plantegård", PlantedText = "kvadratrodskompot";

    public sealed class Filled : IAsyncLifetime
    {
        public OmbudHost Ombud { get; } = new(demoCases: 300, demoOpen: 30);

        public async ValueTask InitializeAsync()
        {
            var (_, refused) = await Ombud.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(PlantedText) with { Caller = new(PlantedName, "00 98 76 54") }));
            Assert.Null(refused);
            // Three cases of a department that has no others.
            foreach (var _ in Enumerable.Range(0, 3))
            {
                var (registered, _) = await Ombud.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Department = new DepartmentCode("environment") }));
                Assert.Null(await Ombud.DeskAsync(desk => desk.ChangeAsync(registered!.Number, it => it.Answer(A.Today, Channel.Phone, A.Today))));
            }
        }

        public ValueTask DisposeAsync() => Ombud.DisposeAsync();
    }

    readonly OmbudHost host = filled.Ombud;

    async Task<string> ReadAsync(string role, string address)
    {
        using var client = await host.SignedInAsync(role);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    [Theory]
    [InlineData("reports/sla")]
    [InlineData("reports/sla?period=12m")]
    [InlineData("reports/sla?period=2026-q4&department=job-centre")]
    [InlineData("reports/sla.csv")]
    [InlineData("reports/sla.csv?period=12m&department=environment")]
    [InlineData("calendar")]
    public async Task A_supervisor_is_never_sent_a_name_a_text_or_a_case_number(string address)
    {
        var sent = await ReadAsync("supervisor", address);
        Assert.DoesNotContain("Zelma", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(WebUtility.HtmlEncode(PlantedName), sent, StringComparison.Ordinal);
        Assert.DoesNotContain(PlantedText, sent, StringComparison.Ordinal);
        Assert.DoesNotMatch("20[0-9]{2}-[0-9]{5}", sent);
        Assert.DoesNotContain("/cases/", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reports/sla", "intake")]
    [InlineData("reports/sla", "dpo")]
    [InlineData("reports/sla.csv", "intake")]
    [InlineData("reports/sla.csv", "dpo")]
    [InlineData("settings", "supervisor")]
    [InlineData("settings", "intake")]
    [InlineData("settings", "dpo")]
    [InlineData("calendar", "dpo")]
    public async Task Other_roles_are_refused_by_the_server(string address, string role)
    {
        using var client = await host.SignedInAsync(role);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_gets_the_spreadsheet_without_signing_in()
    {
        using var client = host.Anonymous();
        using var answer = await client.GetAsync(new Uri("reports/sla.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_spreadsheet_hides_from_the_supervisor_what_the_page_hides()
    {
        var seen = Rows(await ReadAsync("supervisor", "reports/sla.csv?period=2026-q4"));
        var all = Rows(await ReadAsync("adviser", "reports/sla.csv?period=2026-q4"));
        Assert.Equal(all.Count, seen.Count);
        var answered = Array.IndexOf(seen[0], "Besvaret");
        var extended = Array.IndexOf(seen[0], "Frist forlænget");
        foreach (var row in seen.Skip(1).SkipLast(1))
            Assert.All([row[answered], row[extended]], figure => Assert.False(int.TryParse(figure, out var count) && count is > 0 and < 5, figure));
        Assert.DoesNotContain("Ubesvaret", seen[0]);
        Assert.DoesNotContain(all.Skip(1).SelectMany(row => row), figure => figure is "<5" or "skjult");
        Assert.Contains(seen.SelectMany(row => row), figure => figure is "<5" or "skjult");
    }

    [Fact]
    public async Task One_department_alone_shows_the_supervisor_no_more_than_the_table_of_all()
    {
        var among = Rows(await ReadAsync("supervisor", "reports/sla.csv?period=2026-q4")).Single(row => row[1] == "Teknik og Miljø");
        var alone = Rows(await ReadAsync("supervisor", "reports/sla.csv?period=2026-q4&department=environment"));
        Assert.Equal(among, Assert.Single(alone.Skip(1)));
    }

    [Fact]
    public async Task The_spreadsheet_opens_in_a_danish_spreadsheet()
    {
        using var client = await host.SignedInAsync("supervisor");
        using var answer = await client.GetAsync(new Uri("reports/sla.csv", UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("svarfrister-2026-01-01-2026-11-23.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("Opdelt på;Navn;Besvaret;Til tiden;", Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Jobcenter", "Jobcenter")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+45", "'+45")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("Social; Familie", "\"Social; Familie\"")]
    [InlineData("Den \"nye\" afdeling", "\"Den \"\"nye\"\" afdeling\"")]
    public void A_name_is_never_read_as_a_formula(string name, string field)
    {
        var written = SlaSpreadsheet.Field(name);
        Assert.Equal(field, written);
        Assert.DoesNotContain(written.TrimStart('"')[0], "=+-@\t");
    }

    static List<string[]> Rows(string sheet) => [.. sheet.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(';'))];
}
