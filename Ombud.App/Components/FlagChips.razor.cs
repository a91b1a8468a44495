// What a case warns of beside its deadline, in a fixed order.
using Microsoft.AspNetCore.Components;
using Ombud.Domain.Cases;

namespace Ombud.App.Components;

public sealed partial class FlagChips
{
    [Parameter, EditorRequired] public CaseFlags Flags { get; set; }

    public static readonly IReadOnlyList<(CaseFlags Flag, string Look, string Icon)> Known =
    [
        (CaseFlags.Represented, "plain", Icons.Users),
        (CaseFlags.Objection, "conf", Icons.Ban),
        (CaseFlags.Sensitive, "conf", Icons.Lock),
        (CaseFlags.AddressProtection, "conf", Icons.Shield),
        (CaseFlags.PowerOfAttorneyMissing, "warn", Icons.Document),
        (CaseFlags.MaybeTimeBarred, "warn", Icons.Hourglass),
    ];
}
