// The folders that the app shares with a distribution component, and letters to put there.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.Tests.Fixtures;

sealed class PostHouse : IDisposable
{
    public const string Cpr = "0107701234";

    static readonly IStringLocalizer<Texts> Words = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<Texts>>();

    readonly string root = Directory.CreateTempSubdirectory("ombud-post-").FullName;

    public PostHouse(string version = DigitalPostOptions.Memo11)
    {
        Options = new()
        {
            OutFolder = Folder("out"), ReceiptFolder = Folder("receipts"), Version = version,
            SenderCvr = "12345674", SenderName = "Borgerrådgiveren i Andeby Kommune",
        };
    }

    public DigitalPostOptions Options { get; }
    public FakeTimeProvider Clock { get; } = new(ProductionSettings.Now);
    public DigitalPostChannel Channel => new(Options, Words);
    public DigitalPostReceipts Receipts => new(Options, Clock);
    public string Out => Options.OutFolder!;

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    public string FileOf(Guid id) => Path.Combine(Out, $"{id:D}.xml");
    public string PartOf(Guid id) => Path.Combine(Out, $"{id:D}.part");
    public string MarkOf(Guid id) => Path.Combine(Out, "work", $"{id:D}");

    public IReadOnlyList<string> Messages => [.. Directory.EnumerateFiles(Out, "*.xml")];

    public static Envelope Letter(byte[]? content = null, string label = "Svar i sag 2026-00042", string file = "svar-2026-00042.pdf", string language = "da", Mailbox? mailbox = null) => new(
        Guid.NewGuid(), new CaseNumber(2026, 42), LetterKind.Answer, new Recipient(RecipientRole.Party, global::Ombud.Domain.Cases.Channel.DigitalPost, "Åse Sørensen"),
        mailbox ?? new(MailboxKind.Cpr, Cpr), label, new(file, "application/pdf", content ?? "%PDF-1.7 brev"u8.ToArray()), language,
        new(2026, 11, 23, 9, 41, 7, 123, TimeSpan.FromHours(1)));

    public Task<SendResult> SendAsync(Envelope letter) => Channel.SendAsync(letter, TestContext.Current.CancellationToken);

    public async Task SendWholeAsync(Envelope letter) => Assert.IsType<SendResult.Sent>(await SendAsync(letter));

    /// <summary>A file in the folder of receipts, written so long ago on the house's clock.</summary>
    public string Put(string name, byte[] content, int secondsAgo = 3600)
    {
        var file = Path.Combine(Options.ReceiptFolder!, name);
        File.WriteAllBytes(file, content);
        File.SetLastWriteTimeUtc(file, Clock.GetUtcNow().UtcDateTime.AddSeconds(-secondsAgo));
        return file;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
