// The department's own case numbers: read as people type them, the same however they are written.
using Ombud.Domain;
using Ombud.Domain.Dossiers;

namespace Ombud.Tests.Domain.Dossiers;

public sealed class ReferencesTests
{
    [Theory]
    [InlineData("24/01234", "24/01234")]
    [InlineData(" 24/01234 ,  SAG-2026-77 ;27.30.04-K02-12", "24/01234|SAG-2026-77|27.30.04-K02-12")]
    [InlineData("24/01234\n24-01234, 24 01234", "24/01234")]
    [InlineData(" , ; ", "")]
    [InlineData(null, "")]
    public void Several_numbers_are_read_each_once(string? typed, string expected) => Assert.Equal(expected, string.Join('|', References.Read(typed)));

    [Theory]
    [InlineData("sag-2026/77")]
    [InlineData("SAG 2026 77")]
    [InlineData("Sag2026.77")]
    public void Case_spaces_and_signs_make_no_difference(string written) => Assert.Equal("SAG202677", References.Plain(written));

    [Theory]
    [InlineData("0101900000"), InlineData("010190-0000"), InlineData("010190 0000"), InlineData("010190\u20130000"), InlineData("SAG-010190-0000"), InlineData("A0101900000/24"), InlineData("610190-0000")]
    public void A_number_that_holds_a_CPR_number_is_no_case_number_and_is_not_kept(string written)
    {
        var dossier = Dossier.Empty();
        Assert.Equal(new("references", Problem.HoldsCpr), Assert.Single(Assert.IsType<Refusal.InvalidInput>(dossier.SetReferences(["24/1", written])).Problems));
        Assert.Empty(dossier.Fresh);
    }

    [Theory]
    [InlineData("24/01234"), InlineData("27.03.04-1234"), InlineData("27.03.04-K02-12-26"), InlineData("3201900000"), InlineData("01019000001"), InlineData("2026-0101900")]
    public void Other_numbers_are_kept(string written) => Assert.Null(Dossier.Empty().SetReferences([written]));

    [Fact]
    public void A_dossier_keeps_one_record_of_them_and_does_not_write_over_what_it_cannot_read()
    {
        var dossier = Dossier.Empty();
        Assert.Null(dossier.SetReferences(["24/1"]));
        Assert.Null(dossier.SetReferences(["24/2", "24/3"]));
        Assert.Equal(["24/2", "24/3"], Assert.IsType<References>(Assert.Single(dossier.Fresh)).Numbers);
        Assert.IsType<Refusal.ContentUnreadable>(new Dossier([], [RecordKind.References]).SetReferences(["24/1"]));
    }
}
