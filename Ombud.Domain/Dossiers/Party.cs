// The records of a dossier: who the case is about, who speaks for them, and what was written.
using System.Text.Json.Serialization;
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

/// <summary>One piece of content, sealed and stored by itself. The id is made by the app.</summary>
[JsonDerivedType(typeof(Party), "party")]
[JsonDerivedType(typeof(Representation), "representation")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Document), "document")]
[JsonDerivedType(typeof(References), "references")]
public abstract record DossierRecord(Guid Id)
{
    [JsonIgnore]
    public RecordKind RecordKind => this switch
    {
        Party => RecordKind.Party,
        Representation => RecordKind.Representation,
        Document => RecordKind.Document,
        References => RecordKind.References,
        _ => RecordKind.Note,
    };
}

public enum RecordKind { Party, Representation, Note, Document, References }

/// <summary>The citizen. Everything may be missing: a caller can stay anonymous.</summary>
/// <param name="Cpr">Ten digits, checked before they come here; shown masked.</param>
/// <param name="ObjectedOn">The citizen has expressly said no to giving the administration what it needs.</param>
/// <param name="AddressProtectedUntil">Name and address protection lapses after a year [CPR-loven § 28].</param>
public sealed record Party(
    Guid Id, string? Name = null, string? Phone = null, string? Email = null, string? Address = null, string? Cpr = null,
    bool Anonymous = false, DateOnly? ObjectedOn = null, DateOnly? AddressProtectedUntil = null) : DossierRecord(Id)
{
    public override string ToString() => nameof(Party);
}

/// <summary>Somebody who speaks for the citizen; letters go to them only with a power of attorney [forvaltningsloven § 8].</summary>
public sealed record Representation(
    Guid Id, string Name, string? Phone = null, string? Email = null, PowerOfAttorney? Power = null) : DossierRecord(Id)
{
    public bool HasPowerOn(DateOnly day) => Power is { } power && power.CoversOn(day);
    public override string ToString() => nameof(Representation);
}

/// <summary>Both ends included. It never carries over to another case.</summary>
public sealed record PowerOfAttorney(string Scope, DateOnly From, DateOnly? To = null, DateOnly? RevokedOn = null)
{
    public bool CoversOn(DateOnly day) => day >= From && (To is null || day <= To) && (RevokedOn is null || day < RevokedOn);
    public override string ToString() => nameof(PowerOfAttorney);
}

/// <param name="At">UTC.</param>
/// <param name="Point">The point that the note is about, if one.</param>
/// <param name="Corrects">The note that this one corrects.</param>
public sealed record Note(
    Guid Id, NoteKind Kind, string Text, DateTimeOffset At, StaffId By, int? Point = null, Guid? Corrects = null) : DossierRecord(Id)
{
    public override string ToString() => nameof(Note);
}
