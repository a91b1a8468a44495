// A sealed piece opens with its key at its place, and in no other way.
using System.Text;
using CsCheck;
using Ombud.App.Protection;

namespace Ombud.Tests.App.Protection;

public sealed class SealTests
{
    static readonly byte[] Key = Seal.NewKey();
    static readonly Place Here = new("DossierRecords.Note", "0199a1", 20260000042);

    [Fact]
    public void What_was_closed_opens_again() => Gen.Byte.Array[0, 2_000].Sample(content =>
        Seal.TryOpen(Key, Seal.Close(Key, content, Here), Here)!.AsSpan().SequenceEqual(content));

    [Fact]
    public void Nothing_opens_at_another_place_or_with_another_key()
    {
        var closed = Seal.Close(Key, "Asta Lyngdal"u8, Here);
        Assert.Null(Seal.TryOpen(Seal.NewKey(), closed, Here));
        Assert.Null(Seal.TryOpen(Key, closed, Here with { Table = "DossierRecords.Party" }));
        Assert.Null(Seal.TryOpen(Key, closed, Here with { Row = "0199a2" }));
        Assert.Null(Seal.TryOpen(Key, closed, Here with { Case = 20260000043 }));
    }

    [Fact]
    public void Every_changed_bit_and_every_cut_is_noticed()
    {
        var closed = Seal.Close(Key, "Asta Lyngdal"u8, Here);
        for (var bit = 0; bit < closed.Length * 8; bit++)
        {
            var changed = closed.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Seal.TryOpen(Key, changed, Here));
        }
        for (var length = 0; length < closed.Length; length++) Assert.Null(Seal.TryOpen(Key, closed.AsSpan(0, length), Here));
        Assert.Null(Seal.TryOpen(Key, [.. closed, .. new byte[32]], Here));
    }

    [Fact]
    public void Short_values_are_of_one_size_and_never_twice_the_same()
    {
        Assert.Equal(Seal.Close(Key, "Bo"u8, Here).Length, Seal.Close(Key, "Anne-Margrethe Lyngdal"u8, Here).Length);
        Assert.NotEqual(Seal.Close(Key, "Bo"u8, Here), Seal.Close(Key, "Bo"u8, Here));
        Assert.Equal(-1, Seal.Close(Key, "Anne-Margrethe"u8, Here).AsSpan().IndexOf(Encoding.UTF8.GetBytes("Margrethe")));
    }
}
