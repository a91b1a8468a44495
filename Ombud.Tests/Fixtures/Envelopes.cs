// Letters that wait to go out, with everything in them that a mail to a citizen must not say.
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.Tests.Fixtures;

static class Envelopes
{
    public static readonly CaseNumber Number = new(2026, 42);
    public static readonly DateTimeOffset At = new(2026, 11, 23, 8, 41, 0, TimeSpan.Zero);

    /// <summary>None of it may stand in a mail to a citizen.</summary>
    public static readonly string[] Personal = ["Frederikke", "Humlegaard", "010190", "Lyngvej", "hjemmeplejen", "%PDF", "brev.pdf", "Svar på klage"];

    public static Envelope ToCitizen(string? email = "borger@post.example", string language = "da", RecipientRole role = RecipientRole.Party) =>
        Of(new(role, Channel.Email, "Frederikke Humlegaard", Address: "Lyngvej 3", Email: email), LetterKind.Answer, "Svar på klage 2026-00042", language);

    public static Envelope ToDepartment(string? email = "post@skole.example", string language = "da") =>
        Of(new(RecipientRole.Department, Channel.Email, Email: email, Department: new("SKOLE")), LetterKind.Hearing, "Høring, sag 2026-00042", language);

    static Envelope Of(Recipient to, LetterKind kind, string label, string language) =>
        new(Guid.NewGuid(), Number, kind, to, null, label, new("brev.pdf", "application/pdf", Content()), language, At);

    /// <summary>Bytes of every kind, with what a mail server might stumble over: dots at the start of lines, bare line ends, high bits.</summary>
    static byte[] Content() =>
        [.. Encoding.UTF8.GetBytes("%PDF-1.7\r\n.\r\n..\n.\rFrederikke Humlegaard, 010190, Lyngvej 3, om hjemmeplejen\n"), .. Enumerable.Range(0, 100_000).Select(i => (byte)((i * 31) ^ (i >> 8)))];

    public static SmtpChannel By(SmtpOptions options)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        return new(options, new(options, TimeProvider.System), services.GetRequiredService<IStringLocalizer<Texts>>());
    }
}
