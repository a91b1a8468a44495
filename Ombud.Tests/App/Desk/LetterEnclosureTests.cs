// Documents of a case that go along with a letter: fixed at the approval, sent byte by byte, and stopped when they may not go any more.
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class LetterEnclosureTests : IAsyncDisposable
{
    static readonly XNamespace Memo = "https://DigitalPost.dk/MeMo-1";
    static readonly byte[] Certificate = "%PDF-1.7\nEn attest.\n%%EOF\n"u8.ToArray();

    readonly PostHouse house = new();
    readonly OmbudHost host;

    public LetterEnclosureTests() => host = new(settings: new()
    {
        ["DigitalPost:OutFolder"] = house.Out, ["DigitalPost:ReceiptFolder"] = house.Options.ReceiptFolder,
        ["DigitalPost:SenderCvr"] = house.Options.SenderCvr, ["DigitalPost:SenderName"] = house.Options.SenderName,
    });

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        house.Dispose();
    }

    async Task<Guid> AttachAsync(CaseNumber number)
    {
        var (attached, refused) = await host.AttachAsync(number, Certificate, "Attest til Asta Lyngdal.pdf");
        Assert.Null(refused);
        return attached!.Id;
    }

    static LetterWords Words(Guid document, params DisclosedContent[] discloses) =>
        new("Om din sag", "Kære {{modtager}}\n\nSe bilaget.", "da", Discloses: discloses, Enclosures: [document]);

    [Fact]
    public async Task It_goes_with_the_message_byte_by_byte_and_stands_in_the_letter_by_name()
    {
        var number = await host.WithPartyAsync();
        var document = await AttachAsync(number);
        var letter = await host.WriteAsync(number, LetterKind.Answer, Words(document));
        Assert.Null(await host.ApproveAsync(number, letter));
        await host.DispatchAsync();
        var message = XDocument.Load(Assert.Single(house.Messages));
        var along = Assert.Single(message.Descendants(Memo + "AdditionalDocument"));
        Assert.Equal(("application/pdf", "Bilag-1.pdf"), (along.Descendants(Memo + "encodingFormat").Single().Value, along.Descendants(Memo + "filename").Single().Value));
        Assert.Equal(Certificate, Convert.FromBase64String(along.Descendants(Memo + "content").Single().Value));
        Assert.DoesNotContain("Asta", message.Root!.Element(Memo + "MessageHeader")!.Value, StringComparison.Ordinal);
        var sheet = (await host.AsAsync("adviser", services => services.GetRequiredService<LetterViews>().OpenAsync(number, letter)))!.Copies[0].Sheet!;
        Assert.Contains(sheet.Blocks, block => block.Text == "Bilag 1: Attest til Asta Lyngdal.pdf");
        // What was sent stays as proof.
        Assert.IsType<Refusal.DocumentWasSent>(await host.RemoveAsync(number, document, "Fejl"));
    }

    [Fact]
    public async Task On_paper_it_lies_beside_the_batch_under_the_letters_number_in_the_list()
    {
        var number = await host.WithPartyAsync(cpr: null, address: "Strandvej 3");
        Assert.Null(await host.ApproveAsync(number, await host.WriteAsync(number, LetterKind.Answer, Words(await AttachAsync(number)))));
        var ids = (await host.OutboxAsync(number)).Select(o => o.Id).ToList();
        var batch = (await host.AsAsync("adviser", services => services.GetRequiredService<LetterPrint>().BatchAsync(ids)))!;
        Assert.Equal(("application/zip", "zip"), (batch.MediaType, batch.Extension));
        using var zip = new ZipArchive(new MemoryStream(batch.Content));
        Assert.Equal(["breve.docx", "bilag til brev 1/Bilag 1.pdf"], zip.Entries.Select(e => e.FullName));
        Assert.Equal(Certificate, await ReadAsync(zip.Entries[1]));
        Assert.Empty(WordFileCheck.Errors(await ReadAsync(zip.Entries[0])));
    }

    static async Task<byte[]> ReadAsync(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    [Fact]
    public async Task By_mail_it_does_not_go_nor_to_a_department_that_is_not_given_documents()
    {
        var mail = await host.WithPartyAsync(cpr: null, email: "asta@post.example");
        Assert.Equal(new Refusal.EnclosureNotPossible(EnclosureProblem.ByMail), await host.TryWriteAsync(mail, Guid.CreateVersion7(), LetterKind.Answer, Words(await AttachAsync(mail))));
        var number = await host.WithPartyAsync();
        var document = await AttachAsync(number);
        Assert.Equal(new Refusal.EnclosureNotPossible(EnclosureProblem.NotDisclosed), await host.TryWriteAsync(number, Guid.CreateVersion7(), LetterKind.Hearing, Words(document, DisclosedContent.Matter)));
        Assert.Null(await host.TryWriteAsync(number, Guid.CreateVersion7(), LetterKind.Hearing, Words(document, DisclosedContent.Matter, DisclosedContent.Documents)));
    }

    [Fact]
    public async Task A_draft_whose_enclosure_is_gone_is_not_approved()
    {
        var number = await host.WithPartyAsync();
        var document = await AttachAsync(number);
        var letter = await host.WriteAsync(number, LetterKind.Answer, Words(document));
        Assert.Null(await host.RemoveAsync(number, document, "Fejl"));
        Assert.Equal(new Refusal.EnclosureNotPossible(EnclosureProblem.Unknown), await host.ApproveAsync(number, letter));
    }

    [Fact]
    public async Task What_was_forbidden_after_the_approval_does_not_leave()
    {
        var number = await host.WithPartyAsync();
        Assert.Null(await host.ApproveAsync(number, await host.WriteAsync(number, LetterKind.Hearing, Words(await AttachAsync(number), DisclosedContent.Documents))));
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetParty(dossier.Party with { AddressProtectedUntil = A.Today.AddDays(90) }) ?? it.ChangeParties())));
        await host.DispatchAsync();
        Assert.Equal((CopyState.Failed, SendProblem.EnclosureNotPossible), Assert.Single(await host.OutboxAsync(number)) is var row ? (row.State, row.Problem!.Value) : default);
        Assert.Empty(house.Messages);
    }
}
