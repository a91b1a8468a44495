// Who is to get which letter, through which channel: computed from what stands on the case. People see it; it stops nobody.
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

public enum RecipientRole { Party, Representative, Department }

/// <param name="Address">Where a letter on paper goes; null for every other channel.</param>
/// <param name="Email">Null for every other channel.</param>
/// <param name="MayShowAddress">May the letter say where the citizen lives?</param>
public sealed record Recipient(
    RecipientRole Role, Channel Channel, string? Name = null, string? Address = null, string? Email = null,
    DepartmentCode? Department = null, bool MayShowAddress = false)
{
    public override string ToString() => nameof(Recipient);
}

public static class Recipients
{
    /// <summary>All recipients of a letter, or why it cannot go out. Nobody is left out silently: one who cannot be reached stops it.</summary>
    /// <param name="point">The point that the letter is about; null: the whole case.</param>
    public static (IReadOnlyList<Recipient> To, Refusal? Refused) Of(LetterKind letter, Dossier dossier, Case facts, DateOnly day, int? point = null)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.ErasedOn is { } erased) return ([], new Refusal.Erased(erased));
        if (letter.IsForDepartment) return DepartmentOf(facts, day);
        // A representative who cannot be read would look like none, and their letters would go to the wrong person.
        if (dossier.Unreadable.Any(kind => kind is RecordKind.Party or RecordKind.Representation)) return ([], new Refusal.ContentUnreadable());

        var (party, other) = (dossier.Party, dossier.Representation);
        var mayShow = !party.HasProtectedAddressOn(day);
        var isSensitive = facts.Flags.HasFlag(CaseFlags.Sensitive);
        var power = other is not null && other.HasPowerOn(day) && other.Power!.Reaches(letter, point) ? other.Power : null;
        List<Recipient> to = [];
        if (power is null || letter.IsAlsoForParty || power.Reach is PowerScope.Meetings)
        {
            if (party.Anonymous) return ([], new Refusal.AnonymousCaller());
            if (Reach(RecipientRole.Party, party.Name, DigitalPost(party), mayShow ? party.Address : null, party.Email, isSensitive) is not { } reached)
                return ([], new Refusal.NoWayToReach(RecipientRole.Party));
            to.Add(reached with { MayShowAddress = mayShow });
        }
        if (power is not null)
        {
            if (Reach(RecipientRole.Representative, other!.Name, false, other.Address, other.Email, isSensitive) is not { } reached)
                return ([], new Refusal.NoWayToReach(RecipientRole.Representative));
            to.Add(reached with { MayShowAddress = mayShow });
        }
        return (to, null);
    }

    static (IReadOnlyList<Recipient>, Refusal?) DepartmentOf(Case facts, DateOnly day) => facts switch
    {
        _ when facts.IsObjectedOn(day) => ([], new Refusal.ObjectedToDisclosure()),
        { Department: { } department } => ([new(RecipientRole.Department, Channel.DigitalPost, Department: department)], null),
        _ => ([], new Refusal.DepartmentMissing()),
    };

    /// <summary>Digital Post goes by CPR number; a substitute number has no mailbox.</summary>
    static bool DigitalPost(Party party) => CprNumber.TryParse(party.Cpr, out var number) && !number.IsSubstitute;

    /// <summary>The safest way there is. Plain e-mail comes last, and never in a sensitive case. Null: no way.</summary>
    static Recipient? Reach(RecipientRole role, string? name, bool digitalPost, string? address, string? email, bool isSensitive) =>
        digitalPost ? new(role, Channel.DigitalPost, name)
        : address is not null ? new(role, Channel.Letter, name, Address: address)
        : email is not null && !isSensitive ? new(role, Channel.Email, name, Email: email)
        : null;
}
