// What nodes tell each other, in few words: the number of a case and where its history stands, never what it says.
using System.Globalization;
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

/// <summary>One line each: "case;20260000042;1234;k.roenbo;content", "office", "reminders", "registers", "incoming".</summary>
static class NodeNews
{
    public const string Office = "office", Reminders = "reminders", Registers = "registers", Incoming = "incoming";
    const string Case = "case", Facts = "facts", Content = "content";

    public static string Of(CaseChanged changed) =>
        string.Create(CultureInfo.InvariantCulture, $"{Case};{changed.Number.Key};{changed.Position};{changed.By.Value};{(changed.HasContent ? Content : Facts)}");

    /// <summary>Null: not about a case.</summary>
    public static CaseChanged? Read(string line) =>
        line.Split(';') is [Case, var key, var position, var by, var what]
            ? new(CaseNumber.FromKey(long.Parse(key, CultureInfo.InvariantCulture)), long.Parse(position, CultureInfo.InvariantCulture), new(by), what is not Facts)
            : null;
}
