// Which cases were erased: kept with the keys, so that a restored backup does not bring them back.
using System.Globalization;

namespace Ombud.App.Protection;

/// <param name="Case">The key of the case's number.</param>
public readonly record struct LedgerEntry(long Case, DateOnly On);

/// <summary>Each line carries a signature: nobody without the keys can have a case erased by writing one. A line that was taken out whole is missed by the database, which writes it anew.</summary>
public sealed class ErasureLedger(KeyedChain chain, ProtectionOptions options)
{
    public const string FileName = "erasures.ledger";
    const char Between = ';';

    public void Add(LedgerEntry entry)
    {
        var note = Note(entry.Case, entry.On);
        PrivateFolder.AppendLine(File, $"{note}{Between}{chain.Sign(note)}");
    }

    /// <exception cref="SettingsException">A line is not what was written.</exception>
    public IReadOnlyList<LedgerEntry> Read() =>
        System.IO.File.Exists(File) ? [.. System.IO.File.ReadLines(File).Where(line => line.Length > 0).Select(Parse)] : [];

    LedgerEntry Parse(string line)
    {
        var parts = line.Split(Between);
        if (parts.Length == 3 && chain.Sign($"{parts[0]}{Between}{parts[1]}") == parts[2])
            return new(long.Parse(parts[0], CultureInfo.InvariantCulture), DateOnly.Parse(parts[1], CultureInfo.InvariantCulture));
        throw new SettingsException($"A line of {FileName} in Protection:KeyFolder is not what was written. Look for a whole copy of it before a backup is put back.");
    }

    static string Note(long number, DateOnly on) => string.Create(CultureInfo.InvariantCulture, $"{number}{Between}{on:yyyy-MM-dd}");

    string File => Path.Combine(options.KeyFolder!, FileName);
}
