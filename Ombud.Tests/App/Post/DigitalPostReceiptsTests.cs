// Receipts are read in the shape of SF1601, stay until they are noted, and nothing hostile or broken among them stops the rest.
using System.Globalization;
using System.Text;
using CsCheck;
using Ombud.App.Post;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Post;

public sealed class DigitalPostReceiptsTests : IDisposable
{
    static readonly Guid Id = Guid.Parse("7d0ae4b3-2f43-4f0e-9d0c-5a8f5d0b1c11");

    readonly PostHouse house = new();

    static string Status(Guid id, string status, string moment = "2026-11-23T09:45:00.123+01:00", string details = "") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <PKO_PostStatus xmlns="http://serviceplatformen.dk/xml/print/PKO_PostStatus/1/types">
          <TransmissionId>9f8c7f7e-9f0f-4f3e-8a52-0c6f3a1f6f10</TransmissionId>
          <MessageUUID>{id}</MessageUUID>
          <KanalKode>Digital Post</KanalKode>
          <TransaktionsDatoTid>{moment}</TransaktionsDatoTid>
          <TransaktionsStatusKode>{status}</TransaktionsStatusKode>
          <CorrelationId>1</CorrelationId>
          {details}
        </PKO_PostStatus>
        """;

    static string Distributed(string status) => $"""
        <ns2:Haendelsesbesked xmlns="urn:oio:sagdok:3.0.0" xmlns:ns2="urn:oio:besked:kuvert:1.0" xmlns:ns3="urn:besked:kuvert:1.0">
          <ns2:BeskedId><UUIDIdentifikator>9f8c7f7e-9f0f-4f3e-8a52-0c6f3a1f6f10</UUIDIdentifikator></ns2:BeskedId>
          <ns2:BeskedVersion>1.0</ns2:BeskedVersion>
          <ns2:Beskedkuvert/>
          <ns2:Beskeddata><ns3:Base64 content-type="application/xml">{Convert.ToBase64String(Encoding.UTF8.GetBytes(status))}</ns3:Base64></ns2:Beskeddata>
        </ns2:Haendelsesbesked>
        """;

    [Theory]
    [InlineData("Modtaget Digital Post", ReceiptKind.Received, "modtaget-digital-post")]
    [InlineData("afleveret digital post", ReceiptKind.Received, "afleveret-digital-post")]
    [InlineData("Fejlet", ReceiptKind.Refused, "3005")]
    public void A_receipt_says_which_message_what_became_of_it_and_when(string status, ReceiptKind kind, string code)
    {
        var details = kind is ReceiptKind.Refused ? "<FejlDetaljer><FejlKode>3005</FejlKode><FejlTekst>0107701234 er fritaget</FejlTekst></FejlDetaljer>" : "<FejlDetaljer/>";
        var plain = Status(Id, status, details: details);
        house.Put("1.xml", Encoding.UTF8.GetBytes(plain));
        house.Put("2.xml", Encoding.UTF8.GetBytes(Distributed(plain)));
        house.Put("3.xml", Encoding.UTF8.GetBytes($"<ModtagBeskedInput xmlns=\"urn:oio:sts:1.0.0\">{Distributed(plain)}</ModtagBeskedInput>"));
        var at = new DateTimeOffset(2026, 11, 23, 8, 45, 0, 123, TimeSpan.Zero);
        Assert.Equal([new(Id, kind, code, at, "1.xml"), new(Id, kind, code, at, "2.xml"), new(Id, kind, code, at, "3.xml")], house.Receipts.Read(most: 10));
    }

    [Theory]
    [InlineData("2026-11-23T09:45:00", "2026-11-23T08:45:00Z"), InlineData("2026-07-01T09:45:00", "2026-07-01T07:45:00Z")]
    [InlineData("2026-11-23T08:45:00Z", "2026-11-23T08:45:00Z"), InlineData("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00Z")]
    public void A_moment_without_an_offset_is_Denmarks(string written, string meant)
    {
        house.Put("1.xml", Encoding.UTF8.GetBytes(Status(Id, "Fejlet", written)));
        Assert.Equal(DateTimeOffset.Parse(meant, CultureInfo.InvariantCulture), Assert.Single(house.Receipts.Read(1)).At);
    }

    [Theory]
    [InlineData("<FejlDetaljer><FejlTekst>kun tekst</FejlTekst></FejlDetaljer>")]
    [InlineData("<FejlDetaljer><FejlKode>Borgeren 0107701234 findes ikke</FejlKode></FejlDetaljer>")]
    [InlineData("<FejlDetaljer><FejlKode>010770-1234</FejlKode></FejlDetaljer>")]
    [InlineData("")]
    public void What_is_no_plain_code_is_not_repeated(string details)
    {
        house.Put("1.xml", Encoding.UTF8.GetBytes(Status(Id, "Fejlet", details: details)));
        Assert.Equal((ReceiptKind.Refused, null), (Assert.Single(house.Receipts.Read(1)).Kind, house.Receipts.Read(1)[0].Code));
    }

    [Fact]
    public async Task It_is_read_again_until_it_is_noted_and_then_lies_with_the_read()
    {
        var letter = PostHouse.Letter();
        await house.SendWholeAsync(letter);
        house.Put($"{letter.Id}.xml", Encoding.UTF8.GetBytes(Status(letter.Id, "Afleveret Digital Post")));
        var receipt = Assert.Single(house.Receipts.Read(10));
        Assert.Equal(receipt, Assert.Single(house.Receipts.Read(10))); // killed after it was noted, before it was moved
        house.Receipts.Done(receipt);
        house.Receipts.Done(receipt);
        Assert.Empty(house.Receipts.Read(10));
        Assert.True(File.Exists(Path.Combine(house.Options.ReceiptFolder!, "read", receipt.File)));
        Assert.False(File.Exists(house.MarkOf(letter.Id))); // nobody tries that message again

        house.Put($"{letter.Id}.xml", Encoding.UTF8.GetBytes(Status(letter.Id, "Afleveret Digital Post")));
        house.Receipts.Done(Assert.Single(house.Receipts.Read(10)));
        Assert.Equal([$"{letter.Id}-2.xml", $"{letter.Id}.xml"], Names("read"));
    }

    [Fact]
    public void As_many_as_asked_for_come_at_once_and_files_of_other_names_are_left_alone()
    {
        for (var i = 0; i < 25; i++) house.Put($"{i:D2}.xml", Encoding.UTF8.GetBytes(Status(Guid.NewGuid(), "Fejlet")));
        var other = house.Put("coming.xml.tmp", "<half"u8.ToArray());
        List<string> seen = [];
        for (var read = house.Receipts.Read(10); read.Count > 0; read = house.Receipts.Read(10))
        {
            Assert.InRange(read.Count, 1, 10);
            foreach (var receipt in read)
            {
                seen.Add(receipt.File);
                house.Receipts.Done(receipt);
            }
        }
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"{i:D2}.xml"), seen);
        Assert.True(File.Exists(other));
    }

    [Fact]
    public void An_id_that_the_caller_does_not_know_is_set_aside()
    {
        house.Put("1.xml", Encoding.UTF8.GetBytes(Status(Guid.NewGuid(), "Modtaget Digital Post")));
        house.Receipts.SetAside(Assert.Single(house.Receipts.Read(10)));
        Assert.Equal("unknown-id\n", Why("1.xml"));
        Assert.Empty(house.Receipts.Read(10));
    }

    public static readonly TheoryData<string, string> Unreadable = new()
    {
        { "not-xml", "" },
        { "not-xml", "hello" },
        { "not-xml", "<PKO_PostStatus><MessageUUID>" },
        { "not-xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><PKO_PostStatus><MessageUUID>&e;</MessageUUID></PKO_PostStatus>" },
        { "not-xml", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><PKO_PostStatus/>" },
        { "not-xml", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><PKO_PostStatus>&d;</PKO_PostStatus>" },
        { "not-a-receipt", "<Message/>" },
        { "not-a-receipt", "<Haendelsesbesked><Beskeddata/></Haendelsesbesked>" },
        { "not-a-receipt", "<Haendelsesbesked><Beskeddata><Base64>no base64 at all</Base64></Beskeddata></Haendelsesbesked>" },
        { "not-a-receipt", Distributed("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><PKO_PostStatus>&e;</PKO_PostStatus>") },
        { "not-a-receipt", Distributed(Distributed("<PKO_PostStatus/>")) },
        { "no-id", "<PKO_PostStatus/>" },
        { "no-id", "<PKO_PostStatus><MessageUUID>42</MessageUUID></PKO_PostStatus>" },
        { "no-moment", Status(Id, "Fejlet", "yesterday") },
        { "no-moment", Status(Id, "Fejlet", "0001-01-01T00:00:00") },
        { "unknown-status", Status(Id, "Modtaget Fjern-print") },
        { "unknown-status", Status(Id, "") },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_no_receipt_is_set_aside_with_the_reason_and_the_next_is_read(string why, string content)
    {
        house.Put("1.xml", Encoding.UTF8.GetBytes(content));
        house.Put("2.xml", Encoding.UTF8.GetBytes(Status(Id, "Fejlet")));
        Assert.Equal("2.xml", Assert.Single(house.Receipts.Read(1)).File);
        Assert.Equal($"{why}\n", Why("1.xml"));
        Assert.Equal(content, File.ReadAllText(Path.Combine(house.Options.ReceiptFolder!, "unreadable", "1.xml")));
        Assert.Equal(["1.xml", "1.xml.txt"], Names("unreadable"));
    }

    [Fact]
    public void A_huge_file_is_not_read_and_a_deep_or_a_wide_one_takes_no_time()
    {
        house.Put("1.xml", Encoding.UTF8.GetBytes(Status(Id, "Fejlet") + new string(' ', 1024 * 1024)));
        var deep = string.Concat(Enumerable.Repeat("<a>", 140_000)) + string.Concat(Enumerable.Repeat("</a>", 140_000));
        house.Put("2.xml", Encoding.UTF8.GetBytes(deep));
        house.Put("3.xml", Encoding.UTF8.GetBytes(Distributed(deep[..30_000])));
        house.Put("4.xml", Encoding.UTF8.GetBytes($"<a>{string.Concat(Enumerable.Repeat("<a/>", 200_000))}</a>"));
        house.Put("5.xml", Encoding.UTF8.GetBytes($"<a {string.Join(' ', Enumerable.Range(0, 80_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}=''")))}/>"));
        Assert.Empty(house.Receipts.Read(10));
        Assert.Equal(["too-large\n", "not-xml\n", "not-a-receipt\n", "not-a-receipt\n", "not-a-receipt\n"], Enumerable.Range(1, 5).Select(i => Why(string.Create(CultureInfo.InvariantCulture, $"{i}.xml"))));
    }

    [Fact]
    public void A_half_file_is_given_a_minute_to_become_whole()
    {
        var whole = Encoding.UTF8.GetBytes(Status(Id, "Fejlet"));
        house.Put("1.xml", whole[..100], secondsAgo: 30);
        Assert.Empty(house.Receipts.Read(10));
        house.Put("1.xml", whole, secondsAgo: 0);
        Assert.Single(house.Receipts.Read(10));
        house.Put("1.xml", whole[..100], secondsAgo: 30);
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(house.Receipts.Read(10));
        Assert.Equal("not-xml\n", Why("1.xml"));
    }

    [Fact]
    public void Whatever_was_done_to_a_receipt_it_is_read_or_set_aside()
    {
        var whole = Encoding.UTF8.GetBytes(Status(Id, "Fejlet", details: "<FejlDetaljer><FejlKode>7</FejlKode></FejlDetaljer>"));
        var count = 0;
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 30]).Array[1, 4].Sample(cuts =>
        {
            var broken = whole.ToList();
            foreach (var (at, with, gone) in cuts)
            {
                if (at >= broken.Count) continue;
                broken[at] = with;
                broken.RemoveRange(at, Math.Min(gone, broken.Count - at));
            }
            house.Put($"{++count}.xml", [.. broken]);
        }, iter: 300, threads: 1);
        var read = house.Receipts.Read(int.MaxValue).Count;
        Assert.Equal(count, read + (Names("unreadable").Count / 2));
        Assert.InRange(read, 1, count - 1);
    }

    [Fact]
    public void Without_a_folder_in_the_settings_there_is_nothing_and_a_missing_one_is_not_passed_over()
    {
        house.Options.ReceiptFolder = null;
        Assert.Empty(house.Receipts.Read(10));
        house.Options.ReceiptFolder = "/nowhere/receipts";
        Assert.Throws<DirectoryNotFoundException>(() => house.Receipts.Read(10));
    }

    string Why(string name) => File.ReadAllText(Path.Combine(house.Options.ReceiptFolder!, "unreadable", $"{name}.txt"));

    IReadOnlyList<string?> Names(string subfolder) => [.. Directory.EnumerateFiles(Path.Combine(house.Options.ReceiptFolder!, subfolder)).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    public void Dispose() => house.Dispose();
}
