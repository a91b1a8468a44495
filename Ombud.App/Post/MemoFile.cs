// A message of Digital Post for the office, in the format MeMo: read element by element, with nothing that it asks for followed.
using System.Text;
using System.Xml;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Incoming;

namespace Ombud.App.Post;

/// <summary>
/// Elements are known by their names, whatever their namespace: 1.1 and 1.2 differ in what nobody needs here. That a reply tells the id of
/// what it answers in ReplyData was taken from public programs that write MeMo (itk-dev-rpa/python-serviceplatformen).
/// </summary>
static class MemoFile
{
    /// <summary>A message needs half of it.</summary>
    const int MostDepth = 16;
    const int Piece = 48 * 1024;

    static readonly XmlReaderSettings Careful = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = IncomingMessage.MostFileBytes, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    /// <summary>A file of a document while it is read.</summary>
    sealed class Part(bool isMain)
    {
        public bool IsMain { get; } = isMain;
        public string Type = "";
        public string Name = "";
        public byte[] Content = [];
        public bool IsText(string kind) => IsMain && Type.Split(';')[0].Trim().Equals($"text/{kind}", StringComparison.OrdinalIgnoreCase);
    }

    public static (IncomingMessage? Message, UnreadableReason? Why) Read(byte[] content, DateTimeOffset now)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(content), Careful);
            var read = new Reading();
            return read.All(xml) is { } why ? (null, why) : read.Message(now);
        }
        catch (Exception e) when (e is XmlException or FormatException) { return (null, UnreadableReason.NotXml); }
    }

    sealed class Reading
    {
        readonly List<string> path = [];
        readonly List<(string Path, string Value)> values = [];
        readonly List<Part> parts = [];
        readonly StringBuilder text = new();
        long bytes;

        public UnreadableReason? All(XmlReader xml)
        {
            for (var more = xml.Read(); more;)
            {
                if (xml.Depth > MostDepth) return UnreadableReason.TooDeep;
                if (xml.NodeType is XmlNodeType.Element)
                {
                    if (path.Count == 0 && xml.LocalName is not "Message") return UnreadableReason.NotAMessage;
                    text.Clear();
                    if (xml.LocalName is "File" && parts.Count == IncomingMessage.MostFiles + 1) return UnreadableReason.TooManyFiles;
                    if (xml.LocalName is "File") parts.Add(new(path.Contains("MainDocument")));
                    if (xml.LocalName is "content" && path is [.., "File"])
                    {
                        if (!TakeContent(xml)) return UnreadableReason.TooLarge;
                        more = !xml.EOF; // the reader stands behind the element already
                        continue;
                    }
                    if (!xml.IsEmptyElement) path.Add(xml.LocalName);
                }
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
                else if (xml.NodeType is XmlNodeType.EndElement) End();
                more = xml.Read();
            }
            return null;
        }

        void End()
        {
            var value = text.ToString().Trim();
            if (path is [.., "File", var about] && parts is [.., var part])
            {
                if (about is "encodingFormat") part.Type = value;
                else if (about is "filename") part.Name = value;
            }
            else if (value.Length > 0) values.Add((string.Join('/', path.Skip(1)), value));
            text.Clear();
            path.RemoveAt(path.Count - 1);
        }

        /// <summary>False: with it there is more than a message may hold.</summary>
        bool TakeContent(XmlReader xml)
        {
            using var whole = new MemoryStream();
            var piece = new byte[Piece];
            for (int count; (count = xml.ReadElementContentAsBase64(piece, 0, piece.Length)) > 0;)
            {
                if ((bytes += count) > IncomingMessage.MostBytes) return false;
                whole.Write(piece, 0, count);
            }
            parts[^1].Content = whole.ToArray();
            return true;
        }

        public (IncomingMessage? Message, UnreadableReason? Why) Message(DateTimeOffset now)
        {
            if (Value("MessageHeader/messageUUID") is not { } id) return (null, UnreadableReason.NoId);
            if (IncomingMessage.Arrived(XmlMoment.Read(Value("MessageBody/createdDateTime")), now) is not { } at) return (null, UnreadableReason.NoMoment);
            // The files of one document are the same in several formats: the plainest is read.
            var isPlain = parts.Exists(part => part.IsText("plain"));
            var body = parts.FindAll(part => part.IsText(isPlain ? "plain" : "html"));
            var said = string.Join("\n\n", body.Select(part => TextBytes.Read(part.Content)).Select(words => isPlain ? words : HtmlText.Of(words)));
            var isCitizen = Value("MessageHeader/Sender/idType") is "CPR";
            return (new(
                Channel.DigitalPost, id, at, Value("MessageHeader/Sender/label"),
                isCitizen && CprNumber.TryParse(Value("MessageHeader/Sender/senderID"), out var cpr) ? cpr.Reveal() : null, null,
                Value("MessageHeader/label"),
                body.Count == 0 ? Value("MessageHeader/notification") ?? "" : said,
                [.. parts.Where(part => !part.IsText("plain") && !part.IsText("html")).Select(part => new LetterFile(part.Name, part.Type, part.Content))],
                [.. Values("MessageHeader/ReplyData/messageUUID").Concat(Values("MessageHeader/ReplyData/replyUUID")).Select(AsGuid).Where(known => known != Guid.Empty).Distinct()],
                [.. Values("MessageHeader/ReplyData/caseID"), .. Values("MessageHeader/ContentData/CaseID/caseID"), .. Values("MessageHeader/label")]), null);
        }

        string? Value(string at) => Values(at).FirstOrDefault();

        IEnumerable<string> Values(string at) => values.Where(value => value.Path == at).Select(value => value.Value);

        static Guid AsGuid(string text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;
    }
}
