// A conversation with a mail server that thousands of offices have, from the first word to the mail in the box.
using MimeKit;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

[Trait(Needs.Database, Needs.None)]
public sealed class SmtpServerTests
{
    [Fact]
    public async Task What_is_sent_arrives_as_it_was_and_nothing_else_does()
    {
        await using var server = await EximServer.StartAsync();
        var (news, hearing) = (Envelopes.ToCitizen(), Envelopes.ToDepartment());
        var channel = Envelopes.By(server.Options);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(news, default));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(hearing, default));
        Assert.Equal(new SendResult.GiveUp(SendProblem.ContentRefused), await channel.SendAsync(hearing with { Id = Guid.NewGuid(), Label = "unwanted" }, default));
        Assert.Equal(new SendResult.GiveUp(SendProblem.DomainNotListed), await channel.SendAsync(Envelopes.ToDepartment("post@andet.example"), default));
        var wrong = server.Options;
        wrong.Password = "wrong";
        Assert.Equal(new SendResult.TryLater(SendProblem.SignInFailed), await Envelopes.By(wrong).SendAsync(news, default));
        var unknown = server.Options;
        unknown.TrustedCertificateFile = null;
        Assert.Equal(new SendResult.TryLater(SendProblem.NoTls), await Envelopes.By(unknown).SendAsync(news, default));
        var noAccount = server.Options;
        (noAccount.User, noAccount.Password) = (null, null);
        Assert.Equal(new SendResult.GiveUp(SendProblem.RecipientRefused), await Envelopes.By(noAccount).SendAsync(news, default));

        var delivered = await server.DeliveredAsync(2);
        Assert.Equal(2, delivered.Count);
        var citizens = Assert.Single(delivered, m => m.MessageId == $"{news.Id:N}@kommune.example");
        Assert.Equal(("Der er nyt i din sag", "borger@post.example"), (citizens.Subject, citizens.Headers["Envelope-To"]));
        Assert.Equal(news.At, citizens.Date);
        Assert.IsType<TextPart>(citizens.Body);
        Assert.Contains("Ring til os, eller skriv til os med Digital Post, så fortæller vi dig mere.", citizens.TextBody, StringComparison.Ordinal);
        Assert.All(Envelopes.Personal, secret => Assert.DoesNotContain(secret, $"{WithoutReceipt(citizens)}{citizens.TextBody}", StringComparison.OrdinalIgnoreCase));

        var departments = Assert.Single(delivered, m => m.MessageId == $"{hearing.Id:N}@kommune.example");
        Assert.Equal(("Høring, sag 2026-00042", "post@skole.example"), (departments.Subject, departments.Headers["Envelope-To"]));
        Assert.Contains("TLS1", departments.Headers["Received"], StringComparison.Ordinal);
        using var content = new MemoryStream();
        await Assert.IsType<MimePart>(Assert.Single(departments.Attachments)).Content!.DecodeToAsync(content, TestContext.Current.CancellationToken);
        Assert.Equal(hearing.File.Content, content.ToArray());
        Assert.Equal("auto-generated", departments.Headers["Auto-Submitted"]);
    }

    /// <summary>As it was handed over: the address is what the server adds, and what the person gave.</summary>
    static string WithoutReceipt(MimeMessage mail)
    {
        foreach (var added in (string[])["Received", "Envelope-To", "To", "Return-Path", "Delivery-Date"])
            while (mail.Headers.Contains(added)) mail.Headers.Remove(added);
        return mail.ToString();
    }
}
