// A personal data breach at the office: when it was discovered, whether the authority was notified, and whether the persons are told.
using Ombud.Domain.Deadlines;

namespace Ombud.Domain.Registers;

/// <summary>Not needed: no likely risk to the persons, with the reason [GDPR art. 33(1)].</summary>
public enum BreachNotification { Notified = 1, NotNeeded }

/// <summary>Whether the persons are told themselves [GDPR art. 34]; either way with the reason.</summary>
public enum PersonsDecision { Told = 1, NotTold }

public enum BreachState { AwaitsNotification, AwaitsPersons, Settled }

public sealed class Breach
{
    static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    Breach(DateTimeOffset discoveredAt) => DiscoveredAt = discoveredAt.ToUniversalTime();

    public DateTimeOffset DiscoveredAt { get; }
    public DateTimeOffset DueAt => BreachDeadline.DueAt(DiscoveredAt);
    public BreachNotification? Notification { get; private set; }
    /// <summary>When the authority was notified, or when it was found not to be needed.</summary>
    public DateTimeOffset? NotifiedAt { get; private set; }
    public PersonsDecision? Persons { get; private set; }
    public DateOnly? PersonsOn { get; private set; }

    public BreachState State => Notification is null ? BreachState.AwaitsNotification : Persons is null ? BreachState.AwaitsPersons : BreachState.Settled;

    /// <summary>None: it was found that nobody has to be notified.</summary>
    public BreachStatus StatusAt(DateTimeOffset now) => Notification is BreachNotification.NotNeeded
        ? new(DeadlineLevel.None, 0)
        : BreachDeadline.StatusAt(now, DiscoveredAt, NotifiedAt);

    public static (Breach? Found, Refusal? Refused) Discover(DateTimeOffset at, DateTimeOffset now)
    {
        FieldProblem? wrong = at > now ? new("discoveredOn", Problem.DateInFuture) : at < First ? new("discoveredOn", Problem.DateOutOfRange) : null;
        if (FieldProblems.Gather(wrong) is { } no) return (null, no);
        return (new(at), null);
    }

    /// <summary>As it was kept.</summary>
    public static Breach Restore(DateTimeOffset discoveredAt, BreachNotification? notification, DateTimeOffset? notifiedAt, PersonsDecision? persons, DateOnly? personsOn) =>
        new(discoveredAt) { Notification = notification, NotifiedAt = notifiedAt, Persons = persons, PersonsOn = personsOn };

    /// <summary>Too late, or not at all, takes a reason. What was not needed at first can still be notified.</summary>
    public Refusal? Notify(BreachNotification? decision, DateTimeOffset at, bool hasReason, DateTimeOffset now)
    {
        if (Notification is BreachNotification.Notified) return new Refusal.BreachNotified(NotifiedAt!.Value);
        if (FieldProblems.Gather(
            decision is not { } made ? new("decision", Problem.Missing) : Enum.IsDefined(made) ? null : new("decision", Problem.UnknownCode),
            at > now ? new("on", Problem.DateInFuture) : at < DiscoveredAt ? new("on", Problem.DateBeforeReceipt) : null,
            FieldProblems.Need("reason", hasReason || (decision is BreachNotification.Notified && at <= DueAt))) is { } no) return no;
        (Notification, NotifiedAt) = (decision, at.ToUniversalTime());
        return null;
    }

    /// <param name="discoveredOn">The date on the Danish calendar.</param>
    public Refusal? DecideOnPersons(PersonsDecision? decision, DateOnly on, bool hasReason, DateOnly discoveredOn, DateOnly today)
    {
        if (Persons is PersonsDecision.Told) return new Refusal.PersonsTold(PersonsOn!.Value);
        if (FieldProblems.Gather(
            decision is not { } made ? new("decision", Problem.Missing) : Enum.IsDefined(made) ? null : new("decision", Problem.UnknownCode),
            FieldProblems.Done("on", on, discoveredOn, today),
            FieldProblems.Need("reason", hasReason)) is { } no) return no;
        (Persons, PersonsOn) = (decision, on);
        return null;
    }
}
