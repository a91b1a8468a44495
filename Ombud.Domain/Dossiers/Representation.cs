// Who speaks for the citizen and with which power of attorney, and who only comes along.
using Ombud.Domain.Cases;

namespace Ombud.Domain.Dossiers;

/// <summary>Somebody who speaks for the citizen; letters go to them only with a power of attorney [forvaltningsloven § 8].</summary>
public sealed record Representation(
    Guid Id, string Name, string? Phone = null, string? Email = null, PowerOfAttorney? Power = null, string? Address = null) : DossierRecord(Id)
{
    public bool HasPowerOn(DateOnly day) => Power is { } power && power.CoversOn(day);

    /// <summary>Is this the same person with the same power? Phone, mail and address do not matter, nor that the power ends earlier by being revoked.</summary>
    public bool IsAsSeenIn(Representation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return Name == seen.Name && Power is { } power && seen.Power is { } before
            && (power.Scope, power.From, power.To, power.Reach) == (before.Scope, before.From, before.To, before.Reach)
            && (power.Points ?? []).ToHashSet().SetEquals(before.Points ?? [])
            && (before.RevokedOn is null || power.RevokedOn <= before.RevokedOn);
    }

    internal Representation Verified(Representation? before, Verification? seen)
    {
        var kept = Power is { IsVerified: true } && before is { Power.IsVerified: true } && IsAsSeenIn(before) ? before.Power : null;
        return this with { Power = Power is null ? null : Power with { VerifiedBy = seen?.By ?? kept?.VerifiedBy, VerifiedOn = seen?.On ?? kept?.VerifiedOn } };
    }

    public override string ToString() => nameof(Representation);
}

/// <summary>Somebody has seen the document of a power of attorney and found that it is one.</summary>
public sealed record Verification(StaffId By, DateOnly On);

/// <summary>How far a power reaches. NamedPoints: letters about those points. Meetings: invitations alone, beside the citizen.</summary>
public enum PowerScope { WholeCase, NamedPoints, Meetings }

/// <summary>
/// Both ends included. It never carries over to another case. It covers nothing before a member of staff has seen it and verified
/// it: it must be handed in with the complaint, and what a caller says on the phone is no power of attorney [forvaltningsloven § 8].
/// </summary>
/// <param name="Scope">In the words of the document.</param>
/// <param name="VerifiedBy">Who saw the document. Null, also in old records: nobody.</param>
/// <param name="Points">The points that it names, if it names some.</param>
public sealed record PowerOfAttorney(
    string Scope, DateOnly From, DateOnly? To = null, DateOnly? RevokedOn = null,
    StaffId? VerifiedBy = null, DateOnly? VerifiedOn = null, PowerScope Reach = PowerScope.WholeCase, IReadOnlyList<int>? Points = null)
{
    public bool IsVerified => VerifiedBy is not null && VerifiedOn is not null;

    public bool CoversOn(DateOnly day) =>
        IsVerified && day >= VerifiedOn && day >= From && (To is null || day <= To) && (RevokedOn is null || day < RevokedOn);

    /// <summary>Does the holder get this letter? The day is another question.</summary>
    public bool Reaches(LetterKind letter, int? point) => Reach switch
    {
        PowerScope.NamedPoints => point is { } one && Points?.Contains(one) is true,
        PowerScope.Meetings => letter is LetterKind.MeetingInvitation,
        _ => true,
    };

    public override string ToString() => nameof(PowerOfAttorney);
}

/// <summary>A companion (bisidder) helps at meetings and represents nobody: never gets a letter [forvaltningsloven § 8].</summary>
public sealed record Companion(Guid Id, string Name, string? Phone = null) : DossierRecord(Id)
{
    public override string ToString() => nameof(Companion);
}
