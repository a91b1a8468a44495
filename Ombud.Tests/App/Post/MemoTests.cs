// A message of Digital Post holds what the public description of MeMo asks for, in its order, and nothing personal outside its place.
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Ombud.App.Post;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

public sealed class MemoTests
{
    static readonly XNamespace Memo = "https://DigitalPost.dk/MeMo-1";

    /// <summary>
    /// What may stand in what, in which order, copied by hand from MeMo_core.xsd and MeMo_dataTypes.xsd, version 1.1 (digitaliser.dk,
    /// MeMo_XSD.zip): "!" has to be there, "*" may be there several times, a number is the most characters. Only of elements that Ombud writes. Version 1.2 adds
    /// Representative to the sender and asks for neither mandatory nor legalNotification ("MeMo Versionshistorik v1.2").
    /// </summary>
    static readonly Dictionary<string, string> Schema = new()
    {
        ["Message"] = "MessageHeader! MessageBody",
        ["MessageHeader"] = "messageType! messageUUID! messageID:256 messageCode:256 label!:256 notification:160 additionalNotification:256 reply replyByDateTime "
            + "doNotDeliverUntilDate mandatory! legalNotification! postType:256 Sender! Recipient! ContentData ForwardData ReplyData",
        ["Sender"] = "senderID!:256 idType!:256 idTypeLabel:256 label!:256 AttentionData ContactPoint",
        ["Recipient"] = "recipientID!:256 idType!:256 idTypeLabel:256 label:256 AttentionData ContactPoint",
        ["MessageBody"] = "createdDateTime! MainDocument! AdditionalDocument* TechnicalDocument",
        ["MainDocument"] = "mainDocumentID:256 label:256 File! Action",
        ["AdditionalDocument"] = "additionalDocumentID:256 label:256 File! Action",
        ["File"] = "encodingFormat!:256 filename!:256 language!:2 content!",
    };

    [Theory]
    [InlineData("1.1", "memoVersion=1.1 memoSchVersion=1.1.0")]
    [InlineData("1.2", "memoVersion=1.2")]
    public async Task A_letter_is_written_element_by_element(string version, string attributes)
    {
        using var house = new PostHouse(version);
        var letter = PostHouse.Letter();
        await house.SendWholeAsync(letter);

        var message = XDocument.Load(house.FileOf(letter.Id));
        Assert.Equal("memo", message.Root!.GetPrefixOfNamespace(Memo)); // SF1601 takes no other
        Assert.Equal(attributes, string.Join(' ', message.Root.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => $"{a.Name}={a.Value}")));
        Assert.Equal((string[])
        [
            "MessageHeader/messageType=DIGITALPOST",
            $"MessageHeader/messageUUID={letter.Id:D}",
            "MessageHeader/label=Svar i sag 2026-00042",
            "MessageHeader/notification=Du har fået et brev fra Borgerrådgiveren i Andeby Kommune.",
            "MessageHeader/reply=false",
            "MessageHeader/mandatory=false",
            "MessageHeader/legalNotification=false",
            "MessageHeader/Sender/senderID=12345674",
            "MessageHeader/Sender/idType=CVR",
            "MessageHeader/Sender/label=Borgerrådgiveren i Andeby Kommune",
            $"MessageHeader/Recipient/recipientID={PostHouse.Cpr}",
            "MessageHeader/Recipient/idType=CPR",
            "MessageBody/createdDateTime=2026-11-23T08:41:07Z",
            "MessageBody/MainDocument/File/encodingFormat=application/pdf",
            "MessageBody/MainDocument/File/filename=svar-2026-00042.pdf",
            "MessageBody/MainDocument/File/language=da",
            $"MessageBody/MainDocument/File/content={Convert.ToBase64String(letter.File.Content)}",
        ], message.Root.Descendants().Where(e => !e.HasElements).Select(e => $"{PathOf(e)}={e.Value}"));
        Conforms(message.Root);
    }

    [Fact]
    public async Task What_goes_along_stands_after_the_letter_each_as_a_document_of_its_own()
    {
        using var house = new PostHouse();
        var letter = PostHouse.Letter() with { Enclosures = [new("Bilag 1.pdf", "application/pdf", [1, 2, 3]), new("Bilag 2.png", "image/png", [4])] };
        await house.SendWholeAsync(letter);
        var message = XDocument.Load(house.FileOf(letter.Id));
        Conforms(message.Root!);
        Assert.Equal(["createdDateTime", "MainDocument", "AdditionalDocument", "AdditionalDocument"], message.Root!.Element(Memo + "MessageBody")!.Elements().Select(e => e.Name.LocalName));
        Assert.Equal([("application/pdf", "Bilag-1.pdf", "AQID"), ("image/png", "Bilag-2.png", "BA==")],
            message.Descendants(Memo + "AdditionalDocument").Select(e => (One(e, "encodingFormat"), One(e, "filename"), One(e, "content"))));
    }

    [Fact]
    public async Task A_department_has_a_CVR_number_and_an_English_letter_is_announced_in_English()
    {
        using var house = new PostHouse();
        house.Options.InFolder = house.Folder("in");
        var letter = PostHouse.Letter(language: "en", mailbox: new(MailboxKind.Cvr, "12345674"));
        await house.SendWholeAsync(letter);
        var message = XDocument.Load(house.FileOf(letter.Id));
        Assert.Equal("CVR", message.Descendants(Memo + "Recipient").Single().Element(Memo + "idType")!.Value);
        Assert.Equal("You have a letter from Borgerrådgiveren i Andeby Kommune.", One(message, "notification"));
        Assert.Equal("en", One(message, "language"));
        Assert.Equal("true", One(message, "reply")); // somebody reads what comes in
    }

    [Fact]
    public async Task Danish_letters_are_UTF8_and_the_file_comes_back_byte_by_byte()
    {
        using var house = new PostHouse();
        var content = new byte[200_001];
        new Random(42).NextBytes(content);
        var letter = PostHouse.Letter(content, label: "Underretning om æøå ÆØÅ é 🏛 & <b> i sag 2026-00042");
        await house.SendWholeAsync(letter);
        var bytes = await File.ReadAllBytesAsync(house.FileOf(letter.Id), TestContext.Current.CancellationToken);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><memo:Message ", Encoding.UTF8.GetString(bytes, 0, 60), StringComparison.Ordinal);
        Assert.True(bytes.AsSpan().IndexOf("æøå ÆØÅ é 🏛 &amp; &lt;b&gt;"u8) > 0);
        var message = XDocument.Load(new MemoryStream(bytes));
        Assert.Equal(letter.Label, One(message.Root!.Element(Memo + "MessageHeader")!, "label"));
        Assert.Equal(content, Convert.FromBase64String(One(message, "content")));
    }

    [Fact]
    public async Task The_number_of_the_citizen_stands_in_one_place_and_the_name_in_none()
    {
        using var house = new PostHouse();
        var letter = PostHouse.Letter();
        await house.SendWholeAsync(letter);
        var text = await File.ReadAllTextAsync(house.FileOf(letter.Id), TestContext.Current.CancellationToken);
        Assert.Equal(2, text.Split(PostHouse.Cpr).Length);
        Assert.Contains($"<memo:recipientID>{PostHouse.Cpr}</memo:recipientID>", text, StringComparison.Ordinal);
        Assert.DoesNotContain(letter.To.Name!, text, StringComparison.Ordinal);
        var rest = text.Replace($"<memo:recipientID>{PostHouse.Cpr}<", "", StringComparison.Ordinal);
        Assert.Empty(CprNumber.FindIn(rest[..rest.IndexOf("<memo:content>", StringComparison.Ordinal)]));
        Assert.All(Directory.EnumerateFileSystemEntries(house.Out, "*", SearchOption.AllDirectories), path => Assert.DoesNotContain(PostHouse.Cpr, path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(256, 256), InlineData(257, 256), InlineData(5000, 256)]
    public async Task A_long_label_and_a_long_name_are_cut(int written, int kept)
    {
        using var house = new PostHouse();
        house.Options.SenderName = new string('Ø', 256);
        var letter = PostHouse.Letter(label: new string('å', written), file: new string('a', written));
        await house.SendWholeAsync(letter);
        var message = XDocument.Load(house.FileOf(letter.Id));
        Assert.Equal(kept, One(message.Root!.Element(Memo + "MessageHeader")!, "label").Length);
        Assert.Equal(kept, One(message, "filename").Length);
        Assert.Equal(150, One(message, "notification").Length);
        Conforms(message.Root);
    }

    [Fact]
    public async Task A_name_of_a_file_has_none_of_the_characters_that_the_service_refuses()
    {
        using var house = new PostHouse();
        var letter = PostHouse.Letter(file: "a<b>c:d\"e/f\\g|h?i*j\u00A0k\u2003l\nm.pdf");
        await house.SendWholeAsync(letter);
        Assert.Equal("a-b-c-d-e-f-g-h-i-j-k-l-m.pdf", One(XDocument.Load(house.FileOf(letter.Id)), "filename"));
    }

    [Fact]
    public void Whatever_stands_in_it_a_message_conforms()
    {
        using var house = new PostHouse();
        const string Odd = "\ud83c\udfdb\0\uffff\n<&";
        var wild = Gen.OneOf(Gen.Char, Gen.Char['a', 'z'], Gen.Int[0, Odd.Length - 1].Select(i => Odd[i])).Array[1, 300].Select(chars => new string(chars));
        Gen.Select(wild, wild, Gen.Byte.Array[0, 200], Gen.Bool).Sample(x =>
        {
            var (label, file, content, isNewer) = x;
            house.Options.Version = isNewer ? DigitalPostOptions.Memo12 : DigitalPostOptions.Memo11;
            var letter = PostHouse.Letter(content, label: "Brev " + label, file: file);
            Assert.IsType<SendResult.Sent>(house.SendAsync(letter).GetAwaiter().GetResult());
            var message = XDocument.Load(house.FileOf(letter.Id));
            Conforms(message.Root!);
            Assert.Equal(content, Convert.FromBase64String(One(message, "content")));
        }, iter: 300, threads: 1);
    }

    [Fact]
    public async Task A_letter_without_label_or_language_is_a_mistake_of_the_program_and_leaves_nothing_behind()
    {
        using var house = new PostHouse();
        await Assert.ThrowsAsync<ArgumentException>(() => house.SendAsync(PostHouse.Letter(label: " ")));
        await Assert.ThrowsAsync<ArgumentException>(() => house.SendAsync(PostHouse.Letter(language: "dan")));
        Assert.Empty(Directory.EnumerateFiles(house.Out));
    }

    /// <summary>Against the table: no element that it does not know, none missing, none out of order, none too long, and each in the namespace.</summary>
    static void Conforms(XElement element)
    {
        Assert.Equal(Memo, element.Name.Namespace);
        if (!Schema.TryGetValue(element.Name.LocalName, out var children)) return;
        var allowed = children.Split(' ').Select(c => c.Split(':')).Select(c => (Name: c[0].TrimEnd('!', '*'), Must: c[0].EndsWith('!'), IsMany: c[0].EndsWith('*'), Most: c.Length > 1 ? int.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture) : (int?)null)).ToList();
        var order = element.Elements().Select(e => allowed.FindIndex(a => a.Name == e.Name.LocalName)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.All(order.CountBy(at => at), found => Assert.True(found.Value == 1 || allowed[found.Key].IsMany));
        foreach (var (name, must, _, most) in allowed)
        {
            var value = element.Element(Memo + name)?.Value;
            Assert.False(must && value is null, $"{name} is missing.");
            if (most is { } limit) Assert.True(value is null || value.Length <= limit, $"{name} is too long.");
        }
        foreach (var child in element.Elements()) Conforms(child);
    }

    static string One(XContainer within, string name) => within.Descendants(Memo + name).First().Value;

    static string PathOf(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse().Skip(1).Select(e => e.Name.LocalName));
}
