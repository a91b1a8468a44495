// One message of Digital Post in the format MeMo, 1.1 or 1.2: what stands where in the file.
using System.Globalization;
using System.Text;
using System.Xml;

namespace Ombud.App.Post;

/// <summary>
/// Names and order are those of the public schema MeMo_core.xsd and MeMo_dataTypes.xsd, version 1.1, of Digitaliseringsstyrelsen
/// (digitaliser.dk/digital-post/vejledninger/memo). For 1.2 there is no official schema any more: "MeMo Versionshistorik v1.2" drops
/// memoSchVersion, which 1.1 demands, and adds what a sender need not say. The prefix has to be "memo": SF1601 of KOMBIT takes no other.
/// What is personal stands in the recipient's number and in the file, nowhere else; so a recipient's name is left out.
/// </summary>
static class MemoMessage
{
    public const string Namespace = "https://DigitalPost.dk/MeMo-1";
    /// <summary>The schema takes 160 in a notification; the service's own rules cut at 150.</summary>
    public const int MostText = 256, MostNotification = 150;

    const string Prefix = "memo", SchemaOf11 = "1.1.0";
    /// <summary>As much of a file as is turned into base64 at once.</summary>
    const int Piece = 48 * 1024;

    /// <param name="notification">What the recipient is told by mail or text message that there is a letter: never content.</param>
    public static void Write(Stream to, Envelope letter, Mailbox mailbox, DigitalPostOptions sender, string notification)
    {
        if (letter.Language.Length != 2 || !letter.Language.All(char.IsAsciiLetterLower)) throw new ArgumentException("A language has two letters.", nameof(letter));
        if (string.IsNullOrWhiteSpace(letter.Label)) throw new ArgumentException("A message has a label.", nameof(letter));
        using var xml = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false });
        xml.WriteStartDocument();
        Start(xml, "Message");
        xml.WriteAttributeString("memoVersion", sender.Version);
        if (sender.Version == DigitalPostOptions.Memo11) xml.WriteAttributeString("memoSchVersion", SchemaOf11);
        Header(xml, letter, mailbox, sender, notification);
        Body(xml, letter);
        xml.WriteEndDocument();
    }

    static void Header(XmlWriter xml, Envelope letter, Mailbox mailbox, DigitalPostOptions sender, string notification)
    {
        Start(xml, "MessageHeader");
        Element(xml, "messageType", "DIGITALPOST");
        Element(xml, "messageUUID", letter.Id.ToString("D"));
        Element(xml, "label", Fit(letter.Label, MostText));
        Element(xml, "notification", Fit(notification, MostNotification));
        // Who may reply must reach somebody.
        Element(xml, "reply", XmlConvert.ToString(sender.InFolder is not null));
        // No letter of an adviser is one that a company has to take though it left Digital Post, nor is one served on anybody.
        Element(xml, "mandatory", XmlConvert.ToString(false));
        Element(xml, "legalNotification", XmlConvert.ToString(false));
        Start(xml, "Sender");
        Element(xml, "senderID", sender.SenderCvr!);
        Element(xml, "idType", "CVR");
        Element(xml, "label", Fit(sender.SenderName!, MostText));
        xml.WriteEndElement();
        Start(xml, "Recipient");
        Element(xml, "recipientID", mailbox.Value);
        Element(xml, "idType", mailbox.Kind is MailboxKind.Cpr ? "CPR" : "CVR");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Body(XmlWriter xml, Envelope letter)
    {
        Start(xml, "MessageBody");
        Element(xml, "createdDateTime", letter.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Document(xml, "MainDocument", letter.File, letter.Language);
        foreach (var along in letter.Along) Document(xml, "AdditionalDocument", along, letter.Language);
        xml.WriteEndElement();
    }

    static void Document(XmlWriter xml, string name, LetterFile file, string language)
    {
        Start(xml, name);
        Start(xml, "File");
        Element(xml, "encodingFormat", file.MediaType);
        Element(xml, "filename", FileName(file.Name));
        Element(xml, "language", language);
        Start(xml, "content");
        for (var at = 0; at < file.Content.Length; at += Piece)
            xml.WriteBase64(file.Content, at, Math.Min(Piece, file.Content.Length - at));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Start(XmlWriter xml, string name) => xml.WriteStartElement(Prefix, name, Namespace);

    static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(Prefix, name, Namespace, value);

    /// <summary>On one line, without what XML cannot hold, and no longer than it may be; no letter is cut in two.</summary>
    static string Fit(string text, int most)
    {
        var fit = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var kept = rune.IsBmp && (char.IsControl((char)rune.Value) || char.IsWhiteSpace((char)rune.Value)) ? new Rune(' ') : rune;
            if (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)) continue;
            if (fit.Length + kept.Utf16SequenceLength > most) break;
            fit.Append(kept.ToString());
        }
        return fit.ToString().Trim();
    }

    /// <summary>SF1601 refuses names with these characters.</summary>
    static string FileName(string name) =>
        Fit(string.Concat(name.Select(c => "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal) || char.IsWhiteSpace(c) || char.IsControl(c) ? '-' : c)), MostText);
}
