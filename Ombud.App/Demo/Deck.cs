// Chance that keeps its promises: shares that come out exactly, and picks that are the same for the same seed.
namespace Ombud.App.Demo;

/// <summary>Deals values in the given numbers, shuffled, and starts over: every share holds however few are dealt.</summary>
sealed class Deck<T>(Random random, params IEnumerable<(T Value, int Count)> cards)
{
    readonly T[] all = [.. cards.SelectMany(c => Enumerable.Repeat(c.Value, c.Count))];
    int next;

    public T Deal()
    {
        if (next == 0) random.Shuffle(all);
        var dealt = all[next];
        next = (next + 1) % all.Length;
        return dealt;
    }
}

static class Picking
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>True in so many of a hundred cases.</summary>
    public static bool Chance(this Random random, int percent) => random.Next(100) < percent;

    /// <summary>An id that grows with time as those of the app do, and is the same for the same seed.</summary>
    public static Guid Id(this Random random, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        Span<byte> time = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(time, at.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
