// The answer to a request for access holds all about the person who asked, and nothing about anybody else.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.CaseFile.RightOfAccess;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

public sealed class SubjectAccessTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    static readonly DateOnly Asked = A.Today.AddDays(-10);
    static int people;

    /// <summary>A CPR number that no other test of this class has.</summary>
    static string NewCpr() => $"120367{Interlocked.Increment(ref people):D4}";

    async Task<CaseNumber> RegisterAsync(Caller caller, string summary)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(summary) with { Caller = caller }));
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task<Guid> NoteAsync(CaseNumber number, NoteKind kind, string text)
    {
        var note = new Note(Guid.CreateVersion7(), kind, text, host.Clock.GetUtcNow(), new("k.roenbo"));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
        {
            dossier.AddNote(note);
            return it.AddNote(note.Id, note.Kind);
        })));
        return note.Id;
    }

    Task<(AccessScope? Scope, Refusal? Refused)> FindAsync(CaseNumber number, string role = "adviser") =>
        host.AsAsync(role, services => services.GetRequiredService<SubjectAccess>().FindAsync(number));

    Task<AccessChoice> ChoiceAsync(CaseNumber number, params IReadOnlyList<Guid> leftOut) => host.AccessChoiceAsync(number, Asked, leftOut);

    Task<HttpResponseMessage> PostAsync(CaseNumber number, AccessChoice choice, string role = "adviser") => host.PostAccessAsync(number, choice, role);

    Task<AccessZip> MakeAsync(CaseNumber number, AccessChoice choice) => host.MakeAccessAsync(number, choice);

    async Task<AccessZip> MakeAsync(CaseNumber number) => await MakeAsync(number, await ChoiceAsync(number));

    async Task<List<AccessRow>> LogAsync(params CaseNumber[] numbers)
    {
        long?[] ids = [.. numbers.Select(n => (long?)n.Key)];
        await using var db = await host.DatabaseAsync();
        return await db.AccessLog.AsNoTracking().Where(a => ids.Contains(a.CaseId)).OrderBy(a => a.Sequence).ToListAsync();
    }

    [Fact]
    public async Task All_cases_of_the_person_are_in_both_files_and_nobody_else_is_in_either()
    {
        var (cpr, phone) = (NewCpr(), "51 00 12 34");
        var number = await RegisterAsync(new("Asta Lyngdal", phone, Email: "asta@eksempel.dk", Address: "Rønnevej 1\n4320 Lejre", Cpr: cpr), "Har ventet på svar om sygedagpenge på Ærø.");
        await NoteAsync(number, NoteKind.PhoneNote, "Bodil Fuldmagtsen ringer igen. Bodils nummer er +45 52998877, mail BODIL@andre.dk. Asta Lyngdal er med.");
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetRepresentation(new(Guid.CreateVersion7(), "Bodil Fuldmagtsen", "52 99 88 77", "bodil@andre.dk", new("alt om Bodils nabo", new(2026, 3, 1)))) ?? it.ChangeParties())));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Disclose(new(new("job-centre"), [DisclosedContent.Matter], DisclosurePurpose.Hearing, Channel.Email, A.Today), A.Today))));
        var older = await RegisterAsync(new("A. Lyngdal", "53 11 22 33", Cpr: $"{cpr[..6]}-{cpr[6..]}"), "Vil vide, hvem der afgør sagen.");
        await RegisterAsync(new("Carl Husfælle", phone, Cpr: NewCpr()), "Carls egen sag om en bolig.");
        await RegisterAsync(new("Dorte Ukendt", phone), "Dortes sag uden nummer.");
        var stale = await RegisterAsync(new("Erna Ombyttet", "54 44 55 66", Cpr: NewCpr()), "Ernas sag, som nummeret kun peger på.");
        await using (var db = await host.DatabaseAsync())
        {
            var token = await db.Lookups.Where(l => l.CaseId == number.Key && l.Field == LookupField.Cpr).Select(l => l.Token).SingleAsync();
            db.Lookups.Add(new() { Field = LookupField.Cpr, Token = token, CaseId = stale.Key });
            await db.SaveChangesAsync();
        }

        var files = await MakeAsync(number);

        Assert.Equal([number, older], files.Answer.Cases.Select(c => c.Number).Order());
        foreach (var own in (string[])["Asta Lyngdal", "A. Lyngdal", "asta@eksempel.dk", phone, "Rønnevej 1", "Har ventet på svar om sygedagpenge på Ærø.", "Vil vide, hvem der afgør sagen.", number.ToString(), older.ToString()])
            Assert.Superset(new HashSet<string> { AccessFiles.Document, AccessFiles.Data }, files.Holding(own).ToHashSet());
        Assert.Contains($"{cpr[..6]}-{cpr[6..]}", files.Text, StringComparison.Ordinal);
        Assert.Contains("[…] ringer igen. […] nummer er […], mail […]. Asta Lyngdal er med.", files.Text, StringComparison.Ordinal);
        Assert.Contains("med fuldmagt fra 01.03.2026", files.Text, StringComparison.Ordinal);
        Assert.Equal("Jobcenter", Assert.Single(files.Answer.Cases.Single(c => c.Number == number).Disclosures).To);
        string[] others = ["Bodil", "Fuldmagtsen", "52 99 88 77", "52998877", "andre.dk", "Carl", "Husfælle", "Dorte", "Ukendt", "Erna", "Ombyttet", "54 44 55 66", stale.ToString(),
            .. DemoPerson.All.SelectMany(p => (string[])[p.Id.Value, p.Name])];
        Assert.Empty(others.SelectMany(files.Holding));
    }

    [Fact]
    public async Task Every_look_at_the_cases_is_told_with_time_purpose_and_role_and_the_answer_itself_is_one_of_them()
    {
        var number = await RegisterAsync(new("Asta Lyngdal", "55 12 34 56", Cpr: NewCpr()), "Har ventet længe.");
        await host.AsAsync("adviser2", services => services.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(number, Purpose.CprShown));
        await host.AsAsync("intake", services => services.GetRequiredService<KnownCallers>().FindAsync("55 12 34 56", null));
        await host.AsAsync("supervisor", services => services.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(number, Purpose.CaseHandling));
        await host.AsAsync(null, services => services.GetRequiredService<CaseDesk>().ChangeAsync(number, it => it.SetDepartment(new("social"))));

        var files = await MakeAsync(number);

        // The last row was written as the answer was put on record, after it was made.
        var log = (await LogAsync(number))[..^1];
        var told = Assert.Single(files.Answer.Cases).Looks;
        Assert.Equal(log.Select(a => (a.At, a.Act, a.Purpose)), told.Select(l => (l.At, l.Act, l.Purpose)));
        Assert.Equal(["adviser", "adviser", "intake", "supervisor", "system", "adviser", "adviser"], told.Select(l => l.Role));
        Assert.Equal((AccessAct.Export, Purpose.SubjectAccess), (told[^1].Act, told[^1].Purpose));
        foreach (var words in (string[])["CPR-nummeret blev vist", "Genkendelse af den, der henvender sig", "Modtagelsen", "Systemet", "23.11.2026 09.41"]) Assert.Contains(words, files.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_is_sound_Danish_and_accessible_and_the_JSON_reads_back_the_same()
    {
        var number = await RegisterAsync(new("Asta Lyngdal", Cpr: NewCpr()), "Linje et\nLinje to & <tre> \"fire\"");
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Judge([PointVerdict.Decline(1, new("ankestyrelsen"), ExclusionGround.ProfessionalContent)], A.Today, A.Today))));

        var files = await MakeAsync(number);

        using var word = files.Open();
        var main = word.MainDocumentPart!;
        Assert.Equal("da-DK", main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
        Assert.Equal(("da-DK", "Svar på din anmodning om indsigt"), (word.PackageProperties.Language, word.PackageProperties.Title));
        var headings = main.Document!.Body!.Elements<Paragraph>().Select(p => (Style: p.ParagraphProperties?.ParagraphStyleId?.Val?.Value, p.InnerText)).Where(p => p.Style is not null).ToList();
        Assert.Equal("Title", headings[0].Style);
        Assert.Contains(("Heading1", $"Sag {number}: Klage"), headings);
        Assert.Contains(("Heading2", "Hvornår og hvorfor der er slået op"), headings);
        Assert.All(main.Document.Body!.Elements<Table>(), table =>
        {
            var rows = table.Elements<TableRow>().ToList();
            Assert.NotNull(rows[0].TableRowProperties?.GetFirstChild<TableHeader>());
            Assert.NotNull(table.GetFirstChild<TableProperties>()!.GetFirstChild<TableCaption>());
            Assert.All(rows, row => Assert.Equal(rows[0].Elements<TableCell>().Count(), row.Elements<TableCell>().Count()));
        });
        Assert.Contains("Vi kunne ikke behandle punktet. Grund: Fagligt indhold i en afgørelse", files.Text, StringComparison.Ordinal);
        Assert.Contains("Vi henviste dig til Ankestyrelsen", files.Text, StringComparison.Ordinal);
        Assert.Contains("datatilsynet.dk", files.Text, StringComparison.Ordinal);

        Assert.Equal(files.Json, JsonSerializer.Serialize(files.Answer, AccessFiles.Json));
        Assert.Contains("\"requestedOn\": \"2026-11-13\"", files.Json, StringComparison.Ordinal);
        Assert.Contains("\"professional-content\"", files.Json, StringComparison.Ordinal);
        Assert.Contains("Linje et\\nLinje to & <tre>", files.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_out_or_taken_out_stands_in_neither_file_and_the_answer_says_so()
    {
        var number = await RegisterAsync(new("Asta Lyngdal", Cpr: NewCpr()), "Fortæller om sin egen sag.");
        var neighbour = await NoteAsync(number, NoteKind.JournalNote, "Naboen Gerda Tidselby har klaget over støj.");
        await NoteAsync(number, NoteKind.JournalNote, "Ægtefællens nummer er 010190-1234.");
        Assert.Equal([false, false, true], (await FindAsync(number)).Scope!.Cases.Single().Items.Select(i => i.IsMasked));

        var files = await MakeAsync(number, await ChoiceAsync(number, neighbour));

        Assert.Empty(files.Holding("Tidselby").Concat(files.Holding("010190")));
        Assert.Equal(["Fortæller om sin egen sag.", null, "Ægtefællens nummer er […]."], files.Answer.Cases.Single().Notes.Select(n => n.Text));
        Assert.Contains("Hvor der står […]", files.Text, StringComparison.Ordinal);
        Assert.Contains("Udeladt af hensyn til andre personer", files.Text, StringComparison.Ordinal);
        var told = (await host.AsAsync("adviser", services => services.GetRequiredService<CaseStory>().ReadAsync(number)))[^1].Event;
        Assert.Equal(new CaseEvent.AccessAnswered(Asked, A.Today, false, 1), told);
    }

    [Fact]
    public async Task Something_that_the_adviser_has_not_seen_does_not_go_out()
    {
        var number = await RegisterAsync(new("Asta Lyngdal", Cpr: NewCpr()), "Fortæller om sin egen sag.");
        var choice = await ChoiceAsync(number);
        await NoteAsync(number, NoteKind.JournalNote, "Naboen Gerda Tidselby har klaget over støj.");

        using var answer = await PostAsync(number, choice);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.DoesNotContain("Tidselby", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain(await host.AsAsync("adviser", services => services.GetRequiredService<CaseStory>().ReadAsync(number)), past => past.Event is CaseEvent.AccessAnswered);
    }

    [Fact]
    public async Task Without_a_number_the_case_stands_alone_also_beside_others_without_one()
    {
        var number = await RegisterAsync(new("Asta Lyngdal", "56 12 34 56"), "Uden CPR-nummer.");
        await RegisterAsync(new("Asta Lyngdal", "56 12 34 56"), "Endnu en uden nummer.");
        var scope = (await FindAsync(number)).Scope!;
        Assert.False(scope.HasCpr);
        Assert.Equal(number, Assert.Single(scope.Cases).Number);
    }

    [Fact]
    public async Task A_case_that_does_not_open_is_named_to_the_adviser_and_left_out()
    {
        var cpr = NewCpr();
        var number = await RegisterAsync(new("Asta Lyngdal", Cpr: cpr), "Den ene sag.");
        var broken = await RegisterAsync(new("Asta Lyngdal", Cpr: cpr), "Den anden sag.");
        await using (var db = await host.DatabaseAsync()) await db.CaseKeys.Where(k => k.CaseId == broken.Key).ExecuteDeleteAsync();
        Assert.Equal([broken], (await FindAsync(number)).Scope!.NotOpened);
        var files = await MakeAsync(number);
        Assert.Equal((number, 1), (Assert.Single(files.Answer.Cases).Number, files.Answer.FurtherCases));
        Assert.Contains("Der kan være flere sager om dig, som ikke er med her (antal: 1).", files.Text, StringComparison.Ordinal);
        Assert.Empty(files.Holding(broken.ToString()));
    }

    [Fact]
    public async Task A_case_that_a_conflict_of_interest_shuts_the_adviser_out_of_is_counted_and_neither_opened_nor_named()
    {
        var cpr = NewCpr();
        var number = await RegisterAsync(new("Asta Lyngdal", Cpr: cpr), "Den ene sag.");
        var shut = await Conflicted.MakeAsync(host, A.PhoneCall("Den lukkede sag.") with { Caller = new("Asta Lyngdal", Cpr: cpr) });
        var before = await LogAsync(shut);
        var scope = (await FindAsync(number, "adviser2")).Scope!;
        Assert.Equal((1, number, 0), (scope.ShutOut, Assert.Single(scope.Cases).Number, scope.NotOpened.Count));
        Assert.Equal(before.Count, (await LogAsync(shut)).Count);
        Assert.IsType<Refusal.ShutOut>((await FindAsync(shut, "adviser2")).Refused);
        var answer = (await host.AsAsync("adviser2", services => services.GetRequiredService<SubjectAccess>().GatherAsync(number, HostAccess.ChoiceOf(scope, Asked, [])))).Answer!;
        Assert.Equal((1, 1), (answer.Cases.Count, answer.FurtherCases));
        Assert.Equal(2, (await FindAsync(number)).Scope!.Cases.Count);
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("supervisor")]
    [InlineData("dpo")]
    public async Task Another_role_is_refused_and_the_refusal_is_in_the_log(string role)
    {
        var number = await RegisterAsync(new("Asta Lyngdal", Cpr: NewCpr()), "Fortæller om sin egen sag.");
        var choice = await ChoiceAsync(number);
        var before = await LogAsync(number);

        Assert.IsType<Refusal.NotAllowedForRole>((await FindAsync(number, role)).Refused);
        Assert.IsType<Refusal.NotAllowedForRole>((await host.AsAsync(role, services => services.GetRequiredService<SubjectAccess>().GatherAsync(number, choice))).Refused);
        using var answer = await PostAsync(number, choice, role);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([(AccessAct.Refused, Purpose.SubjectAccess), (AccessAct.Refused, Purpose.SubjectAccess), (AccessAct.Refused, Purpose.Page)],
            (await LogAsync(number)).Skip(before.Count).Select(a => (a.Act, a.Purpose)));
    }
}
