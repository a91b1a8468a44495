// Letters by mail: to a department the letter itself; to a citizen or a representative only that there is news, for anybody may read a mail on its way.
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Post;

public sealed class SmtpChannel(SmtpOptions options, SmtpMail mail, IStringLocalizer<Texts> t) : IPostChannel
{
    public Channel Channel => Channel.Email;
    public bool IsSetUp => options.Host is not null;
    public TimeSpan Longest => options.Timeout;

    public async Task<SendResult> SendAsync(Envelope letter, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (options.Host is null) return new SendResult.TryLater(SendProblem.NotSetUp);
        if (MailAddress.Read(letter.To.Email) is not { } to) return new SendResult.GiveUp(SendProblem.RecipientRefused);
        if (letter.To is not { Role: RecipientRole.Department, Department: not null }) return await mail.SendAsync(News(letter, to.Text), stop);
        if (!options.IsTrusted(to.Text)) return new SendResult.GiveUp(SendProblem.DomainNotListed);
        if (options.Encryption is SmtpEncryption.None) return new SendResult.TryLater(SendProblem.NoTls);
        return await mail.SendAsync(WithLetter(letter, to.Text), stop);
    }

    Mail News(Envelope letter, string to) => Languages.In(Languages.Of(letter.Language), () =>
        new Mail(letter.Id, letter.At, to, t["Post.News.Subject"], t["Post.News.Body", letter.Number, Office]));

    Mail WithLetter(Envelope letter, string to) => Languages.In(Languages.Of(letter.Language), () =>
        new Mail(letter.Id, letter.At, to, letter.Label, t["Post.Department.Body", letter.Number, Office], letter.File));

    /// <summary>Who signs.</summary>
    string Office => options.FromName ?? options.From ?? "";
}
