// CPR numbers: what is read, what is refused, what is shown. All numbers are invented or national test numbers.
using CsCheck;
using Ombud.Domain.Dossiers;

namespace Ombud.Tests.Domain.Dossiers;

public sealed class CprNumberTests
{
    [Theory]
    [InlineData("0707614285")]
    [InlineData("070761-4285")]
    [InlineData("070761 4285")]
    [InlineData("  070761-4285\t")]
    [InlineData("\u00A00707614285\n")]
    public void Hyphen_one_space_or_nothing_are_read_with_blanks_around(string text)
    {
        Assert.True(CprNumber.TryParse(text, out var number));
        Assert.Equal("0707614285", number.Reveal());
        Assert.Equal(new DateOnly(1961, 7, 7), number.BirthDate);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("070761")]
    [InlineData("070761-428")]
    [InlineData("070761-42855")]
    [InlineData("070761--4285")]
    [InlineData("070761  4285")]
    [InlineData("070761 -4285")]
    [InlineData("07 0761 4285")]
    [InlineData("0707-614285")]
    [InlineData("070761–4285")]
    [InlineData("070761-A285")] // an identifier with letters is no CPR number
    [InlineData("٠٧٠٧٦١٤٢٨٥")] // digits, but not 0-9
    [InlineData("０７０７６１４２８５")]
    [InlineData("0007614285")]
    [InlineData("3207614285")]
    [InlineData("6007614285")]
    [InlineData("9207614285")]
    [InlineData("9102614285")]
    [InlineData("0700614285")]
    [InlineData("0713614285")]
    [InlineData("3006614285x")]
    [InlineData("3104614285")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(CprNumber.TryParse(text, out var number));
        Assert.Equal(default, number);
    }

    [Theory]
    [InlineData("010199", '0', 1999)]
    [InlineData("010100", '3', 1900)]
    [InlineData("010136", '4', 2036)]
    [InlineData("010137", '4', 1937)]
    [InlineData("010136", '9', 2036)]
    [InlineData("010137", '9', 1937)]
    [InlineData("010157", '5', 2057)]
    [InlineData("010158", '5', 1858)]
    [InlineData("010157", '8', 2057)]
    [InlineData("010158", '8', 1858)]
    [InlineData("010199", '8', 1899)]
    [InlineData("010100", '6', 2000)]
    public void The_seventh_digit_tells_the_century(string date, char seventh, int year)
    {
        Assert.True(CprNumber.TryParse($"{date}-{seventh}001", out var number));
        Assert.Equal(new DateOnly(year, 1, 1), number.BirthDate);
    }

    [Theory]
    [InlineData("290200-0001", false)] // 1900 was no leap year
    [InlineData("290200-3001", false)]
    [InlineData("290200-4001", true)] // 2000 was
    [InlineData("290200-9001", true)]
    [InlineData("290200-5001", true)]
    [InlineData("290204-0001", true)]
    [InlineData("290203-0001", false)]
    [InlineData("890200-4001", true)] // the same day as erstatningspersonnummer
    [InlineData("890200-0001", false)]
    public void A_leap_day_must_exist_in_its_century(string text, bool exists) => Assert.Equal(exists, CprNumber.TryParse(text, out _));

    [Theory]
    [InlineData("610190-4001", 1)]
    [InlineData("910190-4001", 31)]
    public void An_erstatningspersonnummer_shows_the_real_birth_date_and_no_hint(string text, int day)
    {
        Assert.True(CprNumber.TryParse(text, out var number));
        Assert.True(number.IsSubstitute);
        Assert.Equal(new DateOnly(1990, 1, day), number.BirthDate);
        Assert.False(number.MayBeMistyped);
    }

    [Fact]
    public void A_number_that_fails_modulus_11_is_accepted_with_a_hint()
    {
        Assert.True(CprNumber.TryParse("070761-4285", out var passes));
        Assert.True(CprNumber.TryParse("070761-4286", out var fails));
        Assert.Equal((true, false), (passes.PassesModulus11, passes.MayBeMistyped));
        Assert.Equal((false, true), (fails.PassesModulus11, fails.MayBeMistyped));
        Assert.False(fails.IsSubstitute);
    }

    [Fact]
    public void Modulus_11_notices_one_wrong_digit() =>
        Gen.Select(Gen.Int[6, 9], Gen.Int[1, 9]).Sample((at, add) =>
        {
            var digits = "0707614285".ToCharArray();
            digits[at] = (char)('0' + ((digits[at] - '0' + add) % 10));
            Assert.True(!CprNumber.TryParse(new(digits), out var number) || !number.PassesModulus11);
        });

    [Fact]
    public void Text_shows_the_birth_date_and_hides_the_rest()
    {
        Assert.True(CprNumber.TryParse("0707614285", out var number));
        Assert.Equal("070761-XXXX", number.ToString());
        Assert.Equal("070761-XXXX", $"{number}");
        Assert.DoesNotContain("4285", System.Text.Json.JsonSerializer.Serialize(number));
    }

    [Fact]
    public void The_same_digits_are_the_same_number_however_they_were_written()
    {
        Assert.True(CprNumber.TryParse("0707614285", out var one));
        Assert.True(CprNumber.TryParse("070761 4285", out var other));
        Assert.Equal(one, other);
    }

    [Fact]
    public void No_number_shows_nothing_and_reveals_nothing()
    {
        Assert.Equal("", default(CprNumber).ToString());
        Assert.Throws<InvalidOperationException>(() => default(CprNumber).Reveal());
        Assert.False(default(CprNumber).IsSubstitute || default(CprNumber).PassesModulus11 || default(CprNumber).MayBeMistyped);
    }

    [Fact]
    public void Any_text_is_read_or_refused_without_an_error() =>
        Gen.String.Sample(text => Assert.Equal(CprNumber.TryParse(text, out var number), number != default));

    [Theory]
    [InlineData("Borgeren 070761-4285 ringede", "070761-4285")]
    [InlineData("cpr:0707614285.", "0707614285")]
    [InlineData("070761 4285", "070761 4285")]
    [InlineData("(070761 - 4285)", "070761 - 4285")]
    [InlineData("070761–4285", "070761–4285")]
    [InlineData("07.07.61-4285", "07.07.61-4285")]
    [InlineData("610190-4001,", "610190-4001")]
    public void A_number_typed_in_free_text_is_noticed(string text, string found) =>
        Assert.Equal([found], CprNumber.FindIn(text).Select(range => text[range]));

    [Fact]
    public void Several_numbers_are_all_noticed() =>
        Assert.Equal(2, CprNumber.FindIn("Mor 070761-4285 og barn 010115-4001").Count);

    [Theory]
    [InlineData("Ring på 20123456")]
    [InlineData("20 12 34 56")]
    [InlineData("+45 20 12 34 56 eller +4512126112")]
    [InlineData("+2012125555")] // a country code that reads as a date
    [InlineData("4520123456")]
    [InlineData("004512126112")]
    [InlineData("EAN 5790001234567")]
    [InlineData("Sag 2026-00042, brev af 12.11.2026 kl. 09.41")]
    [InlineData("320761-4285")]
    [InlineData("12.11.26 0930")]
    [InlineData("070761 42855")]
    [InlineData("")]
    public void Phones_and_other_numbers_raise_no_alarm(string text) => Assert.Empty(CprNumber.FindIn(text));
}
