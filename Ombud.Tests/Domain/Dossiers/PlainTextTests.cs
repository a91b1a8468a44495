// Text that is typed or pasted is kept as it was meant, without what nobody can see.
using CsCheck;
using Ombud.Domain.Dossiers;

namespace Ombud.Tests.Domain.Dossiers;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("  Rødgrød med fløde  ", "Rødgrød med fløde")]
    [InlineData("a\u0000b\u001bc", "abc")]
    [InlineData("abc\u202Ecba", "abccba")]
    [InlineData("A\u030A", "Å")]
    [InlineData("to\nlinjer", "to linjer")]
    [InlineData("\u200F \u2066", null)]
    [InlineData("x\uD800y", "xy")]
    public void What_cannot_be_seen_is_dropped(string typed, string? kept) => Assert.Equal(kept, PlainText.Clean(typed));

    [Fact]
    public void Long_text_keeps_its_lines() => Assert.Equal("en\nto", PlainText.Clean("en\r\nto", multiline: true));

    [Fact]
    public void Cleaning_twice_changes_nothing_more() => Gen.String.Sample(typed =>
        PlainText.Clean(PlainText.Clean(typed, true), true) == PlainText.Clean(typed, true));
}
