// Everything about a case that names or describes a person. It leaves memory only through the vault.
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

/// <summary>The content of one case. Notes are append-only; party and representation are replaced as a whole.</summary>
public sealed class Dossier
{
    readonly List<Note> notes;
    readonly List<Document> documents;
    readonly List<Letter> letters;
    readonly List<DossierRecord> fresh = [];
    readonly List<Guid> removed = [];
    readonly HashSet<Guid> opened;

    /// <param name="unreadable">The records that are there but could not be opened.</param>
    public Dossier(IEnumerable<DossierRecord> records, IReadOnlyList<RecordKind>? unreadable = null)
    {
        Unreadable = unreadable ?? [];
        ArgumentNullException.ThrowIfNull(records);
        var all = records.ToList();
        opened = [.. all.Select(r => r.Id)];
        Party = all.OfType<Party>().SingleOrDefault() ?? new Party(Guid.CreateVersion7());
        Representation = all.OfType<Representation>().SingleOrDefault();
        Companion = all.OfType<Companion>().SingleOrDefault();
        References = all.OfType<References>().SingleOrDefault();
        notes = [.. all.OfType<Note>().OrderBy(n => n.At).ThenBy(n => n.Id)];
        documents = [.. all.OfType<Document>().OrderBy(d => d.At).ThenBy(d => d.Id)];
        letters = [.. all.OfType<Letter>().OrderBy(l => l.Id)];
    }

    public static Dossier Empty() => new([]);

    public Party Party { get; private set; }
    public Representation? Representation { get; private set; }
    public Companion? Companion { get; private set; }
    public References? References { get; private set; }
    public IReadOnlyList<Note> Notes => notes;
    public IReadOnlyList<Document> Documents => documents;

    /// <summary>In the order in which they were begun.</summary>
    public IReadOnlyList<Letter> Letters => letters;

    /// <summary>What stands in the dossier and does not open: damaged, put elsewhere, or its key is gone. The rest can be worked with.</summary>
    public IReadOnlyList<RecordKind> Unreadable { get; }

    /// <summary>The records that are new or changed since the dossier was opened.</summary>
    public IReadOnlyList<DossierRecord> Fresh => fresh;

    /// <summary>The records that stood in the dossier when it was opened and are to go.</summary>
    public IReadOnlyList<Guid> Removed => removed;

    /// <summary>False: the record stood in the dossier when it was opened, and was changed since.</summary>
    public bool IsNew(DossierRecord record) => !opened.Contains((record ?? throw new ArgumentNullException(nameof(record))).Id);

    /// <summary>What a board card warns of, as far as it follows from the content.</summary>
    public CaseFlags FlagsOn(DateOnly today) =>
        (Representation is null ? CaseFlags.None : CaseFlags.Represented)
        | (Representation is { } r && !r.HasPowerOn(today) ? CaseFlags.PowerOfAttorneyMissing : CaseFlags.None)
        | (Party.ObjectedOn is null ? CaseFlags.None : CaseFlags.Objection)
        | (Party.HasProtectedAddressOn(today) ? CaseFlags.AddressProtection : CaseFlags.None);

    /// <summary>Refused if the party that stands there cannot be read: what nobody has seen is not written over.</summary>
    public Refusal? SetParty(Party party)
    {
        if (Unreadable.Contains(RecordKind.Party)) return new Refusal.ContentUnreadable();
        Party = Keep(party with { Id = Party.Id });
        return null;
    }

    /// <summary>
    /// Refused like the party. A power counts as verified if somebody has just seen it, or if the one that stands there is verified and
    /// nobody else and nothing more comes to it: what was seen of one person's power says nothing about another's, or a wider one.
    /// </summary>
    /// <param name="seen">Who saw the document in this very act.</param>
    public Refusal? SetRepresentation(Representation representation, Verification? seen = null)
    {
        if (Unreadable.Contains(RecordKind.Representation)) return new Refusal.ContentUnreadable();
        Representation = Keep((representation with { Id = Representation?.Id ?? representation.Id }).Verified(Representation, seen));
        return null;
    }

    /// <summary>Refused like the party.</summary>
    public Refusal? SetCompanion(Companion companion)
    {
        if (Unreadable.Contains(RecordKind.Companion)) return new Refusal.ContentUnreadable();
        Companion = Keep(companion with { Id = Companion?.Id ?? companion.Id });
        return null;
    }

    /// <summary>Refused like the party, and where one of them holds a CPR number.</summary>
    public Refusal? SetReferences(IReadOnlyList<string> numbers)
    {
        if (numbers.Any(References.HoldsCpr)) return new Refusal.InvalidInput([new("references", Problem.HoldsCpr)]);
        if (Unreadable.Contains(RecordKind.References)) return new Refusal.ContentUnreadable();
        References = Keep(new References(References?.Id ?? Guid.CreateVersion7(), numbers));
        return null;
    }

    /// <summary>Adds a note. Notes are never changed: a correction names the note that it corrects.</summary>
    public Note AddNote(Note note)
    {
        notes.Add(Keep(note));
        return note;
    }

    public Document AddDocument(Document document)
    {
        documents.Add(Keep(document));
        return document;
    }

    /// <summary>Says what a document is about.</summary>
    public Refusal? NameDocument(Guid id, string subject)
    {
        var at = documents.FindIndex(d => d.Id == id);
        if (at < 0) return new Refusal.UnknownDocument();
        documents[at] = Keep(documents[at] with { Subject = subject });
        return null;
    }

    /// <summary>Adds a letter or puts its new text in place of the old.</summary>
    public Letter SetLetter(Letter letter)
    {
        letters.RemoveAll(l => l.Id == letter.Id);
        letters.Add(Keep(letter));
        return letter;
    }

    /// <summary>A draft that was thrown away goes for good.</summary>
    public void RemoveLetter(Guid id)
    {
        letters.RemoveAll(l => l.Id == id);
        Drop(id);
    }

    /// <summary>A document that was attached by mistake goes for good; one that was sent with a letter stays as proof.</summary>
    public Refusal? RemoveDocument(Guid id)
    {
        if (WasSent(id)) return new Refusal.DocumentWasSent();
        if (documents.RemoveAll(d => d.Id == id) == 0) return new Refusal.UnknownDocument();
        Drop(id);
        return null;
    }

    /// <summary>Is it, or goes it along with, an approved letter?</summary>
    public bool WasSent(Guid document) => letters.Any(l => l.Copies is { } copies && (copies.Any(c => c.Document == document) || l.Enclosures?.Any(e => e.Document == document) is true));

    void Drop(Guid id)
    {
        fresh.RemoveAll(r => r.Id == id);
        if (opened.Contains(id)) removed.Add(id);
    }

    T Keep<T>(T record) where T : DossierRecord
    {
        fresh.RemoveAll(r => r.Id == record.Id);
        fresh.Add(record);
        return record;
    }
}
