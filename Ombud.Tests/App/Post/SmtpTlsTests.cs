// Nothing is said to a mail server that others could read, and nothing to one that cannot show who it is.
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

[Trait(Needs.Database, Needs.None)]
public sealed class SmtpTlsTests : IAsyncDisposable
{
    static readonly Mail AMail = new(Guid.Parse("3f0c2a5e-7a55-4c0b-9a35-0f6a5d8f1f12"), new(2026, 11, 23, 8, 41, 0, TimeSpan.Zero), "skole@skole.example", "Emne", "Tekst.");

    readonly HostileServer server = new();

    [Fact]
    public async Task Before_the_encryption_there_is_a_greeting_and_no_more()
    {
        Assert.IsType<SendResult.Sent>(await SendAsync(server.Options));
        Assert.Equal(["EHLO [127.0.0.1]", "STARTTLS"], server.Heard.Where(h => !h.IsEncrypted).Select(h => h.Line));
        Assert.Contains(server.Heard, h => h.IsEncrypted && h.Line.StartsWith("AUTH PLAIN ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_offer_of_encryption_nothing_is_sent()
    {
        server.Offers = ["AUTH PLAIN LOGIN"];
        await RefusedAsync(server.Options);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_believed()
    {
        var options = server.Options;
        options.TrustedCertificateFile = null;
        await RefusedAsync(options);
    }

    [Fact]
    public async Task Nor_is_one_that_another_authority_vouches_for()
    {
        await using var other = new HostileServer();
        var options = server.Options;
        options.TrustedCertificateFile = other.CertificateFile;
        await RefusedAsync(options);
    }

    [Fact]
    public async Task Nor_is_one_of_another_name()
    {
        var options = server.Options;
        options.Host = "127.0.0.1";
        await RefusedAsync(options);
    }

    [Fact]
    public async Task What_was_said_before_the_encryption_does_not_count_behind_it()
    {
        // Somebody on the way adds an answer, which a careless client takes for the server's own.
        server.Tricks[SmtpStep.StartTls] = call => call.WriteAsync("220 Go ahead\r\n250-evil\r\n250 AUTH LOGIN\r\n");
        var result = await SendAsync(server.Options);
        Assert.Equal(result is SendResult.Sent ? 1 : 0, server.Accepted.Count);
        Assert.DoesNotContain(server.Heard, h => h.Line.StartsWith("AUTH LOGIN", StringComparison.Ordinal) || (!h.IsEncrypted && h.Line.StartsWith("AUTH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task From_the_first_byte_on_works_too()
    {
        server.IsEncryptedFromTheStart = true;
        var options = server.Options;
        options.Encryption = SmtpEncryption.Tls;
        Assert.IsType<SendResult.Sent>(await SendAsync(options));
        Assert.All(server.Heard, h => Assert.True(h.IsEncrypted));
    }

    [Fact]
    public async Task A_server_that_speaks_plainly_then_is_left()
    {
        var options = server.Options;
        options.Encryption = SmtpEncryption.Tls;
        await RefusedAsync(options);
    }

    [Fact]
    public async Task Within_this_machine_it_may_go_plainly()
    {
        server.Offers = [];
        var options = server.Options;
        (options.Encryption, options.User) = (SmtpEncryption.None, null);
        Assert.IsType<SendResult.Sent>(await SendAsync(options));
        Assert.All(server.Heard, h => Assert.False(h.IsEncrypted));
    }

    [Fact]
    public async Task A_server_that_lets_nobody_sign_in_gets_nothing_of_somebody_with_an_account()
    {
        server.Offers = ["STARTTLS", "AUTH NTLM CRAM-MD5"];
        Assert.Equal(new SendResult.TryLater(SendProblem.SignInFailed), await SendAsync(server.Options));
        Assert.DoesNotContain(server.Heard, h => h.Line.StartsWith("AUTH", StringComparison.Ordinal) || h.Line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once()
    {
        var options = server.Options;
        options.Password = "wrong";
        Assert.Equal(new SendResult.TryLater(SendProblem.SignInFailed), await SendAsync(options));
        Assert.Single(server.Heard, h => h.Line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    async Task RefusedAsync(SmtpOptions options)
    {
        Assert.Equal(new SendResult.TryLater(SendProblem.NoTls), await SendAsync(options));
        Assert.Empty(server.Accepted);
        Assert.DoesNotContain(server.Heard, h => h.Line.StartsWith("AUTH", StringComparison.Ordinal) || h.Line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    static Task<SendResult> SendAsync(SmtpOptions options) => new SmtpMail(options, TimeProvider.System).SendAsync(AMail, default);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
