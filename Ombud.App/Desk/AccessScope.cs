// What an answer to a request for access would contain, for the adviser to look through before it is made.
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

/// <param name="HasCpr">False: other cases of the same person cannot be told for certain.</param>
/// <param name="ShutOut">How many more there are that a conflict of interest shuts the adviser out of: their numbers are not told.</param>
/// <param name="Unplaced">Messages from the person that came in and are on no case: they are in no answer until they are.</param>
/// <param name="NotOpened">Cases found by the number that could not be opened, so that nobody knows whose they are.</param>
public sealed record AccessScope(IReadOnlyList<ScopedCase> Cases, bool HasCpr, IReadOnlyList<CaseNumber> NotOpened, int ShutOut, int Unplaced);

/// <param name="Version">Of what is shown; that an answer was made is no change of it.</param>
public sealed record ScopedCase(CaseNumber Number, int Version, IReadOnlyList<ScopedItem> Items);

/// <summary>A case as it was shown.</summary>
public sealed record SeenCase(CaseNumber Number, int Version);

/// <summary>A note, or a document by its name, as it will stand in the answer.</summary>
/// <param name="Kind">Null: a document.</param>
/// <param name="IsMasked">Another CPR number, or what is known of who speaks for the citizen or comes along, was taken out of the text.</param>
public sealed record ScopedItem(Guid Id, NoteKind? Kind, DateTimeOffset At, string Text, bool IsMasked)
{
    public override string ToString() => nameof(ScopedItem);
}

/// <summary>The adviser's choice.</summary>
/// <param name="Seen">Every note and document that was shown.</param>
/// <param name="LeftOut">Those of them that are left out for the sake of others [GDPR art. 15(4)].</param>
/// <param name="Cases">Every case that was shown: who is masked in it may have changed since.</param>
public sealed record AccessChoice(
    DateOnly RequestedOn, bool Extended, IReadOnlyList<Guid> Seen, IReadOnlyList<Guid> LeftOut, IReadOnlyList<SeenCase>? Cases = null);
