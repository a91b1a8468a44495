// How a case's number is written, read and sorted.
using CsCheck;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Domain.Cases;

public sealed class CaseNumberTests
{
    static readonly Gen<CaseNumber> GenNumber = Gen.Select(Gen.Int[2000, 2999], Gen.Int[1, 9_999_999]).Select(x => new CaseNumber(x.Item1, x.Item2));

    [Theory]
    [InlineData(2026, 42, "2026-00042"), InlineData(2026, 123456, "2026-123456")]
    public void It_has_at_least_five_digits(int year, int running, string text) => Assert.Equal(text, new CaseNumber(year, running).ToString());

    [Theory]
    [InlineData("2026-42"), InlineData(" 2026-00042 ")]
    public void It_is_read_as_people_write_it(string text)
    {
        Assert.True(CaseNumber.TryParse(text, out var number));
        Assert.Equal(new CaseNumber(2026, 42), number);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("2026"), InlineData("2026-"), InlineData("2026-0"), InlineData("26-1")]
    [InlineData("2026-1-1"), InlineData("2026-12345678"), InlineData("2026--5"), InlineData("2026-٣"), InlineData("0001-1"), InlineData("2026-+1")]
    public void Anything_else_is_refused(string? text) => Assert.False(CaseNumber.TryParse(text, out _));

    [Fact]
    public void Text_and_key_give_the_number_back() => GenNumber.Sample(number =>
        CaseNumber.TryParse(number.ToString(), out var read) && read == number && CaseNumber.FromKey(number.Key) == number);

    [Fact]
    public void Keys_sort_by_year_and_number() => Gen.Select(GenNumber, GenNumber).Sample((a, b) =>
        a.Key.CompareTo(b.Key) == (a.Year, a.Running).CompareTo((b.Year, b.Running)));
}
