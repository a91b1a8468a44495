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
