// Who is to get which letter, through which channel: computed from what stands on the case. People see it; it stops nobody.
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

public enum RecipientRole { Party, Representative, Department }

/// <param name="Address">Where a letter on paper goes, empty for the municipality's own post; null for every other channel.</param>
/// <param name="Email">Null for every other channel.</param>
/// <param name="MayShowAddress">May the letter say where the citizen lives?</param>
public sealed record Recipient(
    RecipientRole Role, Channel Channel, string? Name = null, string? Address = null, string? Email = null,
    DepartmentCode? Department = null, bool MayShowAddress = false)
{
    public override string ToString() => nameof(Recipient);
}

/// <summary>How a department of the municipality can be written to, as the office has it in its settings.</summary>
/// <param name="Cvr">Eight digits, or null: no mailbox of Digital Post.</param>
/// <param name="Email">Null also where plain content must not go to its domain.</param>
public sealed record DepartmentWays(string? Cvr, string? Address, string? Email);

/// <summary>What the adviser decides otherwise than it is computed; why is written down with the letter.</summary>
/// <param name="Channels">Another way for one who gets it anyway.</param>
/// <param name="AlsoParty">The citizen gets it too, though it would go to the representative alone.</param>
public sealed record Deviation(IReadOnlyDictionary<RecipientRole, Channel> Channels, bool AlsoParty = false)
{
    public static readonly Deviation None = new(new Dictionary<RecipientRole, Channel>());
}

public static class Recipients
{
    /// <summary>All recipients of a letter, or why it cannot go out. Nobody is left out silently: one who cannot be reached stops it.</summary>
    /// <param name="point">The point that the letter is about; null: the whole case.</param>
    /// <param name="department">How the case's department is written to; null: by the municipality's own post.</param>
    /// <param name="isOpen">Which ways the office has set up; null: all. Paper always is.</param>
    public static (IReadOnlyList<Recipient> To, Refusal? Refused) Of(
        LetterKind letter, Dossier dossier, Case facts, DateOnly day, int? point = null, DepartmentWays? department = null, Deviation? otherwise = null,
        Func<Channel, bool>? isOpen = null)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(facts);
        var (chosen, isSensitive) = (otherwise ?? Deviation.None, facts.Flags.HasFlag(CaseFlags.Sensitive));
        if (facts.ErasedOn is { } erased) return ([], new Refusal.Erased(erased));
        if (letter.IsForDepartment) return DepartmentOf(facts, day, department, chosen, isSensitive, isOpen);
        // A representative who cannot be read would look like none, and their letters would go to the wrong person.
        if (dossier.Unreadable.Any(kind => kind is RecordKind.Party or RecordKind.Representation)) return ([], new Refusal.ContentUnreadable());

        var (party, other) = (dossier.Party, dossier.Representation);
        var mayShow = !party.HasProtectedAddressOn(day);
        var power = other is not null && other.HasPowerOn(day) && other.Power!.Reaches(letter, point) ? other.Power : null;
        List<Recipient> to = [];
        if (power is null || letter.IsAlsoForParty || power.Reach is PowerScope.Meetings || chosen.AlsoParty)
        {
            if (party.Anonymous) return ([], new Refusal.AnonymousCaller());
            var (reached, no) = Reach(RecipientRole.Party, WaysOf(party, day), party.Name, chosen, isSensitive, isOpen);
            if (reached is null) return ([], no);
            to.Add(reached with { MayShowAddress = mayShow });
        }
        if (power is not null)
        {
            var (reached, no) = Reach(RecipientRole.Representative, new(false, other!.Address, other.Email), other.Name, chosen, isSensitive, isOpen);
            if (reached is null) return ([], no);
            to.Add(reached with { MayShowAddress = mayShow });
        }
        return (to, null);
    }

    static (IReadOnlyList<Recipient>, Refusal?) DepartmentOf(Case facts, DateOnly day, DepartmentWays? ways, Deviation chosen, bool isSensitive, Func<Channel, bool>? isOpen)
    {
        if (facts.IsObjectedOn(day)) return ([], new Refusal.ObjectedToDisclosure());
        if (facts.Department is not { } department) return ([], new Refusal.DepartmentMissing());
        // The municipality's own post reaches every department, with an address or without.
        var (reached, no) = Reach(RecipientRole.Department, new(ways?.Cvr is not null, ways?.Address ?? "", ways?.Email), null, chosen, isSensitive, isOpen);
        return reached is null ? ([], no) : ([reached with { Department = department }], null);
    }

    readonly record struct Ways(bool DigitalPost, string? Address, string? Email);

    /// <summary>Digital Post goes by CPR number; a substitute number has no mailbox. An address under protection stands on no envelope.</summary>
    static Ways WaysOf(Party party, DateOnly day) => new(
        CprNumber.TryParse(party.Cpr, out var number) && !number.IsSubstitute, party.HasProtectedAddressOn(day) ? null : party.Address, party.Email);

    /// <summary>The way that was chosen, if it is there and allowed; else the safest there is. Plain e-mail comes last, and never in a sensitive case.</summary>
    static (Recipient? Reached, Refusal? No) Reach(
        RecipientRole role, Ways ways, string? name, Deviation chosen, bool isSensitive, Func<Channel, bool>? isOpen)
    {
        Recipient?[] possible =
        [
            ways.DigitalPost && isOpen?.Invoke(Channel.DigitalPost) is not false ? new(role, Channel.DigitalPost, name) : null,
            ways.Address is { } address ? new(role, Channel.Letter, name, Address: address) : null,
            ways.Email is { } email && !isSensitive && isOpen?.Invoke(Channel.Email) is not false ? new(role, Channel.Email, name, Email: email) : null,
        ];
        if (!chosen.Channels.TryGetValue(role, out var wanted))
            return possible.FirstOrDefault(way => way is not null) is { } safest ? (safest, null) : (null, new Refusal.NoWayToReach(role));
        if (wanted is Channel.Email && isSensitive) return (null, new Refusal.PlainEmailRuledOut());
        return possible.FirstOrDefault(way => way?.Channel == wanted) is { } found ? (found, null) : (null, new Refusal.WayNotPossible(role, wanted));
    }
}
