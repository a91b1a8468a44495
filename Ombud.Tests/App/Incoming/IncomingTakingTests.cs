// What comes in is sealed at once, kept once, matched to a case by what it answers, by its sender or by a number, and never dropped.
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Outbox;
using Ombud.App.Jobs;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Incoming;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Incoming;

public sealed class IncomingTakingTests : IAsyncDisposable
{
    readonly PostDrop drop = new();
    readonly OmbudHost host;

    public IncomingTakingTests() => host = new(settings: drop.Settings);

    [Fact]
    public async Task Nothing_of_what_comes_in_stands_in_the_database_in_clear()
    {
        var person = PlantedPerson.Make(1)[0];
        drop.PutMail($"{person.Name}.eml", PostDrop.Mail(subject: $"Om {person.Name}", text: person.Phrase, from: $"\"{person.Name}\" <asta@post.example>", files: [($"{person.Name}.txt", "text/plain", Encoding.UTF8.GetBytes(person.Phrase))]));
        drop.PutMemo("1.xml", PostDrop.Memo(label: person.Name, text: $"{person.Phrase} {person.Cpr}", cpr: person.Cpr, files: [("a.txt", "text/plain", Encoding.UTF8.GetBytes(person.Phrase))]));
        drop.PutMemo($"{person.Name}.xml", "<kaputt");
        await host.TakeInAsync();

        var rows = await host.IncomingAsync();
        Assert.Equal([IncomingState.Waiting, IncomingState.Waiting, IncomingState.Unreadable], rows.Select(i => i.State).Order());
        await using var db = await host.DatabaseAsync();
        var chunks = await db.IncomingChunks.AsNoTracking().ToListAsync();
        Assert.Equal(2, chunks.Count);
        var bytes = rows.SelectMany(i => new[] { i.Content!, i.Wrapped!, i.Seen }).Concat(chunks.Select(c => c.Content)).Select(Encoding.Latin1.GetString)
            .Append(JsonSerializer.Serialize(await db.AccessLog.AsNoTracking().ToListAsync())).ToList();
        foreach (var (_, form) in person.Texts.SelectMany(Planted.Forms))
            Assert.All(bytes, row => Assert.DoesNotContain(Encoding.Latin1.GetString(form), row, StringComparison.Ordinal));
        Assert.Empty(Planted.FindIn([host.Folder, host.KeyFolder], [person]));

        var opened = await host.IncomingDeskAsync(desk => desk.OpenAsync([.. rows.Select(i => i.Id)]));
        Assert.All(opened.Values.Where(o => o.State is IncomingState.Waiting), o => Assert.Contains(person.Name, o.Content!.Subject!, StringComparison.Ordinal));
        Assert.Equal($"{person.Name}.xml", Assert.Single(opened.Values, o => o.State is IncomingState.Unreadable).Content!.File);
        Assert.Empty(Planted.FindIn([host.Folder, host.KeyFolder], [person]));
    }

    [Fact]
    public async Task A_message_opens_in_its_own_place_alone()
    {
        drop.PutMail("1.eml", PostDrop.Mail(id: "a@post.example", files: [("a.txt", "text/plain", "Et brev."u8.ToArray())]));
        drop.PutMail("2.eml", PostDrop.Mail(id: "b@post.example", files: [("b.txt", "text/plain", "Et andet."u8.ToArray())]));
        await host.TakeInAsync();
        var rows = await host.IncomingAsync();
        await using (var db = await host.DatabaseAsync())
        {
            await db.Incoming.Where(i => i.Id == rows[0].Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Content, rows[1].Content).SetProperty(i => i.Wrapped, rows[1].Wrapped));
        }
        Assert.Null((await host.IncomingDeskAsync(desk => desk.OpenAsync(rows[0].Id)))!.Content);
        var number = await host.RegisterAsync();
        var (registered, refused) = await host.IncomingDeskAsync(desk => desk.PlaceAsync(rows[0].Id, $"{number}"));
        Assert.Equal((null, "content-unreadable"), (registered, refused!.Code));
        Assert.NotNull((await host.IncomingDeskAsync(desk => desk.OpenAsync(rows[1].Id)))!.Content);
    }

    [Fact]
    public async Task A_file_that_is_dropped_twice_or_was_left_by_a_crash_is_taken_once()
    {
        drop.PutMail("1.eml", PostDrop.Mail());
        drop.PutMail("2.eml", PostDrop.Mail().Replace("mx.post.example by mail", "mx2.post.example by mail", StringComparison.Ordinal));
        drop.PutMemo("1.xml", PostDrop.Memo());
        drop.PutMemo("broken.xml", "<kaputt");
        await host.TakeInAsync();
        Assert.Equal(3, (await host.IncomingAsync()).Count);
        Assert.Equal(["1.eml", "2.eml"], PostDrop.Names(drop.Mails, "read"));

        // Committed and killed before the file was moved: it lies there again.
        PostDrop.PutAgain(drop.Digital, "1.xml");
        File.Move(Path.Combine(drop.Digital, "unreadable", "broken.xml"), Path.Combine(drop.Digital, "broken.xml"));
        await host.TakeInAsync();
        Assert.Equal(3, (await host.IncomingAsync()).Count);
        Assert.Equal(["1.xml"], PostDrop.Names(drop.Digital, "read"));
        Assert.Empty(Directory.EnumerateFiles(drop.Digital, "*.xml"));

        // The same words at another time are another message.
        drop.PutMail("3.eml", PostDrop.Mail(id: "a2@post.example"));
        await host.TakeInAsync();
        Assert.Equal(4, (await host.IncomingAsync()).Count);
    }

    [Fact]
    public async Task A_reply_a_known_sender_and_a_number_suggest_a_case_and_say_how_sure_that_is()
    {
        var (known, other) = (await host.WithPartyAsync(PostDrop.Cpr, email: PostDrop.Address), await host.RegisterAsync());
        await host.ApprovedAsync(known, LetterKind.Answer);
        var sent = Assert.Single(await host.OutboxAsync(known)).MessageId;

        await SuggestsAsync(PostDrop.Memo(id: Id(1)), IncomingMatch.Sender, known);
        await SuggestsAsync(PostDrop.Memo(id: Id(2), cpr: "0101704000", header: PostDrop.ReplyTo(sent)), IncomingMatch.Reply, known);
        await SuggestsAsync(PostDrop.Memo(id: Id(3), cpr: "0101704000", label: $"Til sag {other}"), IncomingMatch.NumberAlone, other);
        await SuggestsAsync(PostDrop.Memo(id: Id(4), cpr: "0101704000", label: $"Til sag {other.Year}-{other.Running}."), IncomingMatch.NumberAlone, other);
        await SuggestsAsync(PostDrop.Memo(id: Id(5), cpr: "0101704000", label: "010170-4000 og 2026-99999"), IncomingMatch.None, null);
        await SuggestsAsync(PostDrop.Mail(id: "1@post.example"), IncomingMatch.SenderAddress, known);
        await SuggestsAsync(PostDrop.Mail(id: "2@post.example", from: "ASTA@post.example", subject: $"Sag {other}"), IncomingMatch.SenderAddress, known);
        await SuggestsAsync(PostDrop.Mail(id: "3@post.example", from: "nogen@post.example", answers: $"{sent:N}@kommune.example"), IncomingMatch.Reply, known);
        await SuggestsAsync(PostDrop.Mail(id: "4@post.example", from: "nogen@post.example", subject: "Hej"), IncomingMatch.None, null);

        var second = await host.WithPartyAsync(PostDrop.Cpr);
        await SuggestsAsync(PostDrop.Memo(id: Id(6)), IncomingMatch.OneOfSeveral, second);
        await SuggestsAsync(PostDrop.Memo(id: Id(7), label: $"Sag {known}"), IncomingMatch.Sender, known);

        static string Id(int n) => string.Create(CultureInfo.InvariantCulture, $"5a1c1e0c-7f2f-4d4e-8a52-0000000000{n:D2}");
    }

    async Task SuggestsAsync(string message, IncomingMatch match, CaseNumber? number)
    {
        if (message.StartsWith('<')) drop.PutMemo("1.xml", message);
        else drop.PutMail("1.eml", message);
        var before = (await host.IncomingAsync()).Select(i => i.Id).ToHashSet();
        await host.TakeInAsync();
        var taken = Assert.Single(await host.IncomingAsync(), i => !before.Contains(i.Id));
        Assert.Equal((match, number?.Key), (taken.Match, taken.SuggestedId));
    }

    [Fact]
    public async Task What_cannot_be_read_is_shown_with_its_reason_until_somebody_has_dealt_with_it()
    {
        drop.PutMemo("1.xml", "<PKO_PostStatus/>");
        drop.PutMail("2.eml", "X-Nothing: 1\n\nHej");
        await host.TakeInAsync();
        var list = await host.AsAsync("adviser", services => services.GetRequiredService<IncomingQuery>().RunAsync());
        Assert.Equal([UnreadableReason.NotAMessage, UnreadableReason.NotAMail], list.Unreadable.Select(line => line.Unreadable!.Value).Order());
        Assert.Equal((0, 2), (list.WaitingCount, list.UnreadableCount));
        Assert.Null(await host.IncomingDeskAsync(desk => desk.SetAsideAsync(list.Unreadable[0].Id, SetAsideReason.HandledElsewhere)));
        list = await host.AsAsync("adviser", services => services.GetRequiredService<IncomingQuery>().RunAsync());
        Assert.Equal((1, SetAsideReason.HandledElsewhere), (list.UnreadableCount, Assert.Single(list.SetAside).Reason));
        Assert.Null(await host.IncomingDeskAsync(desk => desk.TakeUpAsync(list.SetAside[0].Id)));
        Assert.Equal(2, (await host.AsAsync("adviser", services => services.GetRequiredService<IncomingQuery>().RunAsync())).UnreadableCount);
    }

    [Fact]
    public async Task A_type_that_a_case_does_not_take_is_named_and_a_long_text_comes_along_as_a_file()
    {
        var text = string.Join(' ', Enumerable.Repeat("længe", 4_000));
        drop.PutMail("1.eml", PostDrop.Mail(text: text, files: [("virus.exe", "application/octet-stream", "MZ"u8.ToArray()), ("side.html", "text/html", "<html>"u8.ToArray()), ("tom.txt", "text/plain", [])]));
        await host.TakeInAsync();
        var row = await host.WaitingAsync();
        var opened = await host.IncomingDeskAsync(desk => desk.OpenAsync(row.Id));
        Assert.Equal([("besked.txt", true), ("virus.exe", false), ("side.html", false), ("tom.txt", false)], opened!.Content!.Files.Select(f => (f.Name, f.IsTaken)));
        var (_, whole) = (await host.IncomingDeskAsync(desk => desk.ReadAsync(row.Id, opened.Content.Files[0].Document)))!.Value;
        Assert.Contains(text, Encoding.UTF8.GetString(whole), StringComparison.Ordinal);
        Assert.Null(await host.IncomingDeskAsync(desk => desk.ReadAsync(row.Id, opened.Content.Files[1].Document)));
    }

    [Fact]
    public async Task What_waits_outlives_the_key_of_its_month_and_what_was_set_aside_is_deleted_by_age()
    {
        drop.PutMail("1.eml", PostDrop.Mail(id: "a@post.example", files: [("a.txt", "text/plain", "Et brev."u8.ToArray())]));
        drop.PutMail("2.eml", PostDrop.Mail(id: "b@post.example", files: [("b.txt", "text/plain", "Et andet."u8.ToArray())]));
        await host.TakeInAsync();
        var rows = await host.IncomingAsync();
        Assert.Null(await host.IncomingDeskAsync(desk => desk.SetAsideAsync(rows[1].Id, SetAsideReason.Unsolicited)));
        var epochs = host.Services.GetRequiredService<EpochKeys>();
        for (var month = 0; month < 4; month++)
        {
            host.Clock.Advance(TimeSpan.FromDays(40));
            await host.RunJobAsync<KeyUpkeep>(job => job.RunAsync(default));
            await host.TakeInAsync();
            Assert.Equal(month < 2, (await host.IncomingAsync()).Exists(i => i.Id == rows[1].Id)); // kept 90 days
        }
        Assert.Null(epochs.Find(202611));
        var opened = await host.IncomingDeskAsync(desk => desk.OpenAsync(rows[0].Id));
        var (_, content) = (await host.IncomingDeskAsync(desk => desk.ReadAsync(rows[0].Id, opened!.Content!.Files[0].Document)))!.Value;
        Assert.Equal("Et brev.", Encoding.UTF8.GetString(content));
        await using var db = await host.DatabaseAsync();
        Assert.All(await db.IncomingChunks.ToListAsync(), c => Assert.Equal(rows[0].Id, c.IncomingId));
    }

    [Fact]
    public async Task Each_look_is_on_record_and_one_adviser_sees_nothing_of_a_case_that_they_are_shut_out_of()
    {
        var number = await Conflicted.MakeAsync(host);
        drop.PutMail("1.eml", PostDrop.Mail(subject: $"Sag {number}", from: "nogen@post.example"));
        await host.TakeInAsync();
        var row = await host.WaitingAsync();
        Assert.NotNull(await host.IncomingDeskAsync(desk => desk.OpenAsync(row.Id)));
        await using (var db = await host.DatabaseAsync())
            Assert.Equal(1, await db.AccessLog.CountAsync(a => a.Purpose == Purpose.Incoming && a.Act == AccessAct.Read && a.CaseId == number.Key));
        var other = Principals.Of(Principals.Conflict);
        Assert.Equal(0, (await host.AsPersonAsync(other, services => services.GetRequiredService<IncomingQuery>().RunAsync())).WaitingCount);
        Assert.Null(await host.AsPersonAsync(other, services => services.GetRequiredService<IncomingDesk>().OpenAsync(row.Id)));
        Assert.Empty(await host.AsPersonAsync(other, services => services.GetRequiredService<IncomingDesk>().OpenAsync([row.Id])));
        Assert.Equal("already-placed", (await host.AsPersonAsync(other, services => services.GetRequiredService<IncomingDesk>().SetAsideAsync(row.Id, SetAsideReason.SentBack)))!.Code);
        Assert.Equal("invalid-input", (await host.AsPersonAsync(other, services => services.GetRequiredService<IncomingDesk>().PlaceAsync(row.Id, $"{number}"))).Refused!.Code);
    }

    [Fact]
    public async Task A_folder_that_is_away_and_a_file_that_cannot_be_moved_hold_up_nothing_else()
    {
        drop.PutMail("1.eml", PostDrop.Mail(id: "1@post.example"));
        drop.PutMail("2.eml", PostDrop.Mail(id: "2@post.example"));
        await File.WriteAllTextAsync(Path.Combine(drop.Mails, "read"), "in the way");
        _ = host.Address;
        Directory.Delete(drop.Digital, recursive: true);
        await Assert.ThrowsAnyAsync<IOException>(host.TakeInAsync);
        Assert.Equal(2, (await host.IncomingAsync()).Count);

        File.Delete(Path.Combine(drop.Mails, "read"));
        _ = drop.Digital; // is there again
        await host.TakeInAsync();
        Assert.Equal(["1.eml", "2.eml"], PostDrop.Names(drop.Mails, "read"));
        Assert.Equal(2, (await host.IncomingAsync()).Count);
    }

    [Fact]
    public async Task Whoever_is_shut_out_of_one_case_of_the_sender_sees_no_message_of_theirs()
    {
        var closed = await Conflicted.MakeAsync(host, A.PhoneCall() with { Caller = new Caller("Asta Lyngdal", "00 12 34 56", Cpr: PostDrop.Cpr) });
        var open = await host.WithPartyAsync(PostDrop.Cpr);
        drop.PutMemo("1.xml", PostDrop.Memo());
        await host.TakeInAsync();
        var row = await host.WaitingAsync();
        Assert.Equal((IncomingMatch.OneOfSeveral, open.Key), (row.Match, row.SuggestedId));
        Assert.NotEqual(closed, open);
        var other = Principals.Of(Principals.Conflict);
        Assert.Equal(0, (await host.AsPersonAsync(other, services => services.GetRequiredService<IncomingQuery>().RunAsync())).WaitingCount);
        Assert.Null(await host.AsPersonAsync(other, services => services.GetRequiredService<IncomingDesk>().OpenAsync(row.Id)));
        Assert.NotNull(await host.IncomingDeskAsync(desk => desk.OpenAsync(row.Id)));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        drop.Dispose();
    }
}
