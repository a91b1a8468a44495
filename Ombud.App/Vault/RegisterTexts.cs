// Seals the texts of the office's registers: who asked, what about, and every reason. They belong to no case.
using System.Globalization;
using System.Text;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.App.Protection;
using Ombud.Domain.Cases;
using Ombud.Domain.Registers;

namespace Ombud.App.Vault;

public sealed class RegisterTexts(EpochKeys epochs, TimeProvider clock)
{
    /// <summary>A new text of an entry, sealed with this month's key.</summary>
    internal RegisterTextRow Close(RegisterNumber entry, int number, RegisterTextKind kind, string text, StaffId by)
    {
        var row = new RegisterTextRow
        {
            Register = entry.Register, EntryId = entry.Key, Number = number, Kind = kind, By = by.Value, At = clock.GetUtcNow(), Content = [],
        };
        Close(row, text);
        return row;
    }

    /// <summary>Null: it does not open.</summary>
    internal string? Open(RegisterTextRow row) =>
        epochs.Find(row.Epoch) is { } key && Seal.TryOpen(KeyOf(key), row.Content, PlaceOf(row)) is { } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>Seals it anew with this month's key. False: it does not open, and stays as it is.</summary>
    internal bool Move(RegisterTextRow row)
    {
        if (Open(row) is not { } text) return false;
        Close(row, text);
        return true;
    }

    void Close(RegisterTextRow row, string text)
    {
        row.Epoch = EpochKeys.EpochOf(clock.DanishToday);
        row.Content = Seal.Close(KeyOf(epochs.GetOrMake(row.Epoch)), Encoding.UTF8.GetBytes(text), PlaceOf(row));
    }

    static byte[] KeyOf(byte[] epochKey) => EpochKeys.Derive(epochKey, "registers");

    static Place PlaceOf(RegisterTextRow row) =>
        new("RegisterTexts", string.Create(CultureInfo.InvariantCulture, $"{(int)row.Register}|{row.EntryId}|{row.Number}|{(int)row.Kind}"), 0);
}
