// Seals what the data protection officer writes about a look: it is about a colleague, and belongs to no case.
using System.Globalization;
using System.Text;
using Ombud.App.Localisation;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

public sealed class Remarks(EpochKeys epochs, TimeProvider clock)
{
    public (int Epoch, byte[] Closed) Close(string text, string node, long sequence)
    {
        var epoch = EpochKeys.EpochOf(clock.DanishToday);
        return (epoch, Seal.Close(KeyOf(epochs.GetOrMake(epoch)), Encoding.UTF8.GetBytes(text), PlaceOf(node, sequence)));
    }

    /// <summary>Null: it does not open.</summary>
    public string? Open(byte[] closed, int epoch, string node, long sequence) =>
        epochs.Find(epoch) is { } key && Seal.TryOpen(KeyOf(key), closed, PlaceOf(node, sequence)) is { } text ? Encoding.UTF8.GetString(text) : null;

    static byte[] KeyOf(byte[] epochKey) => EpochKeys.Derive(epochKey, "access-reviews");

    static Place PlaceOf(string node, long sequence) => new("AccessReviews", string.Create(CultureInfo.InvariantCulture, $"{node}|{sequence}"), 0);
}
