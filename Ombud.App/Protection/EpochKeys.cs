// A key a month, that wraps the keys of the cases made in that month. It stands in the key folder, never in the database.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ombud.App.Protection;

/// <summary>Destroy an epoch key, and whatever it wrapped is unreadable everywhere, in old backups too.</summary>
public sealed class EpochKeys(KeyFiles files)
{
    const string Prefix = "epoch-";

    /// <summary>Year and month as one number: 202611.</summary>
    public static int EpochOf(DateOnly day) => (day.Year * 100) + day.Month;

    public byte[] GetOrMake(int epoch) => files.GetOrMake(NameOf(epoch));

    /// <summary>Null: the key was destroyed, or never was.</summary>
    public byte[]? Find(int epoch) => files.Find(NameOf(epoch));

    /// <summary>The months of which a key is there, the oldest first.</summary>
    public IReadOnlyList<int> Existing =>
        [.. files.Names.Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => int.Parse(n[Prefix.Length..], CultureInfo.InvariantCulture))];

    /// <summary>Since when nothing in the database needs it. Null: something does, or nobody has looked.</summary>
    public DateOnly? RetiredOn(int epoch) => files.RetiredOn(NameOf(epoch));

    public void Retire(int epoch, DateOnly on) => files.Retire(NameOf(epoch), on);

    /// <summary>For good: with it goes its escrow.</summary>
    public void Destroy(int epoch) => files.Destroy(NameOf(epoch));

    /// <summary>For content that belongs to no case, such as drafts.</summary>
    public static byte[] Derive(byte[] epochKey, string use) =>
        HKDF.Expand(HashAlgorithmName.SHA256, epochKey, KeyFiles.KeyBytes, Encoding.UTF8.GetBytes(use));

    static string NameOf(int epoch) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{epoch}");
}
