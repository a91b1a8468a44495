// What may go along with a letter: documents that everybody can open, to those who may see all of the case, never by mail.
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.Domain.Dossiers;

public sealed class EnclosingTests
{
    static readonly Party Citizen = new(Guid.CreateVersion7(), "Asta Lyngdal", Cpr: "1203670000");

    static Document File(string type = "pdf", long size = 1000) =>
        new(Guid.CreateVersion7(), $"Lægeattest.{type}", DocumentType.Of(type).MediaType, size, DocumentSource.Citizen, A.Today, A.Today.ToDateTime(default), new("k.roenbo"));

    static Recipient To(RecipientRole role = RecipientRole.Party, Channel channel = Channel.DigitalPost) => new(role, channel);

    static Representation Representative(PowerScope reach) => new(Guid.CreateVersion7(), "Bo Vang", Power: new("Sagen", A.Today, VerifiedBy: new("k.roenbo"), VerifiedOn: A.Today, Reach: reach));

    static EnclosureProblem? Problem(IReadOnlyList<Document> files, Recipient to, LetterKind kind = LetterKind.Answer, IEnumerable<DossierRecord>? more = null, DisclosedContent[]? discloses = null, Party? party = null) =>
        Enclosing.Check([.. files.Select(f => new Enclosure(f.Id, f.Name))], kind, new Dossier([party ?? Citizen, .. files, .. more ?? []]), A.Today, [to], discloses) is Refusal.EnclosureNotPossible no ? no.Problem : null;

    [Theory]
    [InlineData("pdf", null), InlineData("docx", null), InlineData("jpg", null), InlineData("png", null)]
    [InlineData("msg", EnclosureProblem.TypeNotTaken), InlineData("heic", EnclosureProblem.TypeNotTaken), InlineData("xls", EnclosureProblem.TypeNotTaken), InlineData("txt", EnclosureProblem.TypeNotTaken)]
    public void Only_what_everybody_can_open_goes_along(string type, EnclosureProblem? problem)
    {
        Assert.Equal(problem, Problem([File(type)], To()));
        var file = File(type);
        Assert.Equal(problem is null, Enclosing.Possible(new Dossier([Citizen, file])).Contains(file));
    }

    [Theory]
    [InlineData(RecipientRole.Party), InlineData(RecipientRole.Representative), InlineData(RecipientRole.Department)]
    public void Nothing_goes_along_by_mail(RecipientRole role) =>
        Assert.Equal(EnclosureProblem.ByMail, Problem([File()], To(role, Channel.Email), role is RecipientRole.Department ? LetterKind.Hearing : LetterKind.Answer, [Representative(PowerScope.WholeCase)], [DisclosedContent.Documents]));

    [Fact]
    public void To_a_department_it_is_a_disclosure_of_documents()
    {
        Assert.Equal(EnclosureProblem.NotDisclosed, Problem([File()], To(RecipientRole.Department), LetterKind.Hearing, discloses: [DisclosedContent.Matter]));
        Assert.Null(Problem([File()], To(RecipientRole.Department), LetterKind.Hearing, discloses: [DisclosedContent.Matter, DisclosedContent.Documents]));
    }

    [Fact]
    public void What_may_show_a_protected_address_goes_to_the_citizen_alone()
    {
        var hidden = Citizen with { AddressProtectedUntil = A.Today };
        Assert.Null(Problem([File()], To(), party: hidden));
        Assert.Equal(EnclosureProblem.AddressProtected, Problem([File()], To(RecipientRole.Representative), more: [Representative(PowerScope.WholeCase)], party: hidden));
        Assert.Equal(EnclosureProblem.AddressProtected, Problem([File()], To(RecipientRole.Department), LetterKind.Hearing, discloses: [DisclosedContent.Documents], party: hidden));
    }

    [Theory]
    [InlineData(PowerScope.WholeCase, null), InlineData(PowerScope.NamedPoints, EnclosureProblem.PowerTooNarrow), InlineData(PowerScope.Meetings, EnclosureProblem.PowerTooNarrow)]
    public void A_narrow_power_reaches_no_documents(PowerScope reach, EnclosureProblem? problem) =>
        Assert.Equal(problem, Problem([File()], To(RecipientRole.Representative), more: [Representative(reach)]));

    [Fact]
    public void The_copy_of_one_recipient_is_for_nobody_else()
    {
        var file = File("docx");
        var letter = new Letter(Guid.CreateVersion7(), LetterKind.Answer, "da", "Svar", "Et svar.", default, new("k.roenbo"), Copies: [new(Guid.NewGuid(), To(), null, file.Id)]);
        Assert.Equal(EnclosureProblem.OfALetter, Problem([file], To(), more: [letter]));
    }

    [Fact]
    public void There_is_an_end_to_number_and_size_and_what_is_gone_is_not_sent()
    {
        Assert.Null(Problem([.. Enumerable.Range(0, Enclosing.Most).Select(_ => File())], To()));
        Assert.Equal(EnclosureProblem.TooMany, Problem([.. Enumerable.Range(0, Enclosing.Most + 1).Select(_ => File())], To()));
        const long Half = Enclosing.MostMegabytes * 1024L * 1024 / 2;
        Assert.Null(Problem([File(size: Half), File(size: Half)], To()));
        Assert.Equal(EnclosureProblem.TooLarge, Problem([File(size: Half), File(size: Half + 1)], To()));
        Assert.IsType<Refusal.EnclosureNotPossible>(Enclosing.Check([new(Guid.NewGuid(), "Væk.pdf")], LetterKind.Answer, new Dossier([Citizen]), A.Today, [To()], null));
        Assert.Null(Enclosing.Check([], LetterKind.Answer, new Dossier([Citizen]), A.Today, [To(channel: Channel.Email)], null));
    }
}
