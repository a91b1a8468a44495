// Letters at the desk: written, approved with a sealed file for each copy, queued in the same transaction, and sent by the job once.
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class LetterDeskTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    [Fact]
    public async Task An_approved_letter_has_a_sealed_file_for_each_copy_and_is_sent_by_the_job_once()
    {
        var number = await host.WithPartyAsync();
        var letter = await host.ApprovedAsync(number, LetterKind.Acknowledgement);
        var row = Assert.Single(await host.OutboxAsync(number));
        Assert.Equal((CopyState.Queued, Channel.DigitalPost, RecipientRole.Party), (row.State, row.Channel, row.Role));
        var dossier = await host.DossierAsync(number);
        var copy = Assert.Single(dossier.Letters.Single(l => l.Id == letter).Copies!);
        Assert.Equal((row.Id, "1203670000", "Asta Lyngdal"), (copy.Id, copy.Mailbox, copy.To.Name));
        Assert.Equal($"Kvittering for modtagelse {number}.docx", dossier.Documents.Single(d => d.Id == copy.Document).Name);

        await host.DispatchAsync();
        await host.DispatchAsync();
        Assert.Equal(CopyState.Sent, Assert.Single(await host.OutboxAsync(number)).State);
        Assert.Equal((CopyState.Sent, A.Today), ((await host.CaseAsync(number)).Letters[0].Copies[0].State, (await host.CaseAsync(number)).Letters[0].Copies[0].On));
    }

    [Fact]
    public async Task The_first_letter_to_the_citizen_carries_their_rights_and_the_next_does_not()
    {
        var number = await host.WithPartyAsync();
        var rights = BuiltInRights;
        Assert.Contains(rights, await TextOfAsync(number, await host.ApprovedAsync(number, LetterKind.Admission)), StringComparison.Ordinal);
        Assert.DoesNotContain(rights, await TextOfAsync(number, await host.ApprovedAsync(number, LetterKind.InformationRequest)), StringComparison.Ordinal);
        Assert.DoesNotContain(rights, await TextOfAsync(number, await host.ApprovedAsync(number, LetterKind.Hearing)), StringComparison.Ordinal);
    }

    static string BuiltInRights => Ombud.App.Post.BuiltInTemplates.Of(TemplateKind.Rights, "da").Subject;

    async Task<string> TextOfAsync(CaseNumber number, Guid letter)
    {
        var dossier = await host.DossierAsync(number);
        var file = (await host.ReadAsync(number, dossier.Letters.Single(l => l.Id == letter).Copies![0].Document))!;
        await using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(await zip.GetEntry("word/document.xml")!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    [Fact]
    public async Task Each_copy_greets_its_own_recipient()
    {
        var number = await host.WithPartyAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetRepresentation(new(Guid.CreateVersion7(), "Bo Vang", Address: "Torvet 1, 4320 Lejre", Power: new("Sagen", A.Today)), new(new("k.roenbo"), A.Today)) ?? it.ChangeParties())));
        var letter = await host.ApprovedAsync(number, LetterKind.Answer);
        var copies = (await host.DossierAsync(number)).Letters.Single(l => l.Id == letter).Copies!;
        Assert.Equal([RecipientRole.Party, RecipientRole.Representative], copies.Select(c => c.To.Role));
        var files = await Task.WhenAll(copies.Select(async c => System.Text.Encoding.UTF8.GetString(await PartAsync((await host.ReadAsync(number, c.Document))!))));
        Assert.Contains("Kære Asta Lyngdal", files[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Bo Vang", files[0], StringComparison.Ordinal);
        Assert.Contains("Kære Bo Vang", files[1], StringComparison.Ordinal);
        Assert.Contains("Torvet 1", files[1], StringComparison.Ordinal);
    }

    static async Task<byte[]> PartAsync(byte[] file)
    {
        await using var zip = new ZipArchive(new MemoryStream(file));
        await using var part = await zip.GetEntry("word/document.xml")!.OpenAsync();
        using var bytes = new MemoryStream();
        await part.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    [Fact]
    public async Task A_letter_with_gaps_is_not_approved_and_leaves_no_file()
    {
        var number = await host.WithPartyAsync();
        var letter = await host.WriteAsync(number, LetterKind.Answer, new("Svar", $"Kære {Template.Gap}", "da"));
        Assert.Equal(new Refusal.LetterHasGaps(1), await host.ApproveAsync(number, letter));
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.DocumentChunks.AnyAsync(c => c.CaseId == number.Key));
        Assert.Empty(await host.OutboxAsync(number));
    }

    [Fact]
    public async Task A_letter_that_nobody_can_get_is_refused_when_it_is_approved()
    {
        var number = await host.WithPartyAsync(cpr: null);
        Assert.Equal(new Refusal.NoWayToReach(RecipientRole.Party), await host.ApproveAsync(number, await host.WriteAsync(number, LetterKind.Answer)));
    }

    [Fact]
    public async Task Another_way_takes_a_reason_and_a_sensitive_case_never_goes_by_mail()
    {
        var number = await host.WithPartyAsync(email: "asta@post.example");
        var byMail = new LetterWords("Svar", "Et svar.", "da", new(new Dictionary<RecipientRole, Channel> { [RecipientRole.Party] = Channel.Email }));
        Assert.IsType<Refusal.ReasonMissing>(await host.TryWriteAsync(number, Guid.CreateVersion7(), LetterKind.Answer, byMail));
        var letter = await host.WriteAsync(number, LetterKind.Answer, byMail with { Because = "Borgeren beder om det." });
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.MarkSensitive(true, SensitiveCategory.None))));
        Assert.IsType<Refusal.PlainEmailRuledOut>(await host.ApproveAsync(number, letter));
        Assert.IsType<Refusal.PlainEmailRuledOut>(await host.TryWriteAsync(number, Guid.CreateVersion7(), LetterKind.Answer, byMail with { Because = "Borgeren beder om det." }));
    }

    [Fact]
    public async Task A_letter_that_asks_for_something_keeps_the_day_that_it_was_given_or_the_usual_one()
    {
        var number = await host.WithPartyAsync();
        var words = new LetterWords("Høring", "Svar os.", "da", Discloses: [DisclosedContent.Matter]);
        var (usual, chosen) = (await host.WriteAsync(number, LetterKind.Hearing, words), await host.WriteAsync(number, LetterKind.Hearing, words with { ReplyBy = A.Today.AddDays(30) }));
        foreach (var wrong in (DateOnly[])[A.Today.AddDays(-1), A.Today.AddYears(1).AddDays(1)])
            Assert.Equal(new(LetterWords.ReplyByField, Problem.DateOutOfRange), Assert.Single(Assert.IsType<Refusal.InvalidInput>(
                await host.TryWriteAsync(number, Guid.CreateVersion7(), LetterKind.Hearing, words with { ReplyBy = wrong })).Problems));
        foreach (var letter in (Guid[])[usual, chosen]) Assert.Null(await host.ApproveAsync(number, letter));
        var letters = (await host.CaseAsync(number)).Letters;
        Assert.Equal([new(2026, 12, 7), A.Today.AddDays(30)], letters.Select(l => l.ReplyBy!.Value));
        await using var db = await host.DatabaseAsync();
        Assert.Equal(letters.Select(l => l.ReplyBy), await db.Letters.Where(l => l.CaseId == number.Key).OrderBy(l => l.ReplyBy).Select(l => l.ReplyBy).ToListAsync());
    }

    [Fact]
    public async Task What_was_sent_is_not_removed_and_a_draft_that_is_thrown_away_is_gone()
    {
        var number = await host.WithPartyAsync();
        var sent = await host.ApprovedAsync(number, LetterKind.Answer);
        var file = (await host.DossierAsync(number)).Letters.Single(l => l.Id == sent).Copies![0].Document;
        Assert.IsType<Refusal.DocumentWasSent>(await host.RemoveAsync(number, file, "Fejl"));
        var draft = await host.WriteAsync(number, LetterKind.ExtensionNotice);
        var version = await host.VersionAsync(number);
        Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().DiscardAsync(number, draft, version)));
        Assert.DoesNotContain((await host.DossierAsync(number)).Letters, l => l.Id == draft);
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.DossierRecords.AnyAsync(d => d.Id == draft) || await db.Letters.AnyAsync(l => l.Id == draft));
    }

    [Fact]
    public async Task What_was_not_shown_is_not_approved()
    {
        var number = await host.WithPartyAsync();
        var letter = await host.WriteAsync(number, LetterKind.InformationRequest);
        var shown = await host.AsAsync("adviser", services => HostLetters.ShownAsync(services, number, letter));
        // Meanwhile somebody gives the citizen a representative: the letter would go to another.
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetRepresentation(new(Guid.CreateVersion7(), "Bo Vang", Address: "Torvet 1", Power: new("Sagen", A.Today)), new(new("k.roenbo"), A.Today)) ?? it.ChangeParties())));
        Assert.IsType<Refusal.ContentChanged>(await TryAsync(shown));
        shown = await host.AsAsync("adviser", services => HostLetters.ShownAsync(services, number, letter));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var version = await host.VersionAsync(number);
        Task<Refusal?> ChangeAsync(DateTimeOffset? seenAt) => host.AsAsync("adviser", services =>
            services.GetRequiredService<LetterDesk>().SaveAsync(number, letter, LetterKind.InformationRequest, null, new("Andet", "Noget andet.", "da"), version, seenAt));
        Assert.IsType<Refusal.ContentChanged>(await ChangeAsync(shown.At.AddSeconds(-1)));
        Assert.Null(await ChangeAsync(shown.At));
        Assert.IsType<Refusal.ContentChanged>(await TryAsync(shown));

        async Task<Refusal?> TryAsync(ShownLetter seen)
        {
            var now = await host.VersionAsync(number);
            return await host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().ApproveAsync(number, letter, seen, now));
        }
    }

    [Fact]
    public async Task Two_who_approve_at_once_send_it_once()
    {
        var number = await host.WithPartyAsync();
        var letter = await host.WriteAsync(number, LetterKind.Admission);
        var version = await host.VersionAsync(number);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.AsAsync("adviser", async services =>
            await services.GetRequiredService<LetterDesk>().ApproveAsync(number, letter, await HostLetters.ShownAsync(services, number, letter), version))));
        Assert.Single(answers, no => no is null);
        Assert.Single(await host.OutboxAsync(number));
        await using var db = await host.DatabaseAsync();
        Assert.Equal(1, await db.DocumentChunks.Where(c => c.CaseId == number.Key).Select(c => c.DocumentId).Distinct().CountAsync());
    }
}
