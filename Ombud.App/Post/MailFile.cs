// A mail for the office as the municipality's mail system puts it down (.eml): sender, text and files; nothing in it is fetched or run.
using MimeKit;
using MimeKit.Utils;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Post;

static class MailFile
{
    /// <summary>Parts within parts; what lies deeper is one part of its own.</summary>
    const int MostDepth = 16;

    static readonly ParserOptions Careful = new() { MaxMimeDepth = MostDepth };

    public static (IncomingMessage? Message, UnreadableReason? Why) Read(byte[] content, DateTimeOffset now)
    {
        using var stream = new MemoryStream(content);
        MimeMessage mail;
        try { mail = MimeMessage.Load(Careful, stream); }
        catch (FormatException) { return (null, UnreadableReason.NotAMail); }
        using (mail)
        {
            if (!mail.Headers.Contains(HeaderId.From) && !mail.Headers.Contains(HeaderId.Subject) && !mail.Headers.Contains(HeaderId.MessageId)) return (null, UnreadableReason.NotAMail);
            if (IncomingMessage.Arrived(ArrivedAt(mail), now) is not { } at) return (null, UnreadableReason.NoMoment);
            var parts = new Parts();
            if (mail.Body is { } body && parts.Take(body) is { } why) return (null, why);
            var from = mail.From.Mailboxes.FirstOrDefault() ?? mail.Sender;
            return (new(Channel.Email, mail.MessageId, at, from?.Name, null, from?.Address, mail.Subject, parts.Text, parts.Files, [.. Answers(mail)], [mail.Subject ?? ""]), null);
        }
    }

    /// <summary>As the municipality's own server noted it, the last of those that the mail passed: its line stands first. The sender's date is only what the sender says.</summary>
    static DateTimeOffset? ArrivedAt(MimeMessage mail)
    {
        if (mail.Headers[HeaderId.Received] is { } line && line.LastIndexOf(';') is >= 0 and var end && DateUtils.TryParse(line[(end + 1)..].Trim(), out var noted)) return noted;
        return mail.Headers.Contains(HeaderId.Date) ? mail.Date : null;
    }

    /// <summary>Our own mails are called by the id of the letter.</summary>
    static IEnumerable<Guid> Answers(MimeMessage mail) =>
        new[] { mail.InReplyTo }.Concat(mail.References).Select(id => Guid.TryParseExact(id?.Split('@')[0], "N", out var known) ? known : Guid.Empty).Where(id => id != Guid.Empty).Distinct();

    /// <summary>What a mail consists of, gone through part by part.</summary>
    sealed class Parts
    {
        readonly List<string> texts = [];
        readonly List<LetterFile> files = [];
        long bytes;

        public string Text => string.Join("\n\n", texts).ReplaceLineEndings("\n").Trim();
        public IReadOnlyList<LetterFile> Files => files;

        /// <summary>Null: all of it was taken.</summary>
        public UnreadableReason? Take(MimeEntity part) => part switch
        {
            MultipartAlternative alternatives => TakeAll(Plainest(alternatives)),
            Multipart several => TakeAll(several),
            MessagePart { Message: { } inner } => TakeFile($"{inner.Subject ?? "mail"}.eml", "message/rfc822", to => inner.WriteTo(to)),
            TextPart { IsAttachment: false, FileName: null } text when text.IsPlain || text.IsHtml => TakeText(text),
            MimePart { Content: { } content } file => TakeFile(file.FileName ?? "", file.ContentType.MimeType, to => content.DecodeTo(to)),
            _ => null,
        };

        /// <summary>The same in several formats: one text, and what is no text, such as pictures that stood within the other.</summary>
        static IEnumerable<MimeEntity> Plainest(MultipartAlternative alternatives) => alternatives.Any(part => part is TextPart { IsPlain: true })
            ? alternatives.SelectMany(part => part switch
            {
                TextPart { IsHtml: true } => Enumerable.Empty<MimeEntity>(),
                MultipartRelated { Root: TextPart root } related => related.Where(inner => inner != root),
                _ => [part],
            })
            : alternatives;

        UnreadableReason? TakeAll(IEnumerable<MimeEntity> parts)
        {
            foreach (var part in parts)
                if (Take(part) is { } why) return why;
            return null;
        }

        UnreadableReason? TakeText(TextPart part)
        {
            var text = part.IsHtml ? HtmlText.Of(part.Text) : part.Text;
            if ((bytes += text.Length) > IncomingMessage.MostBytes) return UnreadableReason.TooLarge;
            if (!string.IsNullOrWhiteSpace(text)) texts.Add(text);
            return null;
        }

        UnreadableReason? TakeFile(string name, string type, Action<Stream> write)
        {
            if (files.Count == IncomingMessage.MostFiles) return UnreadableReason.TooManyFiles;
            using var content = new MemoryStream();
            write(content);
            if ((bytes += content.Length) > IncomingMessage.MostBytes) return UnreadableReason.TooLarge;
            files.Add(new(name, type, content.ToArray()));
            return null;
        }
    }
}
