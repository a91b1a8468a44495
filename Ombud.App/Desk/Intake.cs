// What a registration becomes: the facts of a new case and the content of its dossier.
using Ombud.App.Identity;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

static class Intake
{
    public static (NewCase Facts, Dossier Dossier, IReadOnlyList<Note> Notes) Open(
        Registration clean, Actor actor, OfficeData office, DateOnly today, DateTimeOffset now)
    {
        var dossier = Dossier.Empty();
        var receivedOn = clean.ReceivedOn ?? today;
        dossier.SetParty(PartyOf(clean, receivedOn));
        if (clean.Representative is { } other)
            dossier.SetRepresentation(new(Guid.CreateVersion7(), other.Name, other.Phone, other.Email,
                other.HasPower ? new PowerOfAttorney("", receivedOn) : null));
        var note = dossier.AddNote(NoteOf(clean, actor, now, isFirst: true));
        var contact = new Contact(clean.Channel, clean.Written, receivedOn);
        var (original, due, days) = office.DueOn(clean.Kind, contact);
        var flags = dossier.FlagsOn(today) | (clean.Sensitive ? CaseFlags.Sensitive : CaseFlags.None);
        var facts = new NewCase(clean.Kind, contact, [.. clean.Points!.Select(p => Matter(p, clean))],
            clean.Department, original, due, flags, clean.CallBackOn, PromisedDays: days, ToReview: actor.Is(Roles.Intake));
        return (facts, dossier, [note]);
    }

    public static Note NoteOf(Registration clean, Actor actor, DateTimeOffset now, bool isFirst = false) =>
        new(Guid.CreateVersion7(), clean.Channel is Channel.Phone ? NoteKind.PhoneNote : isFirst ? NoteKind.Narrative : NoteKind.JournalNote,
            clean.Summary!, now, actor.Id);

    static Party PartyOf(Registration clean, DateOnly receivedOn)
    {
        var caller = clean.Caller!;
        return new Party(Guid.CreateVersion7(), caller.Name, caller.Phone, caller.Email, caller.Address, caller.Cpr,
            caller.Anonymous, clean.ObjectsToDisclosure ? receivedOn : null, ObjectedThrough: clean.ObjectsToDisclosure ? clean.Channel : null);
    }

    /// <summary>A point without a date of its own takes the one that was given for the whole contact.</summary>
    static PointMatter Matter(PointMatter point, Registration clean) =>
        point with { ClosedByMunicipalityOn = point.ClosedByMunicipalityOn ?? clean.ClosedByMunicipalityOn };
}
