// What an answer to a request for access would contain, for the adviser to look through before it is made.
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <param name="HasCpr">False: other cases of the same person cannot be told for certain.</param>
/// <param name="NotOpened">Cases found by the number that could not be opened, so that nobody knows whose they are.</param>
public sealed record AccessScope(IReadOnlyList<ScopedCase> Cases, bool HasCpr, IReadOnlyList<CaseNumber> NotOpened);

public sealed record ScopedCase(CaseNumber Number, IReadOnlyList<ScopedItem> Items);

/// <summary>A note, or a document by its name.</summary>
/// <param name="Kind">Null: a document.</param>
/// <param name="NamesOthers">Holds another CPR number, or the name, phone or mail of who speaks for the citizen: not kept unless the adviser says so.</param>
public sealed record ScopedItem(Guid Id, NoteKind? Kind, DateTimeOffset At, string Text, bool NamesOthers)
{
    public override string ToString() => nameof(ScopedItem);
}

/// <summary>The adviser's choice.</summary>
/// <param name="Seen">Every note and document that was shown.</param>
/// <param name="LeftOut">Those of them that are left out for the sake of others [GDPR art. 15(4)].</param>
public sealed record AccessChoice(DateOnly RequestedOn, bool Extended, IReadOnlyList<Guid> Seen, IReadOnlyList<Guid> LeftOut);

static class OtherPersons
{
    const int PhoneDigits = 8;

    /// <summary>Is somebody else in the text, as far as a machine can tell? People's names in general it cannot.</summary>
    public static bool AreNamedIn(string text, Dossier dossier)
    {
        if (CprNumber.FindIn(text).Any(found => Digits(text[found]) != dossier.Party.Cpr)) return true;
        return dossier.Representation is { } other
            && (Holds(other.Name) || Holds(other.Email) || (Digits(other.Phone) is { Length: >= PhoneDigits } phone && Digits(text).Contains(phone[^PhoneDigits..], StringComparison.Ordinal)));

        bool Holds(string? part) => !string.IsNullOrWhiteSpace(part) && text.Contains(part.Trim(), StringComparison.CurrentCultureIgnoreCase);
    }

    static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));
}
