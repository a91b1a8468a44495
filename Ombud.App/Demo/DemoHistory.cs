// The history of one invented case as it grows: the domain's own verbs, each stamped with its day, hour and actor.
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Demo;

sealed class DemoHistory(Case subject, DemoDays days, Random random)
{
    readonly List<EventStamp> stamps = [];
    readonly List<DossierRecord> records = [];
    readonly List<ImportedFile> files = [];
    DateTimeOffset now;

    public Case Case => subject;

    public DateTimeOffset Now => now;

    /// <summary>As it stands now.</summary>
    public Dossier Dossier => new(records);

    public ImportedCase Finished => new(subject, stamps, records, files);

    /// <summary>Goes on to a day; on the same day some minutes later.</summary>
    public DateOnly On(int day, int? minute = null) => On(days[day], minute);

    public DateOnly On(DateOnly date, int? minute = null)
    {
        var at = DanishTime.FromDanish(date, new TimeOnly(0).AddMinutes(minute ?? random.Next((8 * 60) + 10, 14 * 60)));
        now = at > now ? at : now.AddMinutes(random.Next(2, 14));
        return date;
    }

    public void Keep(DossierRecord record) => records.Add(record);

    public void Keep(ImportedFile file) => files.Add(file);

    public void Pause(int minutes) => now = now.AddMinutes(minutes);

    public Guid NewId() => random.Id(now);

    public void Note(Actor by, NoteKind kind, string text, int? point = null)
    {
        var note = new Note(NewId(), kind, text, now, by.Id, point);
        records.Add(note);
        Do(by, it => it.AddNote(note.Id, kind, point));
    }

    /// <summary>A refusal here is a mistake in the demo, not something that a person did.</summary>
    public void Do(Actor by, Func<Case, Refusal?> verb)
    {
        if (verb(subject) is { } refused) throw new InvalidOperationException($"The invented history of {subject.Number} is not possible: {refused.Code}.");
        Stamp(by);
    }

    public void Stamp(Actor by)
    {
        while (stamps.Count < subject.Fresh.Count) stamps.Add(new(now, by));
    }
}
