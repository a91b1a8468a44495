// The folders in which mail and Digital Post for the office arrive, and invented messages to put there.
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Jobs;
using Ombud.App.Post;
using Ombud.Domain.Incoming;

namespace Ombud.Tests.Fixtures;

sealed class PostDrop : IDisposable
{
    /// <summary>An hour and a half before the clock of the tests begins.</summary>
    public const string Moment = "2026-11-23T08:10:00+01:00", Cpr = "1203670000", Address = "asta@post.example";

    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    readonly string root = Directory.CreateTempSubdirectory("ombud-incoming-").FullName;

    public string Digital => Folder("in");
    public string Mails => Folder("mail");

    public DigitalPostOptions DigitalOptions => new() { InFolder = Digital };
    public IncomingOptions Options => new() { MailFolder = Mails };

    public Dictionary<string, string?> Settings => new()
    {
        ["DigitalPost:OutFolder"] = Folder("out"), ["DigitalPost:ReceiptFolder"] = Folder("receipts"), ["DigitalPost:InFolder"] = Digital,
        ["DigitalPost:SenderCvr"] = "12345674", ["DigitalPost:SenderName"] = "Borgerrådgiveren i Andeby Kommune", ["Incoming:MailFolder"] = Mails,
    };

    public string Folder(string name)
    {
        var path = Path.Combine(root, name);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Private);
        return path;
    }

    /// <summary>Written an hour before the clock of the tests.</summary>
    public static string Put(string folder, string name, byte[] content, int minutesAgo = 60)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllBytes(file, content);
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 11, 23, 8, 41, 0, DateTimeKind.Utc).AddMinutes(-minutesAgo));
        return file;
    }

    /// <summary>A file that was read lies there again, as old as it was.</summary>
    public static void PutAgain(string folder, string name)
    {
        var file = Path.Combine(folder, "read", name);
        Put(folder, name, File.ReadAllBytes(file));
        File.Delete(file);
    }

    public string PutMail(string name, string mail) => Put(Mails, name, Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")));

    public string PutMemo(string name, string memo) => Put(Digital, name, Encoding.UTF8.GetBytes(memo));

    public static string Mail(
        string subject = "Svar mangler", string text = "Jeg har ventet i ti uger.", string from = $"Asta Lyngdal <{Address}>", string id = "a1@post.example", string? answers = null,
        params (string Name, string Type, byte[] Content)[] files) => $"""
        Received: from mx.post.example by mail.kommune.example; Mon, 23 Nov 2026 08:10:00 +0100
        Received: from asta-pc by mx.post.example; Sun, 22 Nov 2026 23:59:00 +0100
        From: {from}
        To: borgerraadgiver@kommune.example
        Date: Sun, 22 Nov 2026 23:58:00 +0100
        Subject: {subject}
        Message-ID: <{id}>
        {(answers is null ? "" : $"In-Reply-To: <{answers}>\n")}MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="part"

        --part
        Content-Type: text/plain; charset=utf-8

        {text}
        {string.Concat(files.Select(f => $"--part\nContent-Type: {f.Type}; name=\"{f.Name}\"\nContent-Disposition: attachment; filename=\"{f.Name}\"\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(f.Content, Base64FormattingOptions.InsertLineBreaks)}\n"))}--part--
        """;

    public static string Memo(
        string label = "Svar mangler", string? text = "Jeg har ventet i ti uger.", string cpr = Cpr, string idType = "CPR", string? id = null, string moment = Moment, string header = "",
        params (string Name, string Type, byte[] Content)[] files) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.1" memoSchVersion="1.1.0">
          <memo:MessageHeader>
            <memo:messageType>DIGITALPOST</memo:messageType>
            <memo:messageUUID>{id ?? "5a1c1e0c-7f2f-4d4e-8a52-0c6f3a1f6f10"}</memo:messageUUID>
            <memo:label>{label}</memo:label>
            <memo:mandatory>false</memo:mandatory>
            <memo:legalNotification>false</memo:legalNotification>
            <memo:Sender><memo:senderID>{cpr}</memo:senderID><memo:idType>{idType}</memo:idType><memo:label>Asta Lyngdal</memo:label></memo:Sender>
            <memo:Recipient><memo:recipientID>12345674</memo:recipientID><memo:idType>CVR</memo:idType></memo:Recipient>
            {header}
          </memo:MessageHeader>
          <memo:MessageBody>
            <memo:createdDateTime>{moment}</memo:createdDateTime>
            <memo:MainDocument>{(text is null ? "" : FileOf("besked.txt", "text/plain", Encoding.UTF8.GetBytes(text)))}</memo:MainDocument>
            {string.Concat(files.Select(f => $"<memo:AdditionalDocument><memo:label>Bilag</memo:label>{FileOf(f.Name, f.Type, f.Content)}</memo:AdditionalDocument>"))}
          </memo:MessageBody>
        </memo:Message>
        """;

    static string FileOf(string name, string type, byte[] content) =>
        $"<memo:File><memo:encodingFormat>{type}</memo:encodingFormat><memo:filename>{name}</memo:filename><memo:language>da</memo:language><memo:content>{Convert.ToBase64String(content)}</memo:content></memo:File>";

    public static string ReplyTo(Guid message) => string.Create(CultureInfo.InvariantCulture, $"<memo:ReplyData><memo:messageUUID>{message:D}</memo:messageUUID></memo:ReplyData>");

    public static IReadOnlyList<string> Names(string folder, string subfolder) =>
        Directory.Exists(Path.Combine(folder, subfolder)) ? [.. Directory.EnumerateFiles(Path.Combine(folder, subfolder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];

    public void Dispose() => Directory.Delete(root, recursive: true);
}

static class HostIncoming
{
    extension(OmbudHost host)
    {
        public Task TakeInAsync() => host.RunJobAsync<IncomingPost>(job => job.RunAsync(CancellationToken.None));

        public async Task<List<IncomingRow>> IncomingAsync()
        {
            await using var db = await host.DatabaseAsync();
            return await db.Incoming.AsNoTracking().OrderBy(i => i.TakenAt).ThenBy(i => i.Id).ToListAsync();
        }

        /// <summary>The only message that waits.</summary>
        public async Task<IncomingRow> WaitingAsync() => Assert.Single(await host.IncomingAsync(), i => i.State is IncomingState.Waiting);

        public Task<T> IncomingDeskAsync<T>(Func<IncomingDesk, Task<T>> act, string role = "adviser") => host.AsAsync(role, services => act(services.GetRequiredService<IncomingDesk>()));
    }
}
