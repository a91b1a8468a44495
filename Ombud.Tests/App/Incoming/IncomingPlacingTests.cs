// A message is placed by a person: it becomes a contact of the day on which it arrived, its files become documents, and nothing of it stays beside the case.
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Outbox;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Incoming;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Incoming;

public sealed class IncomingPlacingTests : IAsyncDisposable
{
    static readonly DateOnly Arrived = A.Today.AddDays(-3);

    readonly PostDrop drop = new();
    readonly OmbudHost host;

    public IncomingPlacingTests() => host = new(settings: drop.Settings);

    async Task<IncomingRow> TakeMemoAsync(string label = "Svar mangler", string cpr = PostDrop.Cpr, params (string Name, string Type, byte[] Content)[] files)
    {
        drop.PutMemo("1.xml", PostDrop.Memo(label: label, cpr: cpr, moment: "2026-11-20T22:30:00+01:00", files: files));
        await host.TakeInAsync();
        return await host.WaitingAsync();
    }

    async Task<CaseNumber> PlacedAsync(Guid id, string typed)
    {
        var (registered, refused) = await host.IncomingDeskAsync(desk => desk.PlaceAsync(id, typed));
        Assert.Null(refused);
        return registered!.Number;
    }

    [Fact]
    public async Task On_a_case_it_is_a_contact_of_its_day_with_its_words_and_files_and_no_more_beside_the_case()
    {
        var number = await host.WithPartyAsync(PostDrop.Cpr);
        var file = SampleFile.Large(200_000);
        var row = await TakeMemoAsync(files: [("Afgørelse.pdf", "application/pdf", file), ("virus.exe", "application/octet-stream", "MZ"u8.ToArray())]);
        Assert.Equal(number, await PlacedAsync(row.Id, $"{number}"));

        var it = await host.CaseAsync(number);
        Assert.Equal(new Contact(Channel.DigitalPost, true, Arrived), it.Contacts[^1]);
        var dossier = await host.DossierAsync(number);
        Assert.Equal("Svar mangler\n\nJeg har ventet i ti uger.\n\nFiler, der fulgte med og ikke er lagt på sagen: virus.exe", dossier.Notes[^1].Text);
        var document = Assert.Single(dossier.Documents);
        Assert.Equal((DocumentSource.Citizen, Arrived), (document.Source, document.On));
        Assert.Equal(file, await host.ReadAsync(number, document.Id));
        var placed = Assert.Single(await host.IncomingAsync());
        Assert.Equal((IncomingState.Placed, number.Key, null, null, null), (placed.State, placed.CaseId, placed.Content, placed.Wrapped, placed.Sender));
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.IncomingChunks.AnyAsync());

        // The same file once more says nothing new.
        PostDrop.PutAgain(drop.Digital, "1.xml");
        await host.TakeInAsync();
        Assert.Single(await host.IncomingAsync());
        Assert.IsType<Refusal.AlreadyPlaced>((await host.IncomingDeskAsync(desk => desk.PlaceAsync(row.Id, $"{number}"))).Refused);
    }

    [Fact]
    public async Task The_clock_of_a_new_case_runs_from_the_arrival()
    {
        var row = await TakeMemoAsync(cpr: "0101704000", files: [("brev.txt", "text/plain", "Et brev."u8.ToArray())]);
        var registration = A.PhoneCall("Klager over ventetid.") with { Channel = Channel.DigitalPost, Written = true, ReceivedOn = Arrived, Caller = new("Asta Lyngdal", Cpr: "0101704000") };
        var (registered, refused) = await host.IncomingDeskAsync(desk => desk.RegisterAsync(row.Id, registration));
        Assert.Null(refused);
        var again = await host.IncomingDeskAsync(desk => desk.RegisterAsync(row.Id, registration));
        Assert.IsType<Refusal.AlreadyPlaced>(again.Refused);

        var it = await host.CaseAsync(registered!.Number);
        Assert.Equal((Arrived, Arrived), (it.ReceivedOn, it.ClockFrom));
        Assert.Equal(new DateOnly(2026, 12, 4), it.OriginalDueOn); // ten working days from Friday 20 November
        Assert.Equal("Et brev."u8.ToArray(), await host.ReadAsync(registered.Number, Assert.Single((await host.DossierAsync(registered.Number)).Documents).Id));
        Assert.Equal(registered.Number.Key, Assert.Single(await host.IncomingAsync()).CaseId);
    }

    [Fact]
    public async Task Another_number_than_the_suggested_one_and_a_concluded_case_take_it_too_and_an_unknown_one_does_not()
    {
        var (suggested, other) = (await host.WithPartyAsync(PostDrop.Cpr), await host.RegisterAsync());
        var row = await TakeMemoAsync();
        Assert.Equal(suggested.Key, row.SuggestedId);
        Assert.Equal([new("case", Problem.Missing)], Assert.IsType<Refusal.InvalidInput>((await host.IncomingDeskAsync(desk => desk.PlaceAsync(row.Id, " "))).Refused).Problems);
        Assert.Equal([new("case", Problem.UnknownCase)], Assert.IsType<Refusal.InvalidInput>((await host.IncomingDeskAsync(desk => desk.PlaceAsync(row.Id, "2026-99999"))).Refused).Problems);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(other, it =>
            it.Judge([.. it.Points.Select(p => PointVerdict.Admit(p.Number))], A.Today, A.Today) ?? it.EndPoint(1, Outcome.Resolved) ?? it.Conclude(A.Today, A.Today, Channel.Phone))));
        Assert.Equal(other, await PlacedAsync(row.Id, $"{other.Year}-{other.Running}"));
        var it = await host.CaseAsync(other);
        Assert.Equal((CaseState.Concluded, 2), (it.State, it.Contacts.Count));
        Assert.Single((await host.CaseAsync(suggested)).Contacts);
    }

    [Fact]
    public async Task Files_that_a_crash_left_behind_are_filed_by_the_job_once()
    {
        var number = await host.WithPartyAsync(PostDrop.Cpr);
        var row = await TakeMemoAsync(files: [("a.txt", "text/plain", "Et brev."u8.ToArray()), ("b.txt", "text/plain", "Et andet."u8.ToArray())]);
        // Somebody else is filing and never comes to an end: the contact is on the case, the files wait.
        var claims = host.Services.GetRequiredService<Ombud.App.Data.Claims>();
        Assert.NotNull(await claims.TryTakeAsync("incoming-files"));
        await PlacedAsync(row.Id, $"{number}");
        Assert.Empty((await host.DossierAsync(number)).Documents);
        Assert.NotNull(Assert.Single(await host.IncomingAsync()).Content);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var list = await host.AsAsync("adviser", services => services.GetRequiredService<IncomingQuery>().RunAsync());
        Assert.Equal([number], list.Unfiled);

        await host.TakeInAsync();
        await host.TakeInAsync();
        Assert.Equal(["a.txt", "b.txt"], (await host.DossierAsync(number)).Documents.Select(d => d.Name).Order());
        Assert.Equal(2, (await host.CaseAsync(number)).Contacts.Count);
        Assert.Null(Assert.Single(await host.IncomingAsync()).Content);
        Assert.Empty((await host.AsAsync("adviser", services => services.GetRequiredService<IncomingQuery>().RunAsync())).Unfiled);
    }

    [Fact]
    public async Task Two_advisers_place_it_once()
    {
        var (one, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        var row = await TakeMemoAsync();
        var answers = await Task.WhenAll(new[] { one, other, one, other }.Select(number => host.IncomingDeskAsync(desk => desk.PlaceAsync(row.Id, $"{number}"))));
        var placed = Assert.Single(answers, answer => answer.Registered is not null).Registered!.Number;
        Assert.All(answers.Where(answer => answer.Registered is null), answer => Assert.IsType<Refusal.AlreadyPlaced>(answer.Refused));
        Assert.Equal(3, (await host.CaseAsync(one)).Contacts.Count + (await host.CaseAsync(other)).Contacts.Count);
        Assert.Equal(placed.Key, Assert.Single(await host.IncomingAsync()).CaseId);
    }

    [Fact]
    public async Task What_is_not_for_the_adviser_is_set_aside_with_a_reason_and_can_be_taken_up_again()
    {
        var row = await TakeMemoAsync();
        Assert.Equal([new("reason", Problem.Missing)], Assert.IsType<Refusal.InvalidInput>(await host.IncomingDeskAsync(desk => desk.SetAsideAsync(row.Id, null))).Problems);
        Assert.Null(await host.IncomingDeskAsync(desk => desk.SetAsideAsync(row.Id, SetAsideReason.PassedOn)));
        Assert.IsType<Refusal.AlreadyPlaced>(await host.IncomingDeskAsync(desk => desk.SetAsideAsync(row.Id, SetAsideReason.PassedOn)));
        Assert.Null(await host.IncomingDeskAsync(desk => desk.OpenAsync(row.Id)));
        var aside = Assert.Single(await host.IncomingAsync());
        Assert.Equal((IncomingState.SetAside, SetAsideReason.PassedOn, "k.roenbo"), (aside.State, aside.Reason, aside.DecidedBy));
        Assert.Null(await host.IncomingDeskAsync(desk => desk.TakeUpAsync(row.Id)));
        Assert.Equal(row.Id, (await host.WaitingAsync()).Id);
    }

    [Fact]
    public async Task A_request_for_access_tells_of_what_the_person_sent_and_nobody_has_placed()
    {
        var number = await host.WithPartyAsync(PostDrop.Cpr);
        var row = await TakeMemoAsync();
        Assert.Equal(1, await UnplacedAsync(number));
        Assert.Null(await host.IncomingDeskAsync(desk => desk.SetAsideAsync(row.Id, SetAsideReason.SentBack)));
        Assert.Equal(1, await UnplacedAsync(number));
        Assert.Null(await host.IncomingDeskAsync(desk => desk.TakeUpAsync(row.Id)));
        await PlacedAsync(row.Id, $"{number}");
        Assert.Equal(0, await UnplacedAsync(number));
        Assert.Equal(0, await UnplacedAsync(await host.WithPartyAsync("0101704001")));

        async Task<int> UnplacedAsync(CaseNumber of) => (await host.AsAsync("adviser", services => services.GetRequiredService<SubjectAccess>().FindAsync(of))).Scope!.Unplaced;
    }

    [Fact]
    public async Task With_an_erased_case_goes_what_was_placed_on_it_and_what_was_only_suggested_waits_on_without_it()
    {
        var number = await host.ProposeErasureAsync();
        drop.PutMemo("1.xml", PostDrop.Memo(label: $"Sag {number}", id: $"{Guid.NewGuid()}", files: [("brev.txt", "text/plain", "Et brev."u8.ToArray())]));
        drop.PutMemo("2.xml", PostDrop.Memo(label: $"Mere til sag {number}", id: $"{Guid.NewGuid()}"));
        await host.TakeInAsync();
        var rows = await host.IncomingAsync();
        Assert.All(rows, i => Assert.Equal((IncomingMatch.NumberAlone, number.Key), (i.Match, i.SuggestedId)));
        // The files are not filed yet when the case is erased.
        Assert.NotNull(await host.Services.GetRequiredService<Ombud.App.Data.Claims>().TryTakeAsync("incoming-files"));
        await PlacedAsync(rows[0].Id, $"{number}");
        Assert.NotNull((await host.IncomingAsync()).Single(i => i.Id == rows[0].Id).Content);
        await host.EraseAsync(number);
        var after = (await host.IncomingAsync()).ToDictionary(i => i.Id);
        Assert.Equal((number.Key, null, null), (after[rows[0].Id].CaseId, after[rows[0].Id].Content, after[rows[0].Id].Wrapped));
        Assert.Equal((IncomingState.Waiting, IncomingMatch.None, null), (after[rows[1].Id].State, after[rows[1].Id].Match, after[rows[1].Id].SuggestedId));
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.IncomingChunks.AnyAsync());
        Assert.NotNull((await host.IncomingDeskAsync(desk => desk.OpenAsync(rows[1].Id)))!.Content);
    }

    [Fact]
    public async Task The_start_page_counts_what_waits_and_what_could_not_be_read()
    {
        drop.PutMail("1.eml", PostDrop.Mail());
        drop.PutMail("2.eml", "X-Nothing: 1\n\nHej");
        await host.TakeInAsync();
        var day = await host.AsAsync("adviser", services => services.GetRequiredService<Ombud.App.Features.Today.TodayQuery>().AdviserAsync());
        Assert.Equal(new IncomingToday(1, 1), day.Incoming);
        using var client = await host.SignedInAsync("adviser");
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("post at placere", page, StringComparison.Ordinal);
        Assert.Contains("1 fil kunne ikke læses", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_handed_out_to_be_kept_and_is_gone_once_the_message_is_placed()
    {
        var number = await host.WithPartyAsync(PostDrop.Cpr);
        var row = await TakeMemoAsync(files: [("Æbler og pærer.txt", "text/plain", "Et brev."u8.ToArray())]);
        var file = Assert.Single((await host.IncomingDeskAsync(desk => desk.OpenAsync(row.Id)))!.Content!.Files);
        using var client = await host.SignedInAsync("adviser");
        var address = new Uri($"post/incoming/{row.Id}/files/{file.Document}", UriKind.Relative);
        using (var answer = await client.GetAsync(address, TestContext.Current.CancellationToken))
        {
            Assert.Equal("Et brev.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(("attachment", "Æbler og pærer.txt"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
        await PlacedAsync(row.Id, $"{number}");
        using var gone = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        drop.Dispose();
    }
}
