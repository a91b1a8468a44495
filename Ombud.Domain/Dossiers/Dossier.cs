// Everything about a case that names or describes a person. It leaves memory only through the vault.
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

/// <summary>The content of one case. Notes are append-only; party and representation are replaced as a whole.</summary>
public sealed class Dossier
{
    readonly List<Note> notes;
    readonly List<DossierRecord> fresh = [];
    readonly HashSet<Guid> opened;

    public Dossier(IEnumerable<DossierRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var all = records.ToList();
        opened = [.. all.Select(r => r.Id)];
        Party = all.OfType<Party>().SingleOrDefault() ?? new Party(Guid.CreateVersion7());
        Representation = all.OfType<Representation>().SingleOrDefault();
        notes = [.. all.OfType<Note>().OrderBy(n => n.At).ThenBy(n => n.Id)];
    }

    public static Dossier Empty() => new([]);

    public Party Party { get; private set; }
    public Representation? Representation { get; private set; }
    public IReadOnlyList<Note> Notes => notes;

    /// <summary>The records that are new or changed since the dossier was opened.</summary>
    public IReadOnlyList<DossierRecord> Fresh => fresh;

    /// <summary>False: the record stood in the dossier when it was opened, and was changed since.</summary>
    public bool IsNew(DossierRecord record) => !opened.Contains((record ?? throw new ArgumentNullException(nameof(record))).Id);

    /// <summary>What a board card warns of, as far as it follows from the content.</summary>
    public CaseFlags FlagsOn(DateOnly today) =>
        (Representation is null ? CaseFlags.None : CaseFlags.Represented)
        | (Representation is { } r && !r.HasPowerOn(today) ? CaseFlags.PowerOfAttorneyMissing : CaseFlags.None)
        | (Party.ObjectedOn is null ? CaseFlags.None : CaseFlags.Objection)
        | (Party.AddressProtectedUntil >= today ? CaseFlags.AddressProtection : CaseFlags.None);

    public void SetParty(Party party) => Party = Keep(party with { Id = Party.Id });

    public void SetRepresentation(Representation representation) =>
        Representation = Keep(representation with { Id = Representation?.Id ?? representation.Id });

    /// <summary>Adds a note. Notes are never changed: a correction names the note that it corrects.</summary>
    public Note AddNote(Note note)
    {
        notes.Add(Keep(note));
        return note;
    }

    T Keep<T>(T record) where T : DossierRecord
    {
        fresh.RemoveAll(r => r.Id == record.Id);
        fresh.Add(record);
        return record;
    }
}
