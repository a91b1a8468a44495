// Mail and Digital Post are read as they were written; what is hostile or broken is set aside with its reason, and nothing of it stops the rest.
using System.Text;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Incoming;

public sealed class IncomingFoldersTests : IDisposable
{
    static readonly byte[] Pdf = "%PDF-1.7 brev"u8.ToArray();
    static readonly DateTimeOffset At = new(2026, 11, 23, 7, 10, 0, TimeSpan.Zero);

    readonly PostDrop drop = new();
    readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 8, 41, 0, TimeSpan.Zero));

    IncomingFolders Folders => new(drop.DigitalOptions, drop.Options, clock, NullLogger<IncomingFolders>.Instance);

    IncomingMessage Only() => Assert.Single(Folders.Read()).Message ?? throw new InvalidOperationException("It could not be read.");

    [Fact]
    public void A_mail_tells_who_wrote_what_when_it_arrived_and_brings_its_files()
    {
        drop.PutMail("1.eml", PostDrop.Mail(subject: "=?iso-8859-1?Q?Sp=F8rgsm=E5l_om_sag?= 2026-00042", answers: "7d0ae4b32f434f0e9d0c5a8f5d0b1c11@kommune.example", files: [("Afgørelse.pdf", "application/pdf", Pdf)]));
        var mail = Only();
        Assert.Equal((Channel.Email, "a1@post.example", At, "Asta Lyngdal", null, "asta@post.example"), (mail.Channel, mail.Id, mail.At, mail.Name, mail.Cpr, mail.Email));
        Assert.Equal(("Spørgsmål om sag 2026-00042", "Jeg har ventet i ti uger."), (mail.Subject, mail.Text));
        Assert.Equal([Guid.Parse("7d0ae4b3-2f43-4f0e-9d0c-5a8f5d0b1c11")], mail.Answers);
        Assert.Equal(("Afgørelse.pdf", "application/pdf"), (Assert.Single(mail.Files).Name, mail.Files[0].MediaType));
        Assert.Equal(Pdf, mail.Files[0].Content);
    }

    [Fact]
    public void Of_a_mail_in_two_formats_the_plain_one_is_read_and_HTML_alone_becomes_words()
    {
        const string Both = """
            From: asta@post.example
            Subject: To formater
            Date: Mon, 23 Nov 2026 08:10:00 +0100
            Content-Type: multipart/alternative; boundary=x

            --x
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Bl=E5 himmel
            --x
            Content-Type: multipart/related; boundary=y

            --y
            Content-Type: text/html

            <p>Rød himmel <img src="cid:1"></p>
            --y
            Content-Type: image/png; name=himmel.png
            Content-ID: <1>
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --y--
            --x--
            """;
        drop.PutMail("1.eml", Both);
        var mail = Only();
        Assert.Equal(("Blå himmel", "himmel.png"), (mail.Text, Assert.Single(mail.Files).Name));
        drop.PutMail("1.eml", "From: asta@post.example\nSubject: HTML\nDate: Mon, 23 Nov 2026 08:10:00 +0100\nContent-Type: text/html; charset=utf-8\n\n"
            + "<html><head><title>Nej</title><style>p{}</style></head><body><script>alert('Nej')</script><p>K&aelig;re <b>rådgiver</b></p><ul><li>et</li><li>to</li></ul>Hilsen<br>Asta<img src=\"http://127.0.0.1:1/x.png\"></body></html>");
        Assert.Equal("Kære rådgiver\n\n- et\n- to\nHilsen\nAsta", Only().Text);
    }

    [Fact]
    public void A_mail_within_a_mail_is_a_file_and_the_senders_own_date_counts_only_where_no_server_noted_one()
    {
        drop.PutMail("1.eml", """
            From: asta@post.example
            Subject: Videresendt
            Date: Mon, 23 Nov 2026 08:10:00 +0100
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: message/rfc822

            From: kommunen@kommune.example
            Subject: Brev
            Message-ID: <b@kommune.example>

            Hej
            --x--
            """);
        var mail = Only();
        Assert.Equal((At, "Brev.eml", "message/rfc822"), (mail.At, Assert.Single(mail.Files).Name, mail.Files[0].MediaType));
        Assert.Contains("kommunen@kommune.example", Encoding.UTF8.GetString(mail.Files[0].Content), StringComparison.Ordinal);
        drop.PutMail("1.eml", "From: asta@post.example\nSubject: I morgen\nDate: Tue, 24 Nov 2026 08:10:00 +0100\n\nHej");
        Assert.Equal(clock.GetUtcNow(), Only().At);
    }

    [Fact]
    public void A_message_of_Digital_Post_tells_who_wrote_what_and_brings_its_files()
    {
        var answered = Guid.NewGuid();
        drop.PutMemo("1.xml", PostDrop.Memo(label: "Spørgsmål til sag 2026-42", text: "Kære rådgiver\næøå", header: PostDrop.ReplyTo(answered), files: [("Afgørelse.pdf", "application/pdf", Pdf)]));
        var memo = Only();
        Assert.Equal((Channel.DigitalPost, "5a1c1e0c-7f2f-4d4e-8a52-0c6f3a1f6f10", At, "Asta Lyngdal", PostDrop.Cpr, null), (memo.Channel, memo.Id, memo.At, memo.Name, memo.Cpr, memo.Email));
        Assert.Equal(("Spørgsmål til sag 2026-42", "Kære rådgiver\næøå"), (memo.Subject, memo.Text));
        Assert.Equal([answered], memo.Answers);
        Assert.Equal(("Afgørelse.pdf", "application/pdf"), (Assert.Single(memo.Files).Name, memo.Files[0].MediaType));
        Assert.Equal(Pdf, memo.Files[0].Content);
    }

    [Fact]
    public void A_company_has_no_CPR_number_and_a_letter_without_text_is_a_file()
    {
        drop.PutMemo("1.xml", PostDrop.Memo(text: null, cpr: "12345674", idType: "CVR", files: [("brev.pdf", "application/pdf", Pdf)]));
        var memo = Only();
        Assert.Equal((null, "", 1), (memo.Cpr, memo.Text, memo.Files.Count));
    }

    public static readonly TheoryData<UnreadableReason, string> Broken = new()
    {
        { UnreadableReason.NotXml, "" },
        { UnreadableReason.NotXml, "hello" },
        { UnreadableReason.NotXml, "<Message><MessageHeader>" },
        { UnreadableReason.NotXml, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Message>&e;</Message>" },
        { UnreadableReason.NotXml, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><Message/>" },
        { UnreadableReason.NotXml, "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><Message>&c;</Message>" },
        { UnreadableReason.NotXml, PostDrop.Memo().Replace("<memo:content>", "<memo:content>!!", StringComparison.Ordinal) },
        { UnreadableReason.NotAMessage, "<PKO_PostStatus/>" },
        { UnreadableReason.NoId, "<Message/>" },
        { UnreadableReason.NoMoment, PostDrop.Memo(moment: "i går") },
        { UnreadableReason.NoMoment, PostDrop.Memo(moment: "0001-01-01T00:00:00") },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_message_says_why_and_the_next_is_read(UnreadableReason why, string content)
    {
        drop.PutMemo("1.xml", content);
        drop.PutMemo("2.xml", PostDrop.Memo());
        var read = Folders.Read().ToList();
        Assert.Equal<(UnreadableReason?, string)>([(why, "1.xml"), (null, "2.xml")], read.Select(file => (file.Unreadable, file.File)));
        foreach (var file in read) Folders.Done(file);
        Assert.Equal(["1.xml", "1.xml.txt"], PostDrop.Names(drop.Digital, "unreadable"));
        Assert.Equal(content, File.ReadAllText(Path.Combine(drop.Digital, "unreadable", "1.xml")));
        Assert.Equal($"{Ombud.Domain.Kebab.Of(why)}\n", File.ReadAllText(Path.Combine(drop.Digital, "unreadable", "1.xml.txt")));
        Assert.Equal(["2.xml"], PostDrop.Names(drop.Digital, "read"));
        Assert.Empty(Folders.Read());
    }

    [Theory]
    [InlineData(UnreadableReason.NotAMail, "")]
    [InlineData(UnreadableReason.NotAMail, "\0\0\0\0")]
    [InlineData(UnreadableReason.NotAMail, "X-Nothing: 1\n\nHej")]
    [InlineData(UnreadableReason.NoMoment, "From: asta@post.example\nSubject: Uden dato\n\nHej")]
    public void What_is_no_mail_says_why(UnreadableReason why, string content)
    {
        drop.PutMail("1.eml", content);
        Assert.Equal(why, Assert.Single(Folders.Read()).Unreadable);
    }

    [Fact]
    public void Huge_deep_and_crowded_files_are_refused_and_take_no_time()
    {
        var zeros = new byte[(25 * 1024 * 1024) + 1];
        PostDrop.Put(drop.Digital, "1.xml", new byte[IncomingMessage.MostFileBytes + 1]);
        drop.PutMemo("2.xml", PostDrop.Memo(files: [("stor.bin", "application/octet-stream", zeros)]));
        drop.PutMemo("3.xml", $"<Message>{string.Concat(Enumerable.Repeat("<a>", 140_000))}{string.Concat(Enumerable.Repeat("</a>", 140_000))}</Message>");
        drop.PutMemo("4.xml", PostDrop.Memo(files: [.. Enumerable.Range(0, 52).Select(i => ($"{i}.txt", "text/plain", "x"u8.ToArray()))]));
        drop.PutMail("1.eml", PostDrop.Mail(files: [("stor.bin", "application/octet-stream", zeros)]));
        drop.PutMail("2.eml", PostDrop.Mail(files: [.. Enumerable.Range(0, 52).Select(i => ($"{i}.txt", "text/plain", "x"u8.ToArray()))]));
        Assert.Equal(
            [UnreadableReason.TooLarge, UnreadableReason.TooLarge, UnreadableReason.TooDeep, UnreadableReason.TooManyFiles, UnreadableReason.TooLarge, UnreadableReason.TooManyFiles],
            Folders.Read().Select(file => file.Unreadable ?? throw new InvalidOperationException($"{file.File} was read.")));
    }

    [Fact]
    public void A_mail_of_parts_within_parts_is_read_to_a_depth_and_no_further()
    {
        const int Deep = 2_000;
        var deep = new StringBuilder("From: asta@post.example\nSubject: Dyb\nDate: Mon, 23 Nov 2026 08:10:00 +0100\n");
        for (var i = 0; i < Deep; i++) deep.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        drop.PutMail("1.eml", deep.Append("Content-Type: text/plain\n\nBund").ToString());
        Assert.Equal("Dyb", Only().Subject);
        drop.PutMail("1.eml", $"From: asta@post.example\nSubject: Dyb\nDate: Mon, 23 Nov 2026 08:10:00 +0100\nContent-Type: text/html\n\n{string.Concat(Enumerable.Repeat("<div><b>", 200_000))}Bund");
        Assert.Equal("Bund", Only().Text);
    }

    [Fact]
    public void A_file_of_25_MB_is_taken()
    {
        drop.PutMail("1.eml", PostDrop.Mail(files: [("stor.bin", "application/octet-stream", new byte[(25 * 1024 * 1024) - 1024])]));
        Assert.Equal((25 * 1024 * 1024) - 1024, Assert.Single(Only().Files).Content.Length);
    }

    [Fact]
    public void A_file_that_is_being_written_is_left_for_a_minute_and_others_names_are_left_alone()
    {
        PostDrop.Put(drop.Mails, "1.eml", Encoding.UTF8.GetBytes(PostDrop.Mail()), minutesAgo: 0);
        var other = PostDrop.Put(drop.Mails, "2.eml.part", "From: x"u8.ToArray());
        Assert.Empty(Folders.Read());
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("1.eml", Assert.Single(Folders.Read()).File);
        Assert.True(File.Exists(other));
    }

    [Fact]
    public void Whatever_was_done_to_a_message_it_is_read_or_says_why()
    {
        (string Folder, string Name, byte[] Whole)[] both = [(drop.Digital, "1.xml", Encoding.UTF8.GetBytes(PostDrop.Memo(files: [("a.pdf", "application/pdf", Pdf)]))), (drop.Mails, "1.eml", Encoding.UTF8.GetBytes(PostDrop.Mail(files: [("a.pdf", "application/pdf", Pdf)])))];
        foreach (var (folder, name, whole) in both)
        {
            Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 30]).Array[1, 4].Sample(cuts =>
            {
                var broken = whole.ToList();
                foreach (var (at, with, gone) in cuts)
                {
                    if (at >= broken.Count) continue;
                    broken[at] = with;
                    broken.RemoveRange(at, Math.Min(gone, broken.Count - at));
                }
                PostDrop.Put(folder, name, [.. broken]);
                var read = Assert.Single(Folders.Read());
                Assert.True(read.Message is not null ^ read.Unreadable is not null);
            }, iter: 300, threads: 1);
            File.Delete(Path.Combine(folder, name));
        }
    }

    [Fact]
    public void Without_folders_in_the_settings_there_is_nothing_and_a_missing_one_is_not_passed_over()
    {
        Assert.Empty(new IncomingFolders(new(), new(), clock, NullLogger<IncomingFolders>.Instance).Read());
        Assert.Throws<DirectoryNotFoundException>(() => new IncomingFolders(new(), new() { MailFolder = "/nowhere/mail" }, clock, NullLogger<IncomingFolders>.Instance).Read().ToList());
    }

    public void Dispose() => drop.Dispose();
}
