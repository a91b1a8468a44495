// The number of an entry in one of the office's registers, such as A-2026-007 for a request and B-2026-001 for a breach.
using System.Globalization;

namespace Ombud.Domain.Registers;

/// <summary>The two registers that are kept apart from cases, because they concern the office as an authority.</summary>
public enum Register { Requests = 1, Breaches }

/// <summary>Year of registration and running number without gaps. The letter keeps it from being taken for a case's number.</summary>
public readonly record struct RegisterNumber(Register Register, int Year, int Running)
{
    const int Factor = 10_000_000;

    /// <summary>Unique within its register; sorts as the number does.</summary>
    public long Key => ((long)Year * Factor) + Running;

    public static RegisterNumber FromKey(Register register, long key) => new(register, (int)(key / Factor), (int)(key % Factor));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Register is Register.Breaches ? 'B' : 'A')}-{Year:D4}-{Running:D3}");
}

/// <summary>What the texts of an entry are about. The numbers are kept with the sealed texts: new ones come last.</summary>
public enum RegisterTextKind { Who = 1, Description, DelayReason, AnswerReason, NotificationReason, PersonsReason, Consequences, Measures }
