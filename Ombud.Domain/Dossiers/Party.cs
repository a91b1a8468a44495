// The records of a dossier: who the case is about, who speaks for them, and what was written.
using System.Text.Json.Serialization;
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

/// <summary>One piece of content, sealed and stored by itself. The id is made by the app.</summary>
[JsonDerivedType(typeof(Party), "party")]
[JsonDerivedType(typeof(Representation), "representation")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Document), "document")]
[JsonDerivedType(typeof(Companion), "companion")]
[JsonDerivedType(typeof(References), "references")]
[JsonDerivedType(typeof(Letter), "letter")]
public abstract record DossierRecord(Guid Id)
{
    [JsonIgnore]
    public RecordKind RecordKind => this switch
    {
        Party => RecordKind.Party,
        Representation => RecordKind.Representation,
        Document => RecordKind.Document,
        Companion => RecordKind.Companion,
        References => RecordKind.References,
        Letter => RecordKind.Letter,
        _ => RecordKind.Note,
    };
}

public enum RecordKind { Party, Representation, Note, Document, Companion, References, Letter }

/// <summary>The citizen. Everything may be missing: a caller can stay anonymous.</summary>
/// <param name="Cpr">Ten digits, checked before they come here; shown masked.</param>
/// <param name="ObjectedOn">The citizen has expressly said no to giving the administration what it needs.</param>
/// <param name="ObjectedThrough">How they said it. What blocks a disclosure is the case's own fact, <see cref="Case.Objection"/>.</param>
/// <param name="AddressProtectedUntil">Name and address protection lapses after a year [CPR-loven § 28].</param>
public sealed record Party(
    Guid Id, string? Name = null, string? Phone = null, string? Email = null, string? Address = null, string? Cpr = null,
    bool Anonymous = false, DateOnly? ObjectedOn = null, DateOnly? AddressProtectedUntil = null,
    Channel? ObjectedThrough = null) : DossierRecord(Id)
{
    public bool HasProtectedAddressOn(DateOnly day) => AddressProtectedUntil >= day;
    public override string ToString() => nameof(Party);
}

/// <param name="At">UTC.</param>
/// <param name="Point">The point that the note is about, if one.</param>
/// <param name="Corrects">The note that this one corrects.</param>
public sealed record Note(
    Guid Id, NoteKind Kind, string Text, DateTimeOffset At, StaffId By, int? Point = null, Guid? Corrects = null) : DossierRecord(Id)
{
    public override string ToString() => nameof(Note);
}
