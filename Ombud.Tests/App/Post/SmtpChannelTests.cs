// What a mail says, to whom, and which addresses get none.
using MimeKit;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

[Trait(Needs.Database, Needs.None)]
public sealed class SmtpChannelTests : IAsyncDisposable
{
    readonly HostileServer server = new();

    [Theory]
    [InlineData("da", RecipientRole.Party, "Der er nyt i din sag", "Send ikke fortrolige oplysninger med e-mail")]
    [InlineData("da", RecipientRole.Representative, "Der er nyt i din sag", "Digital Post")]
    [InlineData("en", RecipientRole.Party, "There is news in your case", "Do not send confidential information by e-mail")]
    [InlineData("xx", RecipientRole.Party, "Der er nyt i din sag", "Digital Post")]
    public async Task A_citizen_hears_that_there_is_news_and_not_a_word_more(string language, RecipientRole role, string subject, string words)
    {
        var letter = Envelopes.ToCitizen(language: language, role: role);
        Assert.IsType<SendResult.Sent>(await SendAsync(letter));
        using var mail = Taken(out var raw);
        Assert.Equal(subject, mail.Subject);
        Assert.DoesNotContain("2026-00042", mail.Subject, StringComparison.Ordinal);
        Assert.IsType<TextPart>(mail.Body);
        Assert.Contains("2026-00042", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(words, mail.TextBody, StringComparison.Ordinal);
        Assert.All(Envelopes.Personal, secret => Assert.DoesNotContain(secret, raw + mail.TextBody, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("borger@post.example", Assert.IsType<MailboxAddress>(Assert.Single(mail.To)).Address);
        Assert.Equal("", mail.To[0].Name ?? "");
    }

    [Fact]
    public async Task Every_mail_says_that_a_machine_sent_it_and_is_the_same_at_each_attempt()
    {
        var letter = Envelopes.ToCitizen();
        Assert.IsType<SendResult.Sent>(await SendAsync(letter));
        Assert.IsType<SendResult.Sent>(await SendAsync(letter));
        using var first = Taken(out var raw);
        using var second = Taken(out var again);
        Assert.Equal(raw, again);
        Assert.Equal($"{letter.Id:N}@kommune.example", first.MessageId);
        Assert.Equal(letter.At, first.Date);
        Assert.Equal(("auto-generated", "All"), (first.Headers["Auto-Submitted"], first.Headers["X-Auto-Response-Suppress"]));
        Assert.Equal(("raadgiver@kommune.example", "Borgerrådgiveren"), (((MailboxAddress)first.From[0]).Address, first.From[0].Name));
        Assert.DoesNotContain(Environment.MachineName, raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post@skole.example")]
    [InlineData("post@SKOLE.Example")]
    [InlineData("post@blåbær.example")]
    [InlineData("post@xn--blbr-roah.example")]
    [InlineData("post@XN--BLBR-ROAH.example")]
    public async Task A_department_gets_the_letter_byte_by_byte(string email)
    {
        var letter = Envelopes.ToDepartment(email);
        Assert.IsType<SendResult.Sent>(await SendAsync(letter));
        using var mail = Taken(out _);
        Assert.Equal("Høring, sag 2026-00042", mail.Subject);
        var file = Assert.IsType<MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal(("brev.pdf", "application/pdf"), (file.FileName, file.ContentType.MimeType));
        using var content = new MemoryStream();
        await file.Content!.DecodeToAsync(content, TestContext.Current.CancellationToken);
        Assert.Equal(letter.File.Content, content.ToArray());
        Assert.Contains("2026-00042", mail.TextBody, StringComparison.Ordinal);
        // The server is told the name that was compared, not the one that was written.
        var to = Assert.Single(server.Heard, h => h.Line.StartsWith("RCPT", StringComparison.Ordinal)).Line;
        Assert.Matches("^RCPT TO:<post@(skole|xn--blbr-roah)\\.example>$", to);
    }

    [Theory]
    [InlineData("post@andet.example")]
    [InlineData("post@under.skole.example")]
    [InlineData("post@skole.example.evil.example")]
    [InlineData("post@evilskole.example")]
    [InlineData("\"post@skole.example\"@evil.example")]
    [InlineData("post@skole.exаmple")] // with a Cyrillic letter
    public async Task A_department_elsewhere_gets_nothing(string email)
    {
        Assert.Equal(new SendResult.GiveUp(SendProblem.DomainNotListed), await SendAsync(Envelopes.ToDepartment(email)));
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task Without_a_list_no_department_gets_one()
    {
        var options = server.Options;
        options.TrustedDomains = null;
        Assert.Equal(new SendResult.GiveUp(SendProblem.DomainNotListed), await Envelopes.By(options).SendAsync(Envelopes.ToDepartment(), default));
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task A_letter_does_not_go_unencrypted_even_within_this_machine()
    {
        var options = server.Options;
        (options.Encryption, options.User) = (SmtpEncryption.None, null);
        Assert.Equal(new SendResult.TryLater(SendProblem.NoTls), await Envelopes.By(options).SendAsync(Envelopes.ToDepartment(), default));
        Assert.Empty(server.Heard);
        Assert.IsType<SendResult.Sent>(await Envelopes.By(options).SendAsync(Envelopes.ToCitizen(), default));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@one.example, b@two.example")]
    [InlineData("a@one.example;b@two.example")]
    [InlineData("Frederikke <a@one.example>")]
    [InlineData("a@one.example (Frederikke)")]
    [InlineData("<@evil.example:a@one.example>")]
    [InlineData("a@one.example\r\nRCPT TO:<b@two.example>")]
    [InlineData("a@one.example\nBcc: b@two.example")]
    [InlineData("\"a\r\nb\"@one.example")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@-one-.example")]
    [InlineData("a@one..example")]
    [InlineData("a b@one.example")]
    [InlineData("å@one.example")]
    public async Task What_is_no_address_is_given_up_before_anything_is_said(string? email)
    {
        Assert.Equal(new SendResult.GiveUp(SendProblem.RecipientRefused), await SendAsync(Envelopes.ToCitizen(email)));
        Assert.Equal(new SendResult.GiveUp(SendProblem.RecipientRefused), await SendAsync(Envelopes.ToDepartment(email)));
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task Without_a_server_letters_wait()
    {
        var channel = Envelopes.By(new());
        Assert.Equal(Channel.Email, channel.Channel);
        Assert.Equal(new SendResult.TryLater(SendProblem.NotSetUp), await channel.SendAsync(Envelopes.ToCitizen(), default));
        Assert.Equal(new SendResult.TryLater(SendProblem.NotSetUp), await channel.SendAsync(Envelopes.ToDepartment(), default));
    }

    [Fact]
    public async Task A_mail_within_the_house_is_plain_text_and_a_line_of_its_subject_stays_one()
    {
        var mail = new Mail(Guid.NewGuid(), Envelopes.At, "k.roenbo@kommune.example", "I dag\r\nBcc: evil@evil.example", "To sager.\n.\nEn frist.");
        Assert.IsType<SendResult.Sent>(await new SmtpMail(server.Options, TimeProvider.System).SendAsync(mail, default));
        using var taken = Taken(out _);
        Assert.Empty(taken.Bcc);
        Assert.Equal("To sager.\n.\nEn frist.", taken.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Single(server.Heard, h => h.Line.StartsWith("RCPT", StringComparison.Ordinal));
        Assert.Equal(nameof(Mail), mail.ToString());
    }

    Task<SendResult> SendAsync(Envelope letter) => Envelopes.By(server.Options).SendAsync(letter, default);

    MimeMessage Taken(out string raw)
    {
        Assert.True(server.Accepted.TryDequeue(out var taken));
        raw = taken;
        using var bytes = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(raw));
        return MimeMessage.Load(bytes, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
