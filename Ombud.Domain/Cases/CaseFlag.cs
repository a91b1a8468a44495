// What a card warns of beside its deadline.
namespace Ombud.Domain.Cases;

[Flags]
public enum CaseFlags
{
    None = 0,
    Represented = 1,
    Objection = 2,
    Sensitive = 4,
    PowerOfAttorneyMissing = 8,
    AddressProtection = 16,
    /// <summary>A point may be about a matter that the municipality closed more than a year before receipt.</summary>
    MaybeTimeBarred = 32,
}
